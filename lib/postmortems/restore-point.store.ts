import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { lockIncident } from '../incidents/store'
import { inTransaction } from '../platform/db/client'
import { Conflict } from '../platform/errors'
import { type Between, listBetween } from '../revisions/between.store'
import type { Revision } from '../revisions/rules'
import { restoreWording } from './restore'

interface Wanted {
  incidentId: string
  at: Date
  /** When the person looked at what stands now. */
  seenAt: Date
}

/** A postmortem of a thousand entries that were all changed. */
const LONGEST_MS = 60_000

/**
 * Brings the wordings of a whole postmortem back to those of a moment, all of them or none, each as an edit of its own. What is new
 * since then stays: it can be deleted where it stands, and bringing back wordings should take nothing away.
 * @returns how many things were changed
 * @throws Conflict where somebody wrote something since the person looked, NotFound
 */
export async function restorePoint(actor: Actor, { incidentId, at, seenAt }: Wanted): Promise<number> {
  demand(actor, 'write')
  return inTransaction(
    async (tx) => {
      await lockIncident(tx, actor, incidentId)
      const since = await listBetween(actor, incidentId, seenAt, null)
      const typedOn = await tx.revision.count({ where: { incidentId, untilAt: { gt: seenAt } } })
      if (since.length + typedOn > 0)
        throw new Conflict('Somebody changed the postmortem since you opened this page. Look at the difference again.')
      const changes = (await listBetween(actor, incidentId, at, null)).flatMap(restorable)
      for (const { before, latestVersion, isDeleted } of changes)
        await restoreWording(actor, { revision: { ...before, incidentId }, version: latestVersion, isDeleted })
      return changes.length
    },
    { timeoutMs: LONGEST_MS },
  )
}

const restorable = (between: Between): (Between & { before: Revision })[] =>
  between.before ? [{ ...between, before: between.before }] : []
