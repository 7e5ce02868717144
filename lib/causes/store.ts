import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents, visibleParts } from '../access/visible.store'
import { coverage, isUncovered } from '../corrective-actions/rules'
import { joinIncident } from '../incidents/people.store'
import { type Incident, lockIncident } from '../incidents/store'
import { db, inTransaction, type Prisma, type Tx } from '../platform/db/client'
import { Conflict, Invalid, NotFound } from '../platform/errors'
import { haveSame } from '../platform/sets'
import { settleEdit } from '../revisions/edit.store'
import { asSpelled } from './factors'
import { listFactors } from './factors.store'
import { KEPT, keep } from './revision.store'
import { mergeOrder, orderAfter, placesOf, placingRefusal, type Row, type Target, targetOf } from './rules'
import { type CauseEdit, CauseInput, type CausePlace, type CauseStep } from './schema'

/** Severities of which no postmortem is published with an uncovered cause unasked. */
const GRAVE: readonly (string | null)[] = ['SEV1', 'SEV2']

const selectFor = (actor: Actor) =>
  ({
    id: true,
    kind: true,
    text: true,
    audience: true,
    factors: true,
    version: true,
    evidence: {
      where: { entry: { deletedAt: null, ...visibleParts(actor) } },
      select: {
        entry: {
          select: {
            id: true,
            text: true,
            occurredAt: true,
            endedAt: true,
            precision: true,
            isApproximate: true,
            clockTime: true,
            milestone: true,
          },
        },
      },
      orderBy: { entry: { position: 'asc' } },
    },
    actions: {
      where: { action: { deletedAt: null } },
      select: { action: { select: { id: true, number: true, title: true, type: true, state: true } } },
      orderBy: { action: { number: 'asc' } },
    },
  }) satisfies Prisma.CauseSelect

type Read = Prisma.CauseGetPayload<{ select: ReturnType<typeof selectFor> }>

/** A cause as it stands in the tree, with its evidence and the actions against it. */
export type Cause = ReturnType<typeof causeOf>

/** The causes of an incident as the tree is read: top to bottom, each with its depth and the parent it is shown under. */
export async function listCauses(actor: Actor, incidentId: string): Promise<Cause[]> {
  demand(actor, 'read')
  const [rows, causes] = await Promise.all([
    db().cause.findMany({ where: { incidentId, incident: visibleIncidents(actor) }, select: ROW, orderBy: ORDER }),
    db().cause.findMany({ where: { incidentId, deletedAt: null, ...visibleParts(actor) }, select: selectFor(actor) }),
  ])
  const byId = new Map(causes.map((cause) => [cause.id, cause]))
  return placesOf(rows.map((row) => rowOf(row, byId))).flatMap(({ id, parentId, depth }) => {
    const cause = byId.get(id)
    return cause ? [causeOf(cause, parentId, depth)] : []
  })
}

/**
 * What whoever publishes is warned of: the causes of a SEV1 or SEV2, in their own words, that nothing is even planned against. Of
 * other incidents none.
 */
export async function listUncovered(actor: Actor, incidentId: string): Promise<string[]> {
  demand(actor, 'write')
  const incident = await db().incident.findFirst({
    where: { AND: [{ id: incidentId, deletedAt: null }, visibleIncidents(actor)] },
    select: { severity: true },
  })
  if (!incident || !GRAVE.includes(incident.severity)) return []
  const causes = await listCauses(actor, incidentId)
  return causes.filter(({ actions }) => isUncovered(coverage(actions))).map(({ text }) => text)
}

/** Writes a cause down. Doing it twice with the same id is doing it once. */
export async function addCause(actor: Actor, input: CauseInput): Promise<{ id: string }> {
  demand(actor, 'write')
  return inTransaction(async (tx) => {
    const incident = await lockIncident(tx, actor, input.incidentId)
    if (input.audience === 'restricted') await joinIncident(tx, actor, incident)
    const again = await tx.cause.findFirst({ where: { id: input.id, incidentId: input.incidentId }, select: { id: true } })
    return again ?? insertCause(tx, actor, input)
  })
}

/** The same inside a transaction that holds the incident already. `told`: what a file of ours says besides. */
export async function insertCause(
  tx: Tx,
  actor: Actor,
  input: CauseInput,
  told?: Prisma.InputJsonObject,
): Promise<{ id: string }> {
  demand(actor, 'write')
  const { parentId, entryIds, ...given } = CauseInput.parse(input)
  const fields = { ...given, factors: await spelled(actor, given.factors) }
  await tx.cause.create({ data: { ...fields, parentId: null, position: 0, ...(told && { told }) } })
  await place(tx, actor, fields.incidentId, fields.id, { parentId, beforeId: null })
  await setEvidence(tx, actor, fields.id, entryIds, fields.incidentId)
  await keep(tx, actor, fields.id, 'created')
  return { id: fields.id }
}

/**
 * Changes what is given and leaves the rest. An edit that began at an older version goes through where nobody changed the same
 * meanwhile. @throws Conflict with `theirs`, NotFound
 */
export async function editCause(actor: Actor, { id, version, entryIds, ...fields }: CauseEdit): Promise<{ id: string }> {
  demand(actor, 'write')
  return inTransaction(async (tx) => {
    const incident = await lockCause(tx, actor, id)
    const { incidentId: _, version: standing, ...content } = await tx.cause.findUniqueOrThrow({ where: { id }, select: KEPT })
    const isShownByOthers = entryIds !== undefined && (await differsFromEvidence(tx, actor, id, entryIds))
    // No revision holds the evidence: nobody can tell which of the two took an entry away.
    if (isShownByOthers && version !== standing)
      throw new Conflict('Somebody changed this cause while you chose what shows it. Nothing of yours was stored yet.', {
        ...content,
        version: standing,
      })
    const wanted = { ...fields, ...(fields.factors && { factors: await spelled(actor, fields.factors) }) }
    const changes = await settleEdit(tx, { subjectId: id, version, now: { version: standing, content }, wanted, texts: ['text'] })
    if (Object.keys(changes).length === 0 && !isShownByOthers) return { id }
    if (changes.audience === 'restricted') await joinIncident(tx, actor, incident)
    await tx.cause.update({ where: { id }, data: { ...changes, version: { increment: 1 } } })
    if (isShownByOthers) await setEvidence(tx, actor, id, entryIds, incident.id)
    await keep(tx, actor, id, 'edited')
    return { id }
  })
}

/** As they are spelled in causes that the actor may see. */
const spelled = async (actor: Actor, factors: readonly string[]): Promise<string[]> =>
  factors.length === 0
    ? []
    : asSpelled(
        factors,
        (await listFactors(actor)).map(({ name }) => name),
      )

/** One step by key or button. A step that leads nowhere (up from the first place) changes nothing. */
export async function moveCause(actor: Actor, { id, step }: CauseStep): Promise<void> {
  demand(actor, 'write')
  await inTransaction(async (tx) => {
    const incident = await lockCause(tx, actor, id)
    const target = targetOf(placesOf(await rowsIn(tx, actor, incident.id)), id, step)
    if (target) await place(tx, actor, incident.id, id, target)
  })
}

/** Puts a cause with its branch anywhere. @throws Invalid where it would become its own why */
export async function placeCause(actor: Actor, { id, ...target }: CausePlace): Promise<void> {
  demand(actor, 'write')
  await inTransaction(async (tx) => {
    const incident = await lockCause(tx, actor, id)
    await place(tx, actor, incident.id, id, target)
  })
}

/** Puts a cause with its branch below another (null: at the top), right behind the first of these that stands there, else first. */
export async function placeCauseBehind(
  actor: Actor,
  { id, parentId, behind }: { id: string; parentId: string | null; behind: readonly string[] },
): Promise<void> {
  demand(actor, 'write')
  await inTransaction(async (tx) => {
    const incident = await lockCause(tx, actor, id)
    const siblings = placesOf(await rowsIn(tx, actor, incident.id)).filter((one) => one.parentId === parentId && one.id !== id)
    const nearest = behind.find((other) => siblings.some((one) => one.id === other))
    const next = siblings[siblings.findIndex((one) => one.id === nearest) + 1]
    await place(tx, actor, incident.id, id, { parentId, beforeId: next?.id ?? null })
  })
}

/** Puts a cause away; its whys stand in its place until restoreCause brings it back. */
export const deleteCause = (actor: Actor, id: string): Promise<void> => setDeleted(actor, id, true)

/** Brings a deleted cause back to its place, with the whys that stood under it. */
export const restoreCause = (actor: Actor, id: string): Promise<void> => setDeleted(actor, id, false)

async function setDeleted(actor: Actor, id: string, deleted: boolean): Promise<void> {
  demand(actor, 'write')
  await inTransaction(async (tx) => {
    await lockCause(tx, actor, id, { deleted: true })
    const { count } = await tx.cause.updateMany({
      where: { id, deletedAt: deleted ? null : { not: null } },
      data: { deletedAt: deleted ? new Date() : null, version: { increment: 1 } },
    })
    if (count === 1) await keep(tx, actor, id, deleted ? 'deleted' : 'restored')
  })
}

const ROW = { id: true, parentId: true } satisfies Prisma.CauseSelect
const ORDER = [{ position: 'asc' as const }, { id: 'asc' as const }]

/** What the actor does not see is as if it were deleted: what stands under it stands in its place. */
const rowOf = ({ id, parentId }: { id: string; parentId: string | null }, seen: Map<string, unknown>): Row => ({
  id,
  parentId,
  isDeleted: !seen.has(id),
})

async function rowsIn(tx: Tx, actor: Actor, incidentId: string): Promise<Row[]> {
  const seen = await tx.cause.findMany({ where: { incidentId, deletedAt: null, ...visibleParts(actor) }, select: { id: true } })
  const byId = new Map(seen.map((cause) => [cause.id, cause]))
  return (await tx.cause.findMany({ where: { incidentId }, select: ROW, orderBy: ORDER })).map((row) => rowOf(row, byId))
}

/** Writes the order of the whole tree, under the lock of its incident. */
async function place(tx: Tx, actor: Actor, incidentId: string, id: string, target: Target): Promise<void> {
  const rows = await rowsIn(tx, actor, incidentId)
  const places = placesOf(rows)
  const refused = placingRefusal(places, id, target)
  if (refused) throw new Invalid(refused)
  const order = mergeOrder(rows, orderAfter(places, id, target))
  await tx.cause.update({ where: { id }, data: { parentId: target.parentId } })
  await tx.$executeRaw`
    UPDATE causes SET position = placed.position - 1
    FROM unnest(${order}::uuid[]) WITH ORDINALITY AS placed(id, position)
    WHERE causes.id = placed.id AND causes.position <> placed.position - 1`
}

/**
 * Says which timeline entries show a cause at work: none but these. The link to a deleted entry stays, it may come back; so does one
 * to an entry that the actor does not see.
 */
async function setEvidence(tx: Tx, actor: Actor, causeId: string, entryIds: string[], incidentId: string): Promise<void> {
  const seen = { deletedAt: null, ...visibleParts(actor) }
  const found = await tx.timelineEntry.count({ where: { id: { in: entryIds }, incidentId, ...seen } })
  if (found < entryIds.length) {
    throw new Invalid('One of the timeline entries is not there any more.', {
      entryIds: 'One of the entries is not there any more.',
    })
  }
  await tx.causeEvidence.deleteMany({ where: { causeId, entryId: { notIn: entryIds }, entry: seen } })
  await tx.causeEvidence.createMany({ data: entryIds.map((entryId) => ({ causeId, entryId })), skipDuplicates: true })
}

/** Whether other entries are said to show a cause at work than those the actor sees beside it. */
async function differsFromEvidence(tx: Tx, actor: Actor, causeId: string, entryIds: readonly string[]): Promise<boolean> {
  const seen = await tx.causeEvidence.findMany({
    where: { causeId, entry: { deletedAt: null, ...visibleParts(actor) } },
    select: { entryId: true },
  })
  return !haveSame(
    entryIds,
    seen.map(({ entryId }) => entryId),
  )
}

/** Finds a cause among the visible, holds its incident, and says which that is. @throws NotFound */
async function lockCause(tx: Tx, actor: Actor, id: string, { deleted = false } = {}): Promise<Incident> {
  const where = { id, ...visibleParts(actor), ...(!deleted && { deletedAt: null }) }
  const found = await tx.cause.findFirst({ where, select: { incidentId: true } })
  if (!found) throw new NotFound('This cause is not there.')
  const incident = await lockIncident(tx, actor, found.incidentId)
  // Once more, now that nobody else edits: it may have been deleted while we waited.
  if (!(await tx.cause.findFirst({ where, select: { id: true } }))) throw new NotFound('This cause is not there.')
  return incident
}

function causeOf({ evidence, actions, ...cause }: Read, parentId: string | null, depth: number) {
  return { ...cause, parentId, depth, evidence: evidence.map(({ entry }) => entry), actions: actions.map(({ action }) => action) }
}
