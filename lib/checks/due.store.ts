import type { Tx } from '../platform/db/client'

/**
 * Makes a check due at once, by the database's clock. Where a worker holds it just now, its result will find the wish and leave
 * it standing; where it is overdue, its slot stays the one it owes.
 */
export async function makeDue(tx: Tx, checkId: string, askedById: string | null = null): Promise<void> {
  await tx.$executeRaw`
    UPDATE checks SET
      due_at = CASE WHEN leased_until > now() THEN now() ELSE least(coalesce(due_at, now()), now()) END,
      asked_by_id = coalesce(${askedById}::uuid, asked_by_id)
    WHERE id = ${checkId}::uuid AND is_enabled AND deleted_at IS NULL`
}

/** Takes a check out of a worker's hands: whatever it finds is refused. For a check that says something else from now on. */
export async function revokeLease(tx: Tx, checkId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE checks SET leased_until = NULL, lease_fence = lease_fence + 1, due_at = CASE WHEN is_enabled THEN now() END
    WHERE id = ${checkId}::uuid`
}
