import type { MemberActor } from '../access/actor'
import { readableComments, visibleIncidents } from '../access/visible.store'
import { db, type Prisma } from '../platform/db/client'
import { isNoticeKind } from './kinds'
import type { Told, ToldAction } from './message'

/** Who reads a message: a member, or whoever reads a channel. */
type Reader = MemberActor | 'channel'

/** What a reader may know of: a channel is read by nobody knows whom, so nothing private is for it. */
const readableIncidents = (reader: Reader): Prisma.IncidentWhereInput =>
  reader === 'channel' ? { isPrivate: false, deletedAt: null } : visibleIncidents(reader)

export const TOLD_ACTION = {
  number: true,
  title: true,
  state: true,
  dueOn: true,
  owner: { select: { name: true } },
  incident: { select: { number: true, title: true, severity: true } },
} satisfies Prisma.CorrectiveActionSelect

const TOLD_FILE = {
  ...{ id: true, kind: true, author: true },
  publication: {
    select: { repository: { select: { name: true } }, incident: { select: { number: true, title: true, severity: true } } },
  },
} satisfies Prisma.ProposalSelect

/** A comment is told to those who may know of what it is on, as long as it stands; to a channel never. */
const commentFor = (reader: Reader): Prisma.NoticeWhereInput =>
  reader === 'channel' ? { id: { in: [] } } : { comment: { AND: [{ deletedAt: null }, readableComments(reader)] } }

/** Nothing of a private incident leads to or from a repository. */
const FOR_ALL = { isPrivate: false, deletedAt: null } satisfies Prisma.IncidentWhereInput

type ActionRow = Prisma.CorrectiveActionGetPayload<{ select: typeof TOLD_ACTION }>

export const toldAction = ({ owner, dueOn, ...action }: ActionRow): ToldAction => ({
  ...action,
  owner: owner?.name ?? null,
  dueOn: dueOn?.toISOString().slice(0, 10) ?? null,
})

/**
 * What a message says to its reader, oldest first, as things stand now: what was deleted, made private or hidden from the reader
 * since it was announced is left out.
 */
export async function loadTold(deliveryId: string, reader: Reader): Promise<Told[]> {
  const readable = { deletedAt: null, incident: readableIncidents(reader) }
  const rows = await db().deliveryNotice.findMany({
    where: {
      deliveryId,
      notice: {
        OR: [
          { action: readable },
          { actionId: null, check: { deletedAt: null, actions: { some: { action: readable } } } },
          { incident: { AND: [{ deletedAt: null }, readableIncidents(reader)] }, OR: [{ commentId: null }, commentFor(reader)] },
          { proposal: { state: 'open', publication: { incident: { AND: [readableIncidents(reader), FOR_ALL] } } } },
        ],
      },
    },
    select: {
      notice: {
        select: {
          id: true,
          kind: true,
          because: true,
          at: true,
          member: { select: { name: true } },
          action: { select: TOLD_ACTION },
          proposal: { select: TOLD_FILE },
          incident: { select: TOLD_ACTION.incident.select },
          comment: { select: { id: true, text: true } },
          check: {
            select: {
              id: true,
              title: true,
              actions: {
                where: { action: readable },
                select: { action: { select: TOLD_ACTION } },
                orderBy: { action: { number: 'asc' } },
              },
            },
          },
        },
      },
    },
    orderBy: { notice: { id: 'asc' } },
  })
  return rows.flatMap(({ notice: { id, kind, because, at, member, action, check, proposal, incident, comment } }) => {
    if (!isNoticeKind(kind)) return []
    const file = proposal && {
      ...{ proposalId: proposal.id, kind: proposal.kind, author: proposal.author },
      ...{ repository: proposal.publication.repository.name, incident: proposal.publication.incident },
    }
    const proves = action ? [] : (check?.actions ?? []).map((bound) => toldAction(bound.action))
    const about = action
      ? { action: toldAction(action), check: null }
      : { action: null, check: check && { id: check.id, title: check.title, proves } }
    const said = comment ? comment.text : because
    return [{ id, kind, because: said, at, by: member?.name ?? null, ...about, file, postmortem: incident }]
  })
}
