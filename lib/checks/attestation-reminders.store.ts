import { announce } from '../notifications/outbox.store'
import { db, inTransaction } from '../platform/db/client'
import { attestationsOf } from './attestations.store'
import { askFor } from './kinds/attestation/judge'
import { KINDS } from './kinds/registry'

interface Asking {
  id: string
  configChangedAt: Date
}

/**
 * Announces which attestations are wanted, each once: nobody has attested it (any more), or what was attested ends within a week.
 * The message leads to the page of the check, where it is attested.
 * @returns how many were announced.
 */
export async function remindOfAttestations(now = new Date()): Promise<number> {
  const kinds = KINDS.filter(({ asksPeople }) => asksPeople).map(({ id }) => id)
  const asking = await db().$queryRaw<Asking[]>`
    SELECT id, config_changed_at AS "configChangedAt" FROM checks
    WHERE kind = ANY(${kinds}) AND is_enabled AND deleted_at IS NULL AND EXISTS (
      SELECT FROM action_checks AS bound JOIN corrective_actions AS actions ON actions.id = bound.action_id
      WHERE bound.check_id = checks.id AND actions.deleted_at IS NULL AND actions.state <> 'waived')
    ORDER BY id`
  let announced = 0
  for (const { id: checkId, configChangedAt } of asking) {
    const asked = askFor(await attestationsOf(checkId), now)
    if (!asked) continue
    const kind = asked.isRenewal ? 'attestation_ends' : 'attestation_asked'
    // Another wording, and each attestation that ends, is asked for anew.
    const key = `${kind}:${checkId}:${configChangedAt.toISOString()}:${asked.lastId ?? ''}`
    const memberId = asked.lastId === null ? await whoAsks(checkId) : null
    if (await inTransaction((tx) => announce(tx, { kind, key, checkId, because: asked.because, memberId }))) announced++
  }
  return announced
}

/** Whoever wrote the check down: they know that it asks. */
const whoAsks = async (checkId: string): Promise<string | null> =>
  (await db().check.findUnique({ where: { id: checkId }, select: { createdById: true } }))?.createdById ?? null
