import { z } from 'zod'

/** What a page may follow: the board, one check, one incident, who is at an incident. */
export interface Topic {
  kind: 'board' | 'check' | 'incident' | 'presence'
  /** Null for the board: there is one. */
  id: string | null
}

/** A page that follows more than this is a mistake of ours. */
const MOST = 8

const OneTopic = z.string().transform((text, context): Topic => {
  const [kind, id] = text.split(':')
  if (text === 'board') return { kind: 'board', id: null }
  if (
    (kind === 'check' || kind === 'incident' || kind === 'presence') &&
    text === `${kind}:${id}` &&
    z.uuid().safeParse(id).success
  )
    return { kind, id: id ?? null }
  context.addIssue(`Got the topic ${JSON.stringify(text.slice(0, 60))}; expected board, check:ID, incident:ID or presence:ID.`)
  return z.NEVER
})

/** The topics of a request, as they stand in its address. */
export const Topics = z.array(OneTopic).min(1, 'Say what to follow: ?topic=board').max(MOST, `Follow at most ${MOST} topics.`)

/** "board", "check:0198…" */
export const topicName = ({ kind, id }: Topic): string => (id === null ? kind : `${kind}:${id}`)
