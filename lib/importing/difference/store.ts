import type { Actor } from '../../access/actor'
import { demand } from '../../access/rules'
import { recordActivity } from '../../activity/store'
import { type Incident, lockIncident } from '../../incidents/store'
import { db, inTransaction } from '../../platform/db/client'
import { Conflict, NotFound } from '../../platform/errors'
import { Draft, type DraftIncident } from '../draft'
import { readInThread } from '../read-pool'
import { rowsOf } from '../rows'
import { visibleSources } from '../visible.store'
import { itemsOf, ZONE } from './content'
import { type Change, differenceOf } from './difference'
import { pairIncidents } from './pair-incidents'
import { standingItems } from './standing.store'
import { type Place, takeChange } from './take.store'

/** What a newer version of a document says otherwise, incident by incident. */
export interface Difference {
  id: string
  name: string
  path: string | null
  /** The version that incidents were made of. */
  before: { id: string; createdAt: Date }
  incidents: { id: string; number: number; title: string; timeZone: string; changes: Change[] }[]
  /** Incidents that only the newer version tells of: they are accepted as any draft is. */
  added: number
}

/** Taking many changes writes many rows, each with its revision. */
const PATIENCE_MS = 60_000

/** @throws NotFound where there is no newer version that waits, or nothing was made of the older one */
export async function getDifference(actor: Actor, id: string): Promise<Difference> {
  demand(actor, 'write')
  const versions = await readVersions(actor, id)
  const incidents = await Promise.all(
    versions.pairs.map(async (pair) => {
      const { id, number, title, timeZone } = pair.incident
      return { id, number, title, timeZone, changes: await changesOf(actor, pair, pair.incident, versions.name) }
    }),
  )
  const { name, path, before, added } = versions
  return { id, name, path, before, incidents, added }
}

/**
 * Takes the chosen changes into the incidents, all or none, and settles the newer version by that: what was not chosen is not
 * offered again. Answers the numbers of the incidents.
 * @throws Conflict where a change is another one by now, Invalid, NotFound
 */
export async function takeDifference(actor: Actor, id: string, keys: readonly string[]): Promise<number[]> {
  demand(actor, 'write')
  const { pairs, name, added } = await readVersions(actor, id)
  return inTransaction(
    async (tx) => {
      const [source] = await tx.$queryRaw<{ open: boolean }[]>`
        SELECT accepted_at IS NULL AND discarded_at IS NULL AS open FROM import_sources WHERE id = ${id}::uuid FOR UPDATE`
      if (!source?.open) throw new Conflict('This difference was settled meanwhile.')
      const left = new Set(keys)
      for (const pair of pairs) {
        const incident = await lockIncident(tx, actor, pair.incident.id)
        const chosen = (await changesOf(actor, pair, incident, name)).filter(({ key }) => left.delete(key))
        await takeAll({ tx, actor, incident }, chosen)
        if (chosen.length > 0)
          await recordActivity(tx, actor, incident.id, 'source_taken', { source: name, changes: chosen.length })
        await tx.importedIncident.create({ data: { sourceId: id, incidentId: incident.id, ordinal: pair.ordinal } })
      }
      if (left.size > 0)
        throw new Conflict('Something of this was changed since you opened it. Look at it again; nothing was taken.')
      await tx.importSource.update({
        where: { id },
        data: { version: { increment: 1 }, ...(added === 0 && { acceptedAt: new Date() }) },
      })
      return pairs.map(({ incident }) => incident.number)
    },
    { timeoutMs: PATIENCE_MS },
  )
}

/** Does what the chosen changes say. A zone goes first, and moves what is known to the day: the others begin at what stands then. */
export async function takeAll(where: Omit<Place, 'made'> & { incident: Facts }, chosen: Change[]): Promise<void> {
  const place = { ...where, made: new Map<string, string>() }
  const zone = chosen.find(({ kind, after }) => kind === 'fact' && after?.name === ZONE)
  if (zone) await takeChange(place, zone)
  const standing = zone ? await standingItems(place.actor, where.incident) : []
  const versions = new Map(standing.map(({ id, version }) => [id, version]))
  for (const change of chosen) {
    const { here } = change
    if (change === zone) continue
    await takeChange(place, here ? { ...change, here: { ...here, version: versions.get(here.id) ?? here.version } } : change)
  }
}

type Facts = Pick<Incident, 'id' | 'number' | 'title' | 'severity' | 'startedOn' | 'tags' | 'timeZone' | 'version'>

interface Pair {
  incident: Facts
  before: DraftIncident
  after: DraftIncident
  /** Its place in the newer version. */
  ordinal: number
}

async function readVersions(actor: Actor, id: string) {
  const source = await db().importSource.findFirst({
    where: { id, acceptedAt: null, discardedAt: null, incidents: { none: {} }, AND: visibleSources(actor) },
    select: { name: true, path: true, draft: true, supersedesId: true },
  })
  const older =
    source?.supersedesId &&
    (await db().importSource.findFirst({
      where: { id: source.supersedesId, AND: visibleSources(actor) },
      select: { id: true, name: true, bytes: true, draft: true, createdAt: true, incidents: { select: IMPORTED } },
    }))
  if (!source || !older || older.incidents.length === 0) throw new NotFound('There is no difference to look at.')
  const stored = Draft.parse(older.draft)
  // Read once more: what a person corrected in the draft is a change made here, and the reader itself may have learned since.
  const read = await readInThread({ name: older.name, bytes: older.bytes }, { evenIfNone: true }).catch(() => null)
  const before = read?.draft.incidents ?? stored.incidents
  const after = Draft.parse(source.draft).incidents
  const inBefore = pairIncidents(stored.incidents, before)
  const inAfter = pairIncidents(before, after)
  const pairs = older.incidents.flatMap(({ ordinal, incident }): Pair[] => {
    const at = inBefore[ordinal] ?? -1
    const next = inAfter[at] ?? -1
    const [was, is] = [before[at], after[next]]
    return was && is && !incident.deletedAt ? [{ incident, before: was, after: is, ordinal: next }] : []
  })
  return { name: source.name, path: source.path, before: older, pairs, added: after.length - pairs.length }
}

const IMPORTED = {
  ordinal: true,
  incident: {
    select: {
      ...{ id: true, number: true, title: true, severity: true, startedOn: true },
      ...{ tags: true, timeZone: true, version: true, deletedAt: true },
    },
  },
} as const

async function changesOf(actor: Actor, { before, after }: Pair, incident: Facts, name: string): Promise<Change[]> {
  // Times without a zone are read in the zone that the incident is told in now.
  const rows = (draft: DraftIncident) => itemsOf(rowsOf(draft, { name, zone: incident.timeZone }))
  return differenceOf(rows(before), rows(after), await standingItems(actor, incident))
}
