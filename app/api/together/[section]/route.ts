import { z } from 'zod'
import { isLiving } from '@/lib/access/session.store'
import { hub } from '@/lib/live/hub'
import { presenceOf, stayWriting } from '@/lib/live/presence.store'
import { tellCursor } from '@/lib/live/rooms.store'
import { Invalid, NotFound } from '@/lib/platform/errors'
import { currentSession } from '@/lib/platform/web/actor'
import { readBody } from '@/lib/platform/web/body'
import { eventsOf } from '@/lib/platform/web/events'
import { memberRoute } from '@/lib/platform/web/route'
import { Incomplete } from '@/lib/sections/together/document'
import { demandSection, openTogether, pushUpdate } from '@/lib/sections/together/store'
import { base64, openWords, pollOf } from './poll'

export const dynamic = 'force-dynamic'

interface Context {
  params: Promise<{ section: string }>
}

const MOST_BYTES = 2_000_000
const Browser = z.string().regex(/^\d{1,16}$/)
const Position = z.base64().max(400).nullable()
const CursorBody = z.strictObject({ browser: Browser, anchor: Position, head: Position })

/** A section as it stands, then what others type and where their carets are, as long as somebody listens. */
export const GET = memberRoute<Context>(async (actor, request, { params }) => {
  const sectionId = await sectionOf(params)
  await demandSection(actor, sectionId)
  const query = new URL(request.url).searchParams
  const browser = Browser.safeParse(query.get('browser'))
  if (!browser.success) throw new Invalid('Say which browser asks: ?browser=NUMBER')
  const standing = await openTogether(actor, sectionId)
  const { id, seq, state, vector, incidentId } = standing
  const session = await currentSession()
  if (!session) throw new NotFound('Not signed in.')
  const who = { memberId: actor.memberId, sectionId, sessionId: session.sessionId, signal: request.signal }
  if (query.has('poll')) {
    await stayWriting(actor, { incidentId, sectionId })
    return pollOf(who, standing, query.get('had'))
  }
  return eventsOf({
    signal: request.signal,
    isLiving: () => isLiving(session.sessionId),
    ...presenceOf(actor, { incidentId, sectionId }),
    follow: ({ send, end }) => {
      send('open', openWords({ id, state, vector }))
      const update = (bytes: Uint8Array) => send('update', base64(bytes))
      const cursor = (text: string) => send('cursor', text)
      const leave = hub().write({ memberId: actor.memberId, sectionId, seq, update, cursor, end }, session.sessionId)
      return () => {
        leave()
        tellCursor(actor, sectionId, { browser: browser.data, anchor: null, head: null }).catch(() => {})
      }
    },
  })
})

/** Takes over what was typed. 409 where something before it is missing: the browser sends all it has then. */
export const POST = memberRoute<Context>(async (actor, request, { params }) => {
  const sectionId = await sectionOf(params)
  const documentId = z.uuid().safeParse(new URL(request.url).searchParams.get('document'))
  if (!documentId.success) {
    // Of what is there only those are told who may write it; the others are refused when it is taken over.
    await demandSection(actor, sectionId)
    throw new Invalid('Say which document it was typed into: ?document=ID')
  }
  const update = await readBody(request, MOST_BYTES)
  try {
    const seq = await pushUpdate(actor, { sectionId, documentId: documentId.data, update })
    return Response.json({ seq })
  } catch (error) {
    if (error instanceof Incomplete) return Response.json({ isIncomplete: true }, { status: 409 })
    throw error
  }
})

/** Where the caret is. */
export const PUT = memberRoute<Context>(async (actor, request, { params }) => {
  const sectionId = await sectionOf(params)
  await demandSection(actor, sectionId)
  const cursor = CursorBody.safeParse(await jsonOf(request))
  if (!cursor.success) throw new Invalid('Expected {"browser": NUMBER, "anchor": BASE64, "head": BASE64}.')
  await tellCursor(actor, sectionId, cursor.data)
  return new Response(null, { status: 204 })
})

async function sectionOf(params: Context['params']): Promise<string> {
  const id = z.uuid().safeParse((await params).section)
  if (!id.success) throw new NotFound('There is no such section.')
  return id.data
}

async function jsonOf(request: Request): Promise<unknown> {
  try {
    return JSON.parse(Buffer.from(await readBody(request, 2_000)).toString())
  } catch {
    return null
  }
}
