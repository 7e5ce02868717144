import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import type { ActivityKind } from '../activity/rules'
import { recordActivity } from '../activity/store'
import { inTransaction, type Prisma, type Tx } from '../platform/db/client'
import { settleEdit } from '../revisions/edit.store'
import { joinIncident } from './people.store'
import { beganAt } from './rules'
import type { IncidentEdit } from './schema'
import { ensureServices } from './services.store'
import { contentOf, type Incident, lockIncident, rewrite } from './store'

type Content = ReturnType<typeof contentOf>
type Wanted = Partial<Content>

/**
 * Changes the facts of an incident that are handed in. An edit that began at an older version goes through where nobody changed
 * the same facts meanwhile.
 * @throws Conflict with what stands there now, NotFound
 */
export async function editIncident(actor: Actor, edit: IncidentEdit): Promise<Incident> {
  return inTransaction((tx) => editIncidentIn(tx, actor, edit))
}

/**
 * The same inside a transaction that is open already. Only who has judged whether it may be published (lib/reviews) hands in a
 * state of the postmortem.
 */
export async function editIncidentIn(
  tx: Tx,
  actor: Actor,
  { id, version, ...wanted }: IncidentEdit & { postmortemState?: Content['postmortemState'] },
): Promise<Incident> {
  demand(actor, 'write')
  const incident = await lockIncident(tx, actor, id)
  const before = contentOf(incident)
  const services = wanted.services && (await ensureServices(tx, wanted.services)).map(({ name }) => name).sort(byName)
  const now = { version: incident.version, content: before }
  const changes = await settleEdit<Content>(tx, { subjectId: id, version, now, wanted: { ...wanted, services } })
  if (Object.keys(changes).length === 0) return incident
  const after = await rewrite(tx, actor, id, await dataFor(tx, actor, incident, changes))
  for (const { kind, data } of newsOf(before, changes)) await recordActivity(tx, actor, id, kind, data)
  return after
}

const byName = (a: string, b: string) => (a < b ? -1 : 1)

async function dataFor(tx: Tx, actor: Actor, incident: Incident, changes: Wanted): Promise<Prisma.IncidentUpdateInput> {
  const { services, startedOn, postmortemState, people: _, ...plain } = changes
  const data: Prisma.IncidentUpdateInput = { ...plain }
  if (services) data.services = await replaceServices(tx, incident.id, services)
  if (startedOn !== undefined) {
    data.startedOn = startedOn ? new Date(startedOn) : null
    data.beganAt = beganAt({ ...incident, startedOn: startedOn ? new Date(startedOn) : null })
  }
  if (postmortemState) {
    data.postmortemState = postmortemState
    data.publishedAt = postmortemState === 'published' ? new Date() : null
  }
  if (changes.isPrivate) await joinIncident(tx, actor, incident)
  return data
}

async function replaceServices(tx: Tx, incidentId: string, names: string[]) {
  const services = await ensureServices(tx, names)
  await tx.incidentService.deleteMany({ where: { incidentId } })
  return { create: services.map(({ id }) => ({ service: { connect: { id } } })) }
}

interface News {
  kind: ActivityKind
  data?: Prisma.InputJsonObject
}

function newsOf(before: Content, changes: Wanted): News[] {
  const news: News[] = []
  if (changes.title !== undefined) news.push({ kind: 'title_changed', data: { from: before.title } })
  if (changes.severity !== undefined)
    news.push({ kind: 'severity_changed', data: { from: before.severity, to: changes.severity } })
  if (changes.isPrivate !== undefined) news.push({ kind: changes.isPrivate ? 'made_private' : 'made_open' })
  if (changes.postmortemState) news.push({ kind: stateNews(before.postmortemState, changes.postmortemState) })
  return news
}

function stateNews(from: Content['postmortemState'], to: Content['postmortemState']): ActivityKind {
  if (to === 'published') return 'postmortem_published'
  if (from === 'published') return 'postmortem_unpublished'
  return to === 'in_review' ? 'review_started' : 'review_ended'
}
