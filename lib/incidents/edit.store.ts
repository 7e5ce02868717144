import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import type { ActivityKind } from '../activity/rules'
import { recordActivity } from '../activity/store'
import { inTransaction, type Prisma, type Tx } from '../platform/db/client'
import { Conflict } from '../platform/errors'
import { changedFields } from '../revisions/rules'
import { contentAt } from '../revisions/store'
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
  demand(actor, 'write')
  const { id, version, ...rest } = edit
  const wanted = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Wanted
  return inTransaction(async (tx) => {
    const incident = await lockIncident(tx, actor, id)
    const before = contentOf(incident)
    if (wanted.services) wanted.services = (await ensureServices(tx, wanted.services)).map(({ name }) => name).sort()
    const changed = (Object.keys(wanted) as (keyof Content)[]).filter(
      (key) => changedFields({ v: before[key] }, { v: wanted[key] }).length > 0,
    )
    if (changed.length === 0) return incident
    if (incident.version !== version) await refuseSameFacts(tx, id, version, before, changed)
    const after = await rewrite(tx, actor, id, await dataFor(tx, actor, incident, wanted, changed))
    for (const { kind, data } of newsOf(before, wanted, changed)) await recordActivity(tx, actor, id, kind, data)
    return after
  })
}

/** Ends an edit whose facts somebody else changed since `version`. */
async function refuseSameFacts(tx: Tx, id: string, version: number, now: Content, changed: (keyof Content)[]) {
  const base = await contentAt(tx, id, version)
  const theirs = base ? changedFields(base, now) : Object.keys(now)
  if (changed.some((key) => theirs.includes(key)))
    throw new Conflict('Somebody else changed the same fact while you were editing. Both versions are shown; choose one.', {
      ...now,
    })
}

async function dataFor(
  tx: Tx,
  actor: Actor,
  incident: Incident,
  wanted: Wanted,
  changed: (keyof Content)[],
): Promise<Prisma.IncidentUpdateInput> {
  const data: Prisma.IncidentUpdateInput = {}
  for (const key of changed) {
    if (key === 'services') data.services = await replaceServices(tx, incident.id, wanted.services ?? [])
    else if (key === 'startedOn') data.startedOn = wanted.startedOn ? new Date(wanted.startedOn) : null
    else if (key === 'postmortemState') {
      data.postmortemState = wanted.postmortemState
      data.publishedAt = wanted.postmortemState === 'published' ? new Date() : null
    } else if (key === 'isPrivate') {
      data.isPrivate = wanted.isPrivate
      if (wanted.isPrivate) await stayInside(tx, actor, incident)
    } else Object.assign(data, { [key]: wanted[key] })
  }
  return data
}

/** Nobody locks themselves out: who makes an incident private and has no part in it becomes a reader of it. */
async function stayInside(tx: Tx, actor: Actor, incident: Incident) {
  if (actor.kind !== 'member' || incident.people.some(({ memberId }) => memberId === actor.memberId)) return
  await tx.incidentPerson.create({ data: { incidentId: incident.id, memberId: actor.memberId, role: 'reader' } })
}

async function replaceServices(tx: Tx, incidentId: string, names: string[]) {
  const services = await ensureServices(tx, names)
  await tx.incidentService.deleteMany({ where: { incidentId } })
  return { create: services.map(({ id }) => ({ service: { connect: { id } } })) }
}

const POSTMORTEM_NEWS: Record<Content['postmortemState'], ActivityKind> = {
  draft: 'review_ended',
  in_review: 'review_started',
  published: 'postmortem_published',
}

function newsOf(
  before: Content,
  wanted: Wanted,
  changed: (keyof Content)[],
): { kind: ActivityKind; data?: Prisma.InputJsonObject }[] {
  return changed.flatMap((key): { kind: ActivityKind; data?: Prisma.InputJsonObject }[] => {
    if (key === 'title') return [{ kind: 'title_changed', data: { from: before.title } }]
    if (key === 'severity') return [{ kind: 'severity_changed', data: { from: before.severity, to: wanted.severity ?? null } }]
    if (key === 'isPrivate') return [{ kind: wanted.isPrivate ? 'made_private' : 'made_open' }]
    if (key === 'postmortemState') {
      if (before.postmortemState === 'published') return [{ kind: 'postmortem_unpublished' }]
      return [{ kind: POSTMORTEM_NEWS[wanted.postmortemState ?? 'draft'] }]
    }
    return []
  })
}
