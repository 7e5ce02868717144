import { type Actor, memberIdOf } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents, whollyVisibleIncidents } from '../access/visible.store'
import { recordActivity } from '../activity/store'
import { db, inTransaction, isDuplicate, type Prisma, type Tx } from '../platform/db/client'
import type { PersonRole, PostmortemState } from '../platform/db/generated/enums'
import { claimNumber } from '../platform/db/numbers'
import { Conflict, NotFound } from '../platform/errors'
import type { Change } from '../revisions/rules'
import { recordRevision } from '../revisions/store'
import { incidentName } from './rules'
import type { IncidentInput } from './schema'
import { ensureServices } from './services.store'

const INCIDENT_SELECT = {
  id: true,
  number: true,
  title: true,
  severity: true,
  timeZone: true,
  timeZoneAssumed: true,
  startedOn: true,
  isPrivate: true,
  tags: true,
  postmortemState: true,
  publishedAt: true,
  impactStartedAt: true,
  detectedAt: true,
  acknowledgedAt: true,
  mitigatedAt: true,
  resolvedAt: true,
  beganAt: true,
  version: true,
  createdAt: true,
  updatedAt: true,
  deletedAt: true,
  createdBy: { select: { id: true, name: true } },
  people: {
    select: { role: true, member: { select: { id: true, name: true } } },
    orderBy: [{ role: 'asc' }, { member: { name: 'asc' } }],
  },
  services: { select: { service: { select: { id: true, name: true } } }, orderBy: { service: { name: 'asc' } } },
} satisfies Prisma.IncidentSelect

type Row = Prisma.IncidentGetPayload<{ select: typeof INCIDENT_SELECT }>

/** An incident without what hangs on it. */
export type Incident = Omit<Row, 'people' | 'services'> & {
  people: { role: Row['people'][number]['role']; memberId: string; name: string }[]
  services: { id: string; name: string }[]
}

/** @throws NotFound where there is none of that number, it is deleted, or the actor may not see it. */
export async function getIncident(actor: Actor, number: number): Promise<Incident> {
  demand(actor, 'read')
  const row = await db().incident.findFirst({
    where: { AND: [{ number, deletedAt: null }, visibleIncidents(actor)] },
    select: INCIDENT_SELECT,
  })
  if (!row) throw new NotFound(`${incidentName(number)} is not there.`)
  return readIncident(row)
}

/** Whether an actor may know everything that was ever written in an incident: nothing in it was restricted to others. */
export async function isWhollyVisible(actor: Actor, number: number): Promise<boolean> {
  demand(actor, 'read')
  const where = { AND: [{ number, deletedAt: null }, whollyVisibleIncidents(actor)] }
  return (await db().incident.count({ where })) > 0
}

/** A deleted incident that the actor could see, to offer its return; null where there is none. */
export async function findDeletedIncident(actor: Actor, number: number): Promise<Incident | null> {
  demand(actor, 'read')
  const row = await db().incident.findFirst({
    where: { AND: [{ number, deletedAt: { not: null } }, visibleIncidents(actor)] },
    select: INCIDENT_SELECT,
  })
  return row && readIncident(row)
}

/**
 * Makes an edit of anything in an incident the only one at its time: finds the incident among the visible and holds its row
 * until the transaction ends. Take it before any other row of the incident.
 * @throws NotFound
 */
export async function lockIncident(tx: Tx, actor: Actor, id: string, { deleted = false } = {}): Promise<Incident> {
  await tx.$queryRaw`SELECT id FROM incidents WHERE id = ${id}::uuid FOR UPDATE`
  const row = await tx.incident.findFirst({
    where: { AND: [{ id, deletedAt: deleted ? { not: null } : null }, visibleIncidents(actor)] },
    select: INCIDENT_SELECT,
  })
  if (!row) throw new NotFound('This incident is not there.')
  return readIncident(row)
}

export interface Created {
  id: string
  number: number
}

/**
 * Writes an incident down. Doing it twice with the same id is doing it once. `within` adds what belongs to the incident in the
 * same transaction (its sections, its first entry).
 */
export async function createIncident(
  actor: Actor,
  input: IncidentInput,
  within: (tx: Tx, incident: Created) => Promise<void> = async () => {},
): Promise<Created> {
  demand(actor, 'write')
  const existing = await findCreated(actor, input.id)
  if (existing) return existing
  try {
    return await inTransaction(async (tx) => {
      const created = await createIncidentIn(tx, actor, input)
      await within(tx, created)
      return created
    })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    const first = await findCreated(actor, input.id)
    if (!first) throw error
    return first
  }
}

const findCreated = (actor: Actor, id: string): Promise<Created | null> =>
  db().incident.findFirst({ where: { AND: [{ id }, visibleIncidents(actor)] }, select: { id: true, number: true } })

/** What a file of ours says of an incident that it is read back from. */
export interface ReadBackIncident {
  /** The number it had, where nobody has it here. */
  number: number
  postmortemState: PostmortemState
  publishedAt: Date | null
  /** Instead of the member who writes. */
  people: { memberId: string; role: PersonRole }[]
  told: Prisma.InputJsonObject
}

/** The same inside a transaction that is open already. The member who writes is its first author. */
export async function createIncidentIn(
  tx: Tx,
  actor: Actor,
  input: IncidentInput,
  activity: { kind: 'incident_created' | 'imported'; data?: Prisma.InputJsonObject } = { kind: 'incident_created' },
  readBack?: ReadBackIncident,
): Promise<Created> {
  demand(actor, 'write')
  const services = await ensureServices(tx, input.services ?? [])
  const memberId = memberIdOf(actor)
  const { number, people, ...more } = readBack ?? {}
  const free = number && (await claimNumber(tx, 'incidents', number))
  const author = memberId ? [{ memberId, role: 'author' as const }] : []
  const row = await tx.incident.create({
    data: {
      id: input.id,
      ...(free && { number: free }),
      ...more,
      title: input.title,
      severity: input.severity ?? null,
      timeZone: input.timeZone,
      timeZoneAssumed: input.timeZoneAssumed ?? false,
      ...(input.startedOn && { startedOn: new Date(input.startedOn), beganAt: new Date(input.startedOn) }),
      isPrivate: input.isPrivate ?? false,
      tags: input.tags ?? [],
      createdById: memberId,
      services: { create: services.map(({ id }) => ({ serviceId: id })) },
      people: { create: people ?? author },
    },
    select: INCIDENT_SELECT,
  })
  await keepIncident(tx, actor, readIncident(row), 'created')
  await recordActivity(tx, actor, row.id, activity.kind, activity.data)
  return { id: row.id, number: row.number }
}

/** Hides an incident and what hangs on it; its corrective actions stay. @throws Conflict, NotFound */
export async function deleteIncident(actor: Actor, { id, version }: { id: string; version: number }): Promise<void> {
  demand(actor, 'write')
  await inTransaction(async (tx) => {
    const incident = await lockIncident(tx, actor, id)
    if (incident.version !== version)
      throw new Conflict('Somebody changed this incident since you opened it; look again before deleting it.')
    await hide(tx, actor, id)
  })
}

/** The same inside a transaction that is open already, whatever its version. @throws NotFound */
export async function deleteIncidentIn(tx: Tx, actor: Actor, id: string): Promise<void> {
  demand(actor, 'write')
  await lockIncident(tx, actor, id)
  await hide(tx, actor, id)
}

async function hide(tx: Tx, actor: Actor, id: string): Promise<void> {
  await rewrite(tx, actor, id, { deletedAt: new Date() }, 'deleted')
  await recordActivity(tx, actor, id, 'incident_deleted')
}

/** Brings a deleted incident back. Bringing back one that stands is no change. @throws NotFound */
export async function restoreIncident(actor: Actor, id: string): Promise<Created> {
  demand(actor, 'write')
  const standing = await db().incident.findFirst({
    where: { AND: [{ id, deletedAt: null }, visibleIncidents(actor)] },
    select: { id: true, number: true },
  })
  if (standing) return standing
  return inTransaction(async (tx) => {
    const { number } = await lockIncident(tx, actor, id, { deleted: true })
    await rewrite(tx, actor, id, { deletedAt: null }, 'restored')
    await recordActivity(tx, actor, id, 'incident_restored')
    return { id, number }
  })
}

/** Changes the row of a locked incident, raises its version and keeps the revision. */
export async function rewrite(
  tx: Tx,
  actor: Actor,
  id: string,
  data: Prisma.IncidentUpdateInput,
  change: Change = 'edited',
): Promise<Incident> {
  const row = await tx.incident.update({ where: { id }, data: { ...data, version: { increment: 1 } }, select: INCIDENT_SELECT })
  const incident = readIncident(row)
  await keepIncident(tx, actor, incident, change)
  return incident
}

async function keepIncident(tx: Tx, actor: Actor, incident: Incident, change: Change): Promise<void> {
  const { id, version } = incident
  await recordRevision(tx, actor, {
    subject: 'incident',
    subjectId: id,
    incidentId: id,
    version,
    change,
    content: contentOf(incident),
  })
}

/** What a revision keeps of an incident. */
export const contentOf = (incident: Incident) => ({
  title: incident.title,
  severity: incident.severity,
  timeZone: incident.timeZone,
  timeZoneAssumed: incident.timeZoneAssumed,
  startedOn: incident.startedOn?.toISOString().slice(0, 10) ?? null,
  services: incident.services.map(({ name }) => name),
  tags: incident.tags,
  isPrivate: incident.isPrivate,
  postmortemState: incident.postmortemState,
  people: incident.people.map(({ memberId, name, role }) => ({ memberId, name, role })),
})

const readIncident = (row: Row): Incident => ({
  ...row,
  people: row.people.map(({ role, member }) => ({ role, memberId: member.id, name: member.name })),
  services: row.services.map(({ service }) => service),
})
