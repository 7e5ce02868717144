import 'server-only'
import { takePing } from '@/lib/checks/kept-pings.store'
import { MAX_PING_BODY_BYTES, type Signal } from '@/lib/checks/pings.store'

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** Takes a ping in and answers as the ping API of Healthchecks does, so that scripts written for it work here unchanged. */
export async function receivePing(request: Request, [key = '', ...rest]: string[]): Promise<Response> {
  // /ping/<uuid>/<signal>, or /ping/<ping key>/<slug>/<signal>
  const isToken = UUID.test(key)
  const [slug = '', signalName = ''] = isToken ? ['', ...rest] : rest
  const signal = readSignal(signalName)
  if (!signal) return answer(400, 'invalid url format')
  const rid = new URL(request.url).searchParams.get('rid')
  if (rid !== null && !UUID.test(rid)) return answer(400, 'invalid uuid format')
  const pinged = isToken ? { token: key } : { pingKey: key, slug }
  const came = await takePing(pinged, signal, await readBody(request))
  if (came === 'unknown') return answer(404, 'not found')
  return came === 'full' ? answer(503, 'try again later') : answer(200, 'OK')
}

/** "" (success), "start", "fail", "log" or an exit status; null for anything else. */
function readSignal(name: string): Signal | null {
  if (name === '') return { kind: 'success' }
  if (name === 'start' || name === 'fail' || name === 'log') return { kind: name }
  const status = /^\d{1,3}$/.test(name) ? Number(name) : 256
  return status <= 255 ? { kind: 'exit', status } : null
}

/** The first 10 KB; what follows is not waited for. */
async function readBody(request: Request): Promise<string> {
  if (!request.body) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= MAX_PING_BODY_BYTES) break
  }
  return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, MAX_PING_BODY_BYTES))
}

const answer = (status: number, words: string): Response =>
  new Response(words, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Ping-Body-Limit': String(MAX_PING_BODY_BYTES) },
  })
