import 'server-only'
import { readBody } from '@/lib/platform/web/body'
import { receivePush } from '@/lib/watching/hooks.store'

/** What a forge tells of a push is far less; what is more is not read. */
const LARGEST = 5_000_000

/** Takes note that a forge tells of a push. */
export async function receiveHook(request: Request, id: string): Promise<Response> {
  await receivePush(id, request.headers, await readBody(request, LARGEST))
  return new Response('The repository is looked at.\n', {
    status: 202,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })
}
