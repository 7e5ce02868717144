import { request } from 'node:http'

interface Answer {
  status: number
  location: string | undefined
  body: string
}

/** What happened to a request: an answer, or how far it got without one. */
export type Outcome = { answer: Answer } | { failed: 'before it was sent' | 'after it was sent'; why: string }

interface Sending {
  url: string
  method?: 'GET' | 'POST'
  cookie: string
  form?: FormData
}

/** One request on a connection of its own, as a browser without JavaScript sends it. */
export async function send({ url, method = 'GET', cookie, form }: Sending): Promise<Outcome> {
  const encoded = form && new Request(url, { method: 'POST', body: form })
  const body = encoded && Buffer.from(await encoded.arrayBuffer())
  const headers = {
    cookie,
    ...(encoded && { origin: new URL(url).origin, 'content-type': encoded.headers.get('content-type') ?? '' }),
    ...(body && { 'content-length': String(body.length) }),
  }
  return new Promise((resolve) => {
    let sent = false
    const outgoing = request(url, { method, headers, agent: false }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk) => chunks.push(chunk))
      incoming.on('end', () =>
        resolve({
          answer: {
            status: incoming.statusCode ?? 0,
            location: incoming.headers.location,
            body: Buffer.concat(chunks).toString('utf8'),
          },
        }),
      )
      incoming.on('error', (error) => resolve({ failed: 'after it was sent', why: error.message }))
    })
    outgoing.on('finish', () => {
      sent = outgoing.socket?.connecting === false
    })
    outgoing.on('error', (error) => resolve({ failed: sent ? 'after it was sent' : 'before it was sent', why: error.message }))
    outgoing.end(body)
  })
}

/** The fields of the form on a page that has a field of this name, as the server wrote them. */
export function readForm(html: string, having: string): FormData {
  const forms = html.match(/<form[\s\S]*?<\/form>/g) ?? []
  const found = forms.find((form) => new RegExp(`name="${having}"`).test(form))
  if (!found) throw new Error(`No form with a field "${having}" on the page:\n${html.slice(0, 2000)}`)
  const data = new FormData()
  for (const [tag] of found.matchAll(/<(?:input|textarea)\b[^>]*>/g)) {
    const name = attribute(tag, 'name')
    if (name && attribute(tag, 'type') !== 'checkbox') data.append(name, attribute(tag, 'value') ?? '')
  }
  return data
}

const ENTITIES: Record<string, string> = { quot: '"', amp: '&', lt: '<', gt: '>', '#x27': "'", '#39': "'" }

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`)
    .exec(tag)?.[1]
    ?.replace(/&(quot|amp|lt|gt|#x27|#39);/g, (_, entity) => ENTITIES[entity] ?? '')
