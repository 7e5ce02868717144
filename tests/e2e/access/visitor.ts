/** What a mutation answered; `redirected` where it sent the browser on instead. */
export interface Result {
  status: number
  ok?: boolean
  kind?: string
  message?: string
  redirected?: string
  value?: unknown
}

/** Somebody with a cookie (or none), asking over plain HTTP what a browser would, and what it would not. */
export class Visitor {
  constructor(
    readonly url: string,
    readonly cookie: string = '',
  ) {}

  fetch(path: string, { headers, ...rest }: RequestInit & { headers?: Record<string, string> } = {}): Promise<Response> {
    return fetch(this.url + path, {
      redirect: 'manual',
      ...rest,
      headers: { ...(this.cookie && { cookie: this.cookie }), ...headers },
    })
  }

  /** Calls a server function the way React does: its id in a header, (null, the form) as the arguments. */
  async call(
    key: string,
    path: string,
    fields: Record<string, string | string[]>,
    headers: Record<string, string> = { origin: this.url },
  ): Promise<Result> {
    const body = new FormData()
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(`_1_${name}`, one)
    body.append('0', '[null,"$K1"]')
    const answer = await this.fetch(path, {
      method: 'POST',
      body,
      headers: { 'next-action': key, accept: 'text/x-component', ...headers },
    })
    const redirected = answer.headers.get('x-action-redirect')
    const text = await answer.text()
    if (redirected) return { status: answer.status, redirected }
    const line = text.split('\n').find((one) => /^[0-9a-f]+:\{"ok":/.test(one))
    if (!line) return { status: answer.status }
    const result = JSON.parse(line.slice(line.indexOf(':') + 1))
    return { status: answer.status, ok: result.ok, kind: result.error?.kind, message: result.error?.message, value: result.value }
  }

  /** Sends a form of a page as a browser without JavaScript does: hidden fields as they stand, the others as given. */
  async submit(path: string, fields: Record<string, string>, which = Object.keys(fields)[0] ?? ''): Promise<Response> {
    const page = await (await this.fetch(path)).text()
    const form = page.match(/<form[\s\S]*?<\/form>/g)?.find((one) => one.includes(`name="${which}"`))
    if (!form) throw new Error(`${path} has no form with a field ${which}:\n${page.slice(0, 2000)}`)
    const body = new FormData()
    for (const [input] of form.matchAll(/<input[^>]*>/g)) {
      const name = attribute(input, 'name')
      if (name && input.includes('type="hidden"')) body.set(name, attribute(input, 'value') ?? '')
    }
    for (const [name, value] of Object.entries(fields)) body.set(name, value)
    return this.fetch(path, { method: 'POST', body, headers: { origin: this.url } })
  }
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(` ${name.replace(/[$]/g, '\\$')}="([^"]*)"`).exec(tag)?.[1]
  return value
    ?.replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/** The cookie a response sets for the session, as a request sends it. */
export const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .find((one) => /^(__Host-nevermore|nevermore-session)=./.test(one))
    ?.split(';')[0] ?? ''
