import { isLiving } from '@/lib/access/session.store'
import { mayFollow } from '@/lib/live/audience.store'
import { hub } from '@/lib/live/hub'
import { Topics, topicName } from '@/lib/live/topics'
import { Invalid, NotFound } from '@/lib/platform/errors'
import { currentSession } from '@/lib/platform/web/actor'
import { eventsOf } from '@/lib/platform/web/events'
import { memberRoute } from '@/lib/platform/web/route'

export const dynamic = 'force-dynamic'

/** Tells a page that is looked at when what it shows is out of date: which topic, never what happened there. */
export const GET = memberRoute(async (actor, request) => {
  const topics = Topics.safeParse(new URL(request.url).searchParams.getAll('topic'))
  if (!topics.success) throw new Invalid(topics.error.issues[0]?.message ?? 'Expected topics.')
  for (const topic of topics.data) if (!(await mayFollow(actor, topic))) throw new NotFound('This is not there.')
  const session = await currentSession()
  if (!session) throw new NotFound('Not signed in.')
  const names = topics.data.map(topicName)
  const { sessionId } = session
  const who = { memberId: actor.memberId, sessionId, topics: names }
  return eventsOf({
    signal: request.signal,
    isLiving: () => isLiving(sessionId),
    follow: ({ send, end }) => hub().follow({ ...who, tell: (told) => send('changed', told.join(' ')), end }),
  })
})
