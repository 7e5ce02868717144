import type { MemberActor } from '../access/actor'
import { can } from '../access/rules'
import { visibleIncidents } from '../access/visible.store'
import { visibleChecks } from '../checks/visible.store'
import { db, type Prisma } from '../platform/db/client'
import type { Change } from '../platform/live/listener'
import { type Topic, topicName } from './topics'

/** Who may know of something: everybody who may read, or only these members. */
export type Audience = 'everybody' | ReadonlySet<string>

/** A topic is out of date for an audience. */
export interface News {
  topic: string
  to: Audience
}

export const reaches = (to: Audience, memberId: string): boolean => to === 'everybody' || to.has(memberId)

/** Whether a member may follow a topic at all: what they may not see is not there. */
export async function mayFollow(actor: MemberActor, { kind, id }: Topic): Promise<boolean> {
  if (!can(actor, 'read')) return false
  if (id === null) return true
  const found =
    kind === 'check'
      ? await db().check.findFirst({ where: { AND: [{ id }, visibleChecks(actor)] }, select: { id: true } })
      : await db().incident.findFirst({ where: { AND: [{ id }, visibleIncidents(actor)] }, select: { id: true } })
  return found !== null
}

const INCIDENT = { isPrivate: true, people: { select: { memberId: true } } } satisfies Prisma.IncidentSelect
type IncidentRow = Prisma.IncidentGetPayload<{ select: typeof INCIDENT }>

/** The same rule as visibleIncidents, asked of an incident instead of a member. */
const audienceOf = ({ isPrivate, people }: IncidentRow): Audience =>
  isPrivate ? new Set(people.map(({ memberId }) => memberId)) : 'everybody'

/** What changes make out of date, and who may be told. Asked once for all changes of a moment and all who listen. */
export async function newsOf(changes: readonly Change[]): Promise<News[]> {
  const ids = (kind: string) => [...new Set(changes.filter((change) => change.kind === kind).flatMap((change) => change.ids))]
  const [actions, incidents, checks] = await Promise.all([
    db().correctiveAction.findMany({
      where: { id: { in: ids('action') } },
      select: { incidentId: true, incident: { select: INCIDENT } },
    }),
    db().incident.findMany({
      where: { id: { in: [...ids('incident'), ...ids('presence')] } },
      select: { id: true, ...INCIDENT },
    }),
    db().check.findMany({
      where: { id: { in: ids('check') } },
      select: { id: true, actions: { select: { action: { select: { incident: { select: INCIDENT } } } } } },
    }),
  ])
  const among = (kind: string) =>
    incidents.filter(({ id }) => ids(kind).includes(id)).map((incident) => ({ id: incident.id, to: audienceOf(incident) }))
  const ofIncidents = [
    ...actions.map(({ incidentId, incident }) => ({ id: incidentId, to: audienceOf(incident) })),
    ...among('incident'),
  ]
  return [
    ...ofIncidents.flatMap(({ id, to }): News[] => [
      { topic: 'board', to },
      { topic: topicName({ kind: 'incident', id }), to },
    ]),
    ...checks.map(
      ({ id, actions: proves }): News => ({
        topic: topicName({ kind: 'check', id }),
        to: proves.length === 0 ? 'everybody' : united(proves.map(({ action }) => audienceOf(action.incident))),
      }),
    ),
    ...among('presence').map(({ id, to }): News => ({ topic: topicName({ kind: 'presence', id }), to })),
    ...(ids('hidden').length > 0 ? [{ topic: 'board', to: 'everybody' } as const] : []),
    // Who looks at it and may not any more asks who is there, and is told that nothing is.
    ...ids('hidden').map((id): News => ({ topic: topicName({ kind: 'presence', id }), to: 'everybody' })),
  ]
}

function united(audiences: readonly Audience[]): Audience {
  const named = new Set<string>()
  for (const audience of audiences) {
    if (audience === 'everybody') return 'everybody'
    for (const memberId of audience) named.add(memberId)
  }
  return named
}
