import { type Actor, memberIdOf } from '../access/actor'
import { demand } from '../access/rules'
import { db, inTransaction, type Tx } from '../platform/db/client'
import { Forbidden, Invalid, NotFound } from '../platform/errors'
import { makeDue } from './due.store'
import { AttestationConfig } from './kinds/attestation/config'
import type { Attestation } from './kinds/kind'
import { findKind } from './kinds/registry'
import type { AttestationInput, WithdrawalInput } from './schema'
import { visibleChecks } from './visible.store'

/** An attestation, or a withdrawal, as the page of the check lists it. */
interface AttestationRow extends Attestation {
  id: string
}

/**
 * Confirms, in the actor's own name, what a check states. Doing it twice with the same id is doing it once. The check looks at once.
 * @throws Forbidden for the owner of an action that it proves, and for who is no person; NotFound, Invalid
 */
export async function attest(actor: Actor, { id, checkId, note }: AttestationInput): Promise<void> {
  await add(actor, { id, checkId, note, isWithdrawal: false })
}

/** Takes back what was attested so far, whoever did: the check fails until somebody attests it anew. @throws as attest */
export async function withdrawAttestation(actor: Actor, { id, checkId, because }: WithdrawalInput): Promise<void> {
  await add(actor, { id, checkId, note: because, isWithdrawal: true })
}

interface Added {
  id: string
  checkId: string
  note: string
  isWithdrawal: boolean
}

async function add(actor: Actor, added: Added): Promise<void> {
  demand(actor, 'write')
  const memberId = memberIdOf(actor)
  if (!memberId) throw new Forbidden('Only a person can attest something.')
  await inTransaction((tx) => write(tx, actor, memberId, added))
}

async function write(tx: Tx, actor: Actor, memberId: string, { id, checkId, note, isWithdrawal }: Added): Promise<void> {
  const check = await tx.check.findFirst({
    where: { AND: [{ id: checkId, deletedAt: null }, visibleChecks(actor)] },
    select: { kind: true, config: true, isEnabled: true },
  })
  if (!check) throw new NotFound('This check is not there.')
  if (!findKind(check.kind)?.asksPeople) throw new Invalid('This check is looked at by a machine; nobody can attest it.')
  if (!check.isEnabled) throw new Invalid('This check is switched off. Switch it on to attest it.')
  if (!isWithdrawal) await refuseOwner(tx, memberId, checkId)
  const { validDays } = AttestationConfig.parse(check.config)
  await tx.$executeRaw`
    INSERT INTO attestations (id, check_id, member_id, is_withdrawal, note, at, expires_at)
    VALUES (${id}::uuid, ${checkId}::uuid, ${memberId}::uuid, ${isWithdrawal}, ${note}, now(),
      now() + make_interval(days => ${isWithdrawal ? 0 : validDays}::int))
    ON CONFLICT (id) DO NOTHING`
  await makeDue(tx, checkId, memberId)
}

/** Whoever owns an action that the check proves, seen by them or not, does not vouch for it. @throws Forbidden */
async function refuseOwner(tx: Tx, memberId: string, checkId: string): Promise<void> {
  if ((await countOwned(tx, memberId, checkId)) > 0)
    throw new Forbidden('You own an action that this is to show: somebody else has to attest it.')
}

const countOwned = (of: Pick<Tx, 'correctiveAction'>, memberId: string, checkId: string) =>
  of.correctiveAction.count({ where: { ownerId: memberId, deletedAt: null, checks: { some: { checkId } } } })

/** What is asked of people by a check, and what they answered. */
export interface Attestations {
  statement: string
  /** What to look at; may be empty. */
  how: string
  /** Newest first; at most the newest 200. */
  rows: AttestationRow[]
  /** Whether the actor owns an action that it is to show, and so cannot attest it. */
  isOwner: boolean
}

/** For the page of a check; null where it asks nobody. @throws NotFound */
export async function getAttestations(actor: Actor, checkId: string): Promise<Attestations | null> {
  demand(actor, 'read')
  const check = await db().check.findFirst({
    where: { AND: [{ id: checkId }, visibleChecks(actor)] },
    select: { kind: true, config: true },
  })
  if (!check) throw new NotFound('This check is not there.')
  const read = AttestationConfig.safeParse(check.config)
  if (!findKind(check.kind)?.asksPeople || !read.success) return null
  const memberId = memberIdOf(actor)
  const [rows, owned] = await Promise.all([attestationsOf(checkId), memberId ? countOwned(db(), memberId, checkId) : 0])
  return { statement: read.data.statement, how: read.data.how, rows, isOwner: owned > 0 }
}

/** Who attested a check and who withdrew it, newest first: for the check itself, when it runs. */
export async function attestationsOf(checkId: string): Promise<AttestationRow[]> {
  return db().$queryRaw<AttestationRow[]>`
    SELECT given.id, members.name AS by, given.is_withdrawal AS "isWithdrawal", given.note, given.at, given.expires_at AS "expiresAt",
      given.at < checks.config_changed_at AS "isOfOtherWording",
      EXISTS (SELECT FROM action_checks AS bound JOIN corrective_actions AS actions ON actions.id = bound.action_id
        WHERE bound.check_id = given.check_id AND actions.owner_id = given.member_id AND actions.deleted_at IS NULL) AS "ownsNow"
    FROM attestations AS given JOIN members ON members.id = given.member_id JOIN checks ON checks.id = given.check_id
    WHERE given.check_id = ${checkId}::uuid ORDER BY given.at DESC, given.id DESC LIMIT 200`
}
