import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { lockIncident } from '../incidents/store'
import { inTransaction } from '../platform/db/client'
import { NotFound } from '../platform/errors'
import { findingsOf } from './findings'
import type { MendForm, TakeBack } from './schema'
import { editEntry, listEntries } from './store'

/**
 * Does what mends a finding, as it was offered: the timeline is looked at again, and what is not found in it any more is not mended.
 * @returns what takes it back @throws NotFound
 */
export async function mendFinding(actor: Actor, { incidentId, words, entries: named }: MendForm, now: Date): Promise<TakeBack> {
  demand(actor, 'write')
  return inTransaction(async (tx) => {
    const { timeZone } = await lockIncident(tx, actor, incidentId)
    const entries = await listEntries(actor, incidentId)
    const mend = findingsOf({ entries, timeZone, timeZoneAssumed: false }, now)
      .filter(({ entryIds }) => entryIds.join(' ') === named.join(' '))
      .flatMap(({ mends = [] }) => mends)
      .find((one) => one.words === words)
    if (!mend) throw new NotFound('The timeline was changed meanwhile, and this is not found in it any more.')
    const edited: TakeBack['edited'] = []
    for (const { entryId: id, ...edit } of mend.edits) {
      const to = entries.find((entry) => entry.id === id)?.version ?? 1
      const { version } = await editEntry(actor, { id, version: to, ...edit })
      edited.push({ id, version, to })
    }
    return { edited, added: [], deleted: [], causes: [] }
  })
}
