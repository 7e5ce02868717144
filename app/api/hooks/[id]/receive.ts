import 'server-only'
import { Invalid } from '@/lib/platform/errors'
import { receivePush } from '@/lib/watching/hooks.store'

/** What a forge tells of a push is far less; what is more is not read. */
const LARGEST = 5_000_000

/** Takes note that a forge tells of a push. */
export async function receiveHook(request: Request, id: string): Promise<Response> {
  await receivePush(id, request.headers, await readBody(request))
  return new Response('The repository is looked at.\n', {
    status: 202,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })
}

async function readBody({ headers, body }: Request): Promise<Uint8Array> {
  if (Number(headers.get('content-length') ?? 0) > LARGEST) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of (body ?? []) as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > LARGEST) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

const tooLarge = () => new Invalid(`The request has more than ${LARGEST / 1_000_000} MB, which is all that is read.`)
