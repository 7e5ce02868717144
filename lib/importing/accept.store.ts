import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { insertCause } from '../causes/store'
import { insertAction } from '../corrective-actions/store'
import { IncidentInput } from '../incidents/schema'
import { createIncidentIn, deleteIncidentIn } from '../incidents/store'
import { addLessonsIn } from '../lessons/store'
import { db, inTransaction, type Tx } from '../platform/db/client'
import { Conflict, Invalid, NotFound } from '../platform/errors'
import { newId } from '../platform/ids'
import { addSectionsIn } from '../sections/store'
import { addEntriesIn } from '../timeline/store'
import { attachNamed, type FilesBeside, filesBeside, type GoesAlong, keepNamed, textsIn } from './beside.store'
import { Draft, type DraftIncident } from './draft'
import { type Rows, rowsOf } from './rows'
import { toldOf } from './told.store'
import { ownSources, visibleSources } from './visible.store'

export interface Accepted {
  ordinal: number
  id: string
  number: number
}

export interface AcceptOptions {
  /** Only these incidents of the draft, by their place in it; all without. */
  ordinals?: number[]
  /** What the person saw; a draft that changed since is not accepted. */
  version?: number
  /** What lies beside the document; without, what came in with it. */
  beside?: FilesBeside | null
  /** Told of each file beside it that is left behind, with why. */
  onRefused?: (words: string) => void
}

/**
 * Makes incidents of a draft: all of them, with everything that belongs to them, in one transaction. Accepting again what was
 * accepted is no change, and answers the same.
 * @throws Conflict, Invalid, NotFound
 */
export async function acceptImport(actor: Actor, id: string, options: AcceptOptions = {}): Promise<Accepted[]> {
  demand(actor, 'write')
  const { ordinals, version } = options
  const along = await keepAlong(actor, id, options)
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM import_sources WHERE id = ${id}::uuid FOR UPDATE`
    const source = await tx.importSource.findFirst({
      where: { id, ...visibleSources(actor) },
      select: {
        name: true,
        draft: true,
        version: true,
        acceptedAt: true,
        discardedAt: true,
        incidents: { select: { ordinal: true, incident: { select: { id: true, number: true } } } },
      },
    })
    if (!source) throw new NotFound('This import is not there.')
    const done = source.incidents.map(({ ordinal, incident }) => ({ ordinal, ...incident }))
    const { incidents } = Draft.parse(source.draft)
    const wanted = incidents
      .map((incident, ordinal) => ({ incident, ordinal }))
      .filter(({ ordinal }) => !ordinals || ordinals.includes(ordinal))
    const open = wanted.filter(({ ordinal }) => !done.some((one) => one.ordinal === ordinal))
    if (open.length === 0 && wanted.length > 0) return done.filter(({ ordinal }) => wanted.some((one) => one.ordinal === ordinal))
    if (wanted.length === 0) throw new Invalid('There is no incident in this draft to accept.')
    if (source.discardedAt) throw new Conflict('This draft was discarded; bring it back first.')
    if (version !== undefined && version !== source.version)
      throw new Conflict('This draft was changed since you opened it. Look at it again before you accept it.', {
        version: source.version,
      })
    for (const { incident, ordinal } of open)
      done.push({ ordinal, ...(await createFrom(tx, actor, incident, source.name, along)) })
    await tx.importedIncident.createMany({
      data: open.map(({ ordinal }) => ({
        sourceId: id,
        ordinal,
        incidentId: done.find((one) => one.ordinal === ordinal)?.id ?? '',
      })),
    })
    const isWhole = incidents.every((_, ordinal) => done.some((one) => one.ordinal === ordinal))
    await tx.importSource.update({
      where: { id },
      data: { version: { increment: 1 }, ...(isWhole && { acceptedAt: new Date() }) },
    })
    return done.filter(({ ordinal }) => wanted.some((one) => one.ordinal === ordinal)).toSorted((a, b) => a.ordinal - b.ordinal)
  })
}

/**
 * Takes accepting back: what was made of a draft goes to the deleted incidents, where it can be brought back from, and the draft
 * waits again. Only for who may decide on the draft.
 * @throws NotFound
 */
export async function undoAccept(actor: Actor, id: string, incidentId: string): Promise<{ ordinal: number; number: number }> {
  demand(actor, 'write')
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM import_sources WHERE id = ${id}::uuid FOR UPDATE`
    const made = await tx.importedIncident.findFirst({
      where: { sourceId: id, incidentId, source: { AND: [visibleSources(actor), ownSources(actor)] } },
      select: { ordinal: true, incident: { select: { number: true, deletedAt: true } } },
    })
    if (!made) throw new NotFound('This import is not there.')
    if (!made.incident.deletedAt) await deleteIncidentIn(tx, actor, incidentId)
    await tx.importedIncident.delete({ where: { sourceId_incidentId: { sourceId: id, incidentId } } })
    await tx.importSource.update({ where: { id }, data: { acceptedAt: null, version: { increment: 1 } } })
    return { ordinal: made.ordinal, number: made.incident.number }
  })
}

interface Along {
  at: string
  files: GoesAlong[]
}

/** Looks at pictures before anything is held: it takes its time, and what is kept of a draft that is not accepted goes by itself. */
async function keepAlong(actor: Actor, id: string, { beside: given, onRefused }: AcceptOptions): Promise<Along | null> {
  const source = await db().importSource.findFirst({
    where: { id, acceptedAt: null, discardedAt: null, ...visibleSources(actor) },
    select: { name: true, draft: true },
  })
  const beside = source && (given ?? (await filesBeside(actor, id)))
  if (!source || !beside) return null
  const { incidents } = Draft.parse(source.draft)
  const texts = incidents.flatMap((incident) => textsIn(rowsOf(incident, { name: source.name, zone: 'Etc/UTC' })))
  const { kept, refused } = await keepNamed(beside, texts)
  for (const words of refused) onRefused?.(words)
  return { at: beside.at, files: kept }
}

async function createFrom(
  tx: Tx,
  actor: Actor,
  draft: DraftIncident,
  name: string,
  along: Along | null,
): Promise<{ id: string; number: number }> {
  const zone = actor.kind === 'member' && actor.timeZone ? actor.timeZone : 'Etc/UTC'
  const rows = rowsOf(draft, { name, zone })
  const { record } = draft
  const input = IncidentInput.parse({
    ...{ id: newId(), ...rows.incident },
    ...(record && { isPrivate: record.isPrivate, services: record.services }),
  })
  const activity = { kind: 'imported' as const, data: { source: name } }
  const told = record && (await toldOf(tx, actor, record, record.isPrivate || holdsRestricted(rows)))
  const incident = await createIncidentIn(tx, actor, input, activity, told)
  const filled = along ? await attachNamed(tx, actor, incident.id, rows, along) : rows
  await fill(tx, actor, { id: incident.id, timeZone: input.timeZone }, filled)
  return incident
}

const holdsRestricted = ({ entries, causes, lessons, sections }: Rows): boolean =>
  [entries, causes, lessons, sections].some((list) => list.some(({ audience }) => audience === 'restricted'))

async function fill(tx: Tx, actor: Actor, incident: { id: string; timeZone: string }, rows: Rows): Promise<void> {
  const incidentId = incident.id
  const ids = new Map<string, string>()
  const withId = <T extends { from: string }>(items: T[]) =>
    items.map(({ from, ...item }) => {
      const id = newId()
      ids.set(from, id)
      return { ...item, id, incidentId }
    })
  const known = (froms: readonly string[]) => froms.flatMap((from) => ids.get(from) ?? [])
  await addSectionsIn(
    tx,
    actor,
    incidentId,
    rows.sections.map((section) => ({ ...section, id: newId() })),
  )
  const entries = withId(rows.entries)
  if (entries.length > 0) await addEntriesIn(tx, actor, incident, entries)
  const causes = withId(rows.causes)
  for (const { links, ...cause } of causes)
    await insertCause(
      tx,
      actor,
      { ...cause, parentId: ids.get(links?.under ?? '') ?? null, entryIds: known(links?.evidence ?? []) },
      links?.elsewhere.length ? { elsewhere: links.elsewhere } : undefined,
    )
  for (const action of rows.actions) {
    const { from, record, ...fields } = action
    const causeIds = rows.causes.flatMap(({ from: cause, links }) => (links?.actions.includes(from) ? known([cause]) : []))
    const { number, told, ...more } = record ?? {}
    await insertAction(tx, actor, { ...fields, ...more, id: newId(), incidentId, causeIds }, { number, told })
  }
  await addLessonsIn(
    tx,
    actor,
    incidentId,
    rows.lessons.map((lesson) => ({ ...lesson, id: newId() })),
  )
}
