import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { inTransaction } from '../platform/db/client'
import { Invalid, NotFound } from '../platform/errors'
import type { When } from './schema'
import { deleteEntry, editEntry, listEntries } from './store'

/** Takes entries back that were just added, all or none. @throws Conflict where somebody changed one since, NotFound */
export async function takeBackEntries(actor: Actor, ids: readonly string[]): Promise<void> {
  await inTransaction(async () => {
    for (const id of ids) await deleteEntry(actor, { id, version: 1 })
  })
}

interface Shift {
  incidentId: string
  ids: readonly string[]
  /** Later, or where negative earlier. */
  minutes: number
}

/**
 * Moves entries in time, all or none, as where a clock was off: their beginnings and ends by as much. An entry whose moment is not
 * known, or known to the day only, stays what it is. @returns the ids of those that moved @throws Invalid, NotFound
 */
export async function shiftEntries(actor: Actor, { incidentId, ids, minutes }: Shift): Promise<string[]> {
  demand(actor, 'write')
  return inTransaction(async () => {
    const chosen = (await listEntries(actor, incidentId)).filter((entry) => ids.includes(entry.id))
    if (chosen.length === 0) throw new NotFound('None of these entries is there any more.')
    const moved = chosen.flatMap(({ id, version, ...entry }) => {
      const when = shifted(entry, minutes * 60_000)
      return when ? [{ id, version, when }] : []
    })
    if (moved.length === 0) throw new Invalid('None of these entries has a time of day that could be shifted.')
    for (const edit of moved) await editEntry(actor, edit)
    return moved.map(({ id }) => id)
  })
}

function shifted({ occurredAt, endedAt, precision, isApproximate }: Omit<When, 'clockTime'>, by: number): When | null {
  if (!occurredAt || precision === 'day') return null
  const later = (at: Date) => new Date(at.getTime() + by)
  // "Some time after 10" that moved by minutes is no longer a whole hour.
  const moved = precision === 'hour' && by % 3_600_000 !== 0 ? 'minute' : precision
  return { occurredAt: later(occurredAt), endedAt: endedAt && later(endedAt), precision: moved, isApproximate, clockTime: null }
}
