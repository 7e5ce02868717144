import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { visibleParts } from '../access/visible.store'
import { recordActivity } from '../activity/store'
import { joinIncident } from '../incidents/people.store'
import { MILESTONE_WORDS } from '../incidents/rules'
import { type Incident, lockIncident } from '../incidents/store'
import { db, inTransaction, isDuplicate, type Prisma, type Tx } from '../platform/db/client'
import type { Milestone } from '../platform/db/generated/enums'
import { Conflict, Invalid, NotFound } from '../platform/errors'
import { settleEdit } from '../revisions/edit.store'
import type { Change } from '../revisions/rules'
import { recordRevision, recordRevisions } from '../revisions/store'
import { recomputeTimeline } from './recompute.store'
import { canSwap, type Entry, placed } from './rules'
import type { EntryEdit, EntryInput } from './schema'
import { shortMoment } from './time'

export const ENTRY_SELECT = {
  id: true,
  occurredAt: true,
  endedAt: true,
  precision: true,
  isApproximate: true,
  clockTime: true,
  sourceText: true,
  text: true,
  milestone: true,
  attributedTo: true,
  kind: true,
  isStarred: true,
  position: true,
  audience: true,
  version: true,
} satisfies Prisma.TimelineEntrySelect

/** The timeline of an incident in its order. */
export async function listEntries(actor: Actor, incidentId: string): Promise<Entry[]> {
  demand(actor, 'read')
  return db().timelineEntry.findMany({
    where: { incidentId, deletedAt: null, ...visibleParts(actor) },
    select: ENTRY_SELECT,
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
}

/** An entry as it is edited. @throws NotFound */
export async function findEntry(actor: Actor, incidentId: string, id: string): Promise<Entry> {
  demand(actor, 'write')
  const entry = await db().timelineEntry.findFirst({
    where: { id, incidentId, deletedAt: null, ...visibleParts(actor) },
    select: ENTRY_SELECT,
  })
  if (!entry) throw new NotFound('This entry is not there.')
  return entry
}

/** Adding an entry twice with the same id is adding it once. @throws Invalid, NotFound */
export async function addEntry(actor: Actor, input: EntryInput): Promise<Entry> {
  const [entry] = await addEntries(actor, input.incidentId, [input])
  if (!entry) throw new NotFound('The entry was not added.')
  return entry
}

/** Adds entries to one incident, all or none. @throws Invalid, NotFound */
export async function addEntries(actor: Actor, incidentId: string, inputs: EntryInput[]): Promise<Entry[]> {
  demand(actor, 'write')
  try {
    return await inTransaction(async (tx) => {
      const incident = await lockIncident(tx, actor, incidentId)
      return addEntriesIn(tx, actor, incident, inputs)
    })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    const ids = inputs.map(({ id }) => id)
    const there = (await listEntries(actor, incidentId)).filter(({ id }) => ids.includes(id))
    if (there.length === 0)
      throw new Conflict('These entries were added once already and deleted since; bring them back instead.')
    return there
  }
}

/** The same inside a transaction that holds the incident's lock (or has just made it). */
export async function addEntriesIn(
  tx: Tx,
  actor: Actor,
  incident: Pick<Incident, 'id' | 'timeZone'>,
  inputs: EntryInput[],
): Promise<Entry[]> {
  const last = await tx.timelineEntry.aggregate({ where: { incidentId: incident.id }, _max: { position: true } })
  const data = inputs.map(({ afterId: _, ...input }, index) => {
    refuseBackwards(input)
    return { ...input, incidentId: incident.id, position: (last._max.position ?? 0) + 1 + index }
  })
  // All by one statement: a paste of a thousand lines has the time of one transaction.
  const made = new Map(
    (await tx.timelineEntry.createManyAndReturn({ data, select: ENTRY_SELECT })).map((entry) => [entry.id, entry]),
  )
  const entries = inputs.flatMap(({ id }) => made.get(id) ?? [])
  await recordRevisions(
    tx,
    actor,
    entries.map((entry) => revisionOf(incident.id, entry, 'created')),
  )
  for (const entry of entries) if (entry.milestone) await tellMilestone(tx, actor, incident, entry, null)
  await recomputeTimeline(tx, incident.id, (all) =>
    inputs.reduce((order, { id, afterId }) => {
      const own = order.find((entry) => entry.id === id)
      return own && afterId !== undefined ? placed(order, own, afterId) : order
    }, all),
  )
  return entries
}

/**
 * Changes an entry. An edit that began at an older version goes through where nobody changed the same meanwhile.
 * @throws Conflict with what stands there now, Invalid, NotFound
 */
export async function editEntry(actor: Actor, { id, version, when, isStarred, ...fields }: EntryEdit): Promise<Entry> {
  return changeEntry(actor, id, async (tx, incident, entry) => {
    if (entry.deletedAt) throw new NotFound('This entry was deleted.')
    const starred = isStarred === undefined ? {} : { isStarred: isStarred || null }
    const wanted = {
      ...fields,
      ...starred,
      ...(when && { ...when, occurredAt: iso(when.occurredAt), endedAt: iso(when.endedAt) }),
    }
    const now = { version: entry.version, content: contentOf(entry) }
    const changes = await settleEdit(tx, { subjectId: id, version, now, wanted, units: [TIME], texts: ['text'] })
    if (Object.keys(changes).length === 0) return entry
    refuseBackwards({ ...entry, ...asRow(changes) })
    refuseSecretMilestone({ ...entry, ...asRow(changes) })
    if (changes.audience === 'restricted') await joinIncident(tx, actor, incident)
    const after = await rewriteEntry(tx, actor, incident.id, id, asRow(changes), 'edited')
    if (entry.milestone !== after.milestone) await tellMilestone(tx, actor, incident, after, entry.milestone)
    return after
  })
}

const TIME = ['occurredAt', 'endedAt', 'precision', 'isApproximate', 'clockTime'] as const satisfies (keyof ReturnType<
  typeof contentOf
>)[]

/** @throws Conflict where somebody changed it since, NotFound */
export async function deleteEntry(actor: Actor, { id, version }: { id: string; version: number }): Promise<void> {
  await changeEntry(actor, id, async (tx, incident, entry) => {
    if (entry.deletedAt) return entry
    if (entry.version !== version)
      throw new Conflict('Somebody changed this entry since you opened it; look again before deleting it.')
    return rewriteEntry(tx, actor, incident.id, id, { deletedAt: new Date() }, 'deleted')
  })
}

/** Brings a deleted entry back to its place. Bringing back one that stands is no change. @throws NotFound */
export async function restoreEntry(actor: Actor, id: string): Promise<void> {
  await changeEntry(actor, id, async (tx, incident, entry) =>
    entry.deletedAt ? rewriteEntry(tx, actor, incident.id, id, { deletedAt: null }, 'restored') : entry,
  )
}

/** Moves an entry past its neighbour, where their moments do not settle which comes first. @throws Invalid, NotFound */
export async function moveEntry(actor: Actor, { id, direction }: { id: string; direction: 'up' | 'down' }): Promise<void> {
  demand(actor, 'write')
  await inTransaction(async (tx) => {
    const { incident } = await lockEntry(tx, actor, id)
    const standing = await tx.timelineEntry.findMany({
      where: { incidentId: incident.id, deletedAt: null, ...visibleParts(actor) },
      select: { id: true, occurredAt: true },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
    })
    const index = standing.findIndex((entry) => entry.id === id)
    const [entry, neighbour] = [standing[index], standing[direction === 'up' ? index - 1 : index + 1]]
    if (!entry || !neighbour) return
    if (!canSwap(entry, neighbour)) throw new Invalid('Their times say which comes first; change the time instead.')
    const [mover, still] = direction === 'down' ? [entry, neighbour] : [neighbour, entry]
    await recomputeTimeline(tx, incident.id, (all) => {
      const own = all.find((one) => one.id === mover.id)
      return own ? placed(all, own, still.id) : all
    })
  })
}

/** Puts an entry right behind the first of these that is there, else first. What moments settle stays as they settle it. @throws NotFound */
export async function placeEntryBehind(actor: Actor, { id, behind }: { id: string; behind: readonly string[] }): Promise<void> {
  demand(actor, 'write')
  await inTransaction(async (tx) => {
    const { incident } = await lockEntry(tx, actor, id)
    await recomputeTimeline(tx, incident.id, (all) => {
      const own = all.find((one) => one.id === id)
      const nearest = behind.find((other) => other !== id && all.some((one) => one.id === other))
      return own ? placed(all, own, nearest ?? null) : all
    })
  })
}

/** Finds, locks, changes and recomputes: the frame of every edit of one entry. */
export async function changeEntry(
  actor: Actor,
  id: string,
  change: (tx: Tx, incident: Incident, entry: Entry & { deletedAt: Date | null }) => Promise<Entry>,
): Promise<Entry> {
  demand(actor, 'write')
  return inTransaction(async (tx) => {
    const { incident, entry } = await lockEntry(tx, actor, id)
    const after = await change(tx, incident, entry)
    await recomputeTimeline(tx, incident.id)
    return after
  })
}

async function lockEntry(tx: Tx, actor: Actor, id: string) {
  const found = await tx.timelineEntry.findFirst({
    where: { id, ...visibleParts(actor) },
    select: { incidentId: true },
  })
  if (!found) throw new NotFound('This entry is not there.')
  const incident = await lockIncident(tx, actor, found.incidentId)
  const entry = await tx.timelineEntry.findFirst({
    where: { id, ...visibleParts(actor) },
    select: { ...ENTRY_SELECT, deletedAt: true },
  })
  if (!entry) throw new NotFound('This entry is not there.')
  return { incident, entry }
}

/** Changes the row of an entry whose incident is locked, raises its version and keeps the revision. */
export async function rewriteEntry(
  tx: Tx,
  actor: Actor,
  incidentId: string,
  id: string,
  data: Prisma.TimelineEntryUpdateInput,
  change: Change,
): Promise<Entry> {
  const entry = await tx.timelineEntry.update({
    where: { id },
    data: { ...data, version: { increment: 1 } },
    select: ENTRY_SELECT,
  })
  await keepEntry(tx, actor, incidentId, entry, change)
  return entry
}

async function keepEntry(tx: Tx, actor: Actor, incidentId: string, entry: Entry, change: Change): Promise<void> {
  await recordRevision(tx, actor, revisionOf(incidentId, entry, change))
}

const revisionOf = (incidentId: string, entry: Entry, change: Change) => ({
  ...{ subject: 'timeline_entry' as const, subjectId: entry.id, incidentId, version: entry.version, change },
  content: contentOf(entry),
})

const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null

/** What a revision keeps of an entry. */
const contentOf = (entry: Entry) => ({
  text: entry.text,
  occurredAt: iso(entry.occurredAt),
  endedAt: iso(entry.endedAt),
  precision: entry.precision,
  isApproximate: entry.isApproximate,
  clockTime: entry.clockTime,
  sourceText: entry.sourceText,
  milestone: entry.milestone,
  attributedTo: entry.attributedTo,
  kind: entry.kind,
  // Nothing, where an older revision says nothing of it.
  isStarred: entry.isStarred || null,
  audience: entry.audience,
})

function asRow({ occurredAt, endedAt, isStarred, ...rest }: Partial<ReturnType<typeof contentOf>>) {
  const date = (value: string | null) => (value ? new Date(value) : null)
  return {
    ...rest,
    ...(isStarred !== undefined && { isStarred: isStarred === true }),
    ...(occurredAt !== undefined && { occurredAt: date(occurredAt) }),
    ...(endedAt !== undefined && { endedAt: date(endedAt) }),
  }
}

function refuseBackwards({ occurredAt, endedAt }: Pick<Entry, 'occurredAt' | 'endedAt'>): void {
  if (occurredAt && endedAt && endedAt < occurredAt)
    throw new Invalid('It ends before it begins; correct one of the two times.', { endClock: 'This lies before the beginning.' })
}

/** The lists, the phase bar and the measures tell everybody when it was. */
function refuseSecretMilestone({ milestone, audience }: Pick<Entry, 'milestone' | 'audience'>): void {
  if (milestone && audience === 'restricted')
    throw new Invalid(
      'A milestone is told to everybody who may see the incident, so it cannot be restricted. Write what is confidential as an entry of its own.',
      { audience: 'A milestone cannot be restricted.' },
    )
}

async function tellMilestone(
  tx: Tx,
  actor: Actor,
  incident: Pick<Incident, 'id' | 'timeZone'>,
  entry: Entry,
  before: Milestone | null,
) {
  if (before)
    await recordActivity(tx, actor, incident.id, 'milestone_cleared', { milestone: MILESTONE_WORDS[before], entryId: entry.id })
  if (!entry.milestone) return
  const at = entry.occurredAt ? shortMoment(entry.occurredAt, incident.timeZone, entry.precision, entry.isApproximate) : null
  await recordActivity(tx, actor, incident.id, 'milestone_set', {
    milestone: MILESTONE_WORDS[entry.milestone],
    at,
    entryId: entry.id,
  })
}
