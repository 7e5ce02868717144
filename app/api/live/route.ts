import { isLiving } from '@/lib/access/session.store'
import { mayFollow } from '@/lib/live/audience.store'
import { type Follower, hub } from '@/lib/live/hub'
import { Topics, topicName } from '@/lib/live/topics'
import { Invalid, NotFound } from '@/lib/platform/errors'
import { currentSession } from '@/lib/platform/web/actor'
import { memberRoute } from '@/lib/platform/web/route'

export const dynamic = 'force-dynamic'

/** Keeps proxies from closing a silent connection, and finds sessions that ran out. */
const BEAT_MS = 20_000

/** Tells a page that is looked at when what it shows is out of date: which topic, never what happened there. */
export const GET = memberRoute(async (actor, request) => {
  const topics = Topics.safeParse(new URL(request.url).searchParams.getAll('topic'))
  if (!topics.success) throw new Invalid(topics.error.issues[0]?.message ?? 'Expected topics.')
  for (const topic of topics.data) if (!(await mayFollow(actor, topic))) throw new NotFound('This is not there.')
  const session = await currentSession()
  if (!session) throw new NotFound('Not signed in.')
  const names = topics.data.map(topicName)
  const body = stream({ memberId: actor.memberId, sessionId: session.sessionId, topics: names }, request.signal)
  return new Response(body, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      // Not to be held back for compressing, nor by a proxy that gathers answers.
      'Cache-Control': 'no-store, private, no-transform',
      'X-Accel-Buffering': 'no',
    },
  })
})

function stream(who: Pick<Follower, 'memberId' | 'sessionId' | 'topics'>, signal: AbortSignal): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let leave = () => {}
  return new ReadableStream<Uint8Array>({
    start(controller) {
      let isOpen = true
      const send = (text: string) => isOpen && controller.enqueue(encoder.encode(text))
      const end = () => {
        if (!isOpen) return
        leave()
        controller.close()
      }
      const unfollow = hub().follow({ ...who, tell: (topics) => send(`event: changed\ndata: ${topics.join(' ')}\n\n`), end })
      const beat = setInterval(async () => {
        if (await isLiving(who.sessionId).catch(() => true)) send(': here\n\n')
        else end()
      }, BEAT_MS)
      leave = () => {
        isOpen = false
        clearInterval(beat)
        unfollow()
      }
      signal.addEventListener('abort', end, { once: true })
      send('retry: 2000\n\n')
    },
    cancel: () => leave(),
  })
}
