import { type Actor, memberIdOf } from '../access/actor'
import { demand } from '../access/rules'
import { recordActivity } from '../activity/store'
import { sendBackToDone } from '../corrective-actions/state.store'
import { db, inTransaction, isDuplicate, type Prisma, type Tx } from '../platform/db/client'
import { Conflict, Invalid, NotFound } from '../platform/errors'
import { newId } from '../platform/ids'
import { askForProof, insertBinding } from './bindings.store'
import { revokeLease } from './due.store'
import type { SealedKind } from './kinds/kind'
import { findKind } from './kinds/registry'
import { loosenedBy, NO_RUNS } from './rules'
import type { CheckEdit, CheckInput } from './schema'
import { visibleChecks } from './visible.store'

const WRITTEN = {
  id: true,
  version: true,
  kind: true,
  title: true,
  config: true,
  isEnabled: true,
  intervalSeconds: true,
  passesToVerify: true,
  soakSeconds: true,
  failuresToRegress: true,
  staleSeconds: true,
} satisfies Prisma.CheckSelect

type Written = Prisma.CheckGetPayload<{ select: typeof WRITTEN }>

/** Writes a check down and makes it due at once. Doing it twice with the same id is doing it once. @throws Invalid, NotFound */
export async function createCheck(actor: Actor, input: CheckInput): Promise<{ id: string }> {
  demand(actor, 'write')
  const { id, kind: kindId, actionId, ...rest } = input
  const kind = findKind(kindId)
  if (!kind) throw new Invalid('Choose a kind of check.', { kind: 'Choose a kind of check.' })
  const fields = readFields(kind, rest)
  try {
    return await inTransaction(async (tx) => {
      const slug = await freeSlug(tx, kind, fields.config, id)
      const row = await tx.check.create({
        data: {
          id,
          kind: kindId,
          ...fields,
          createdById: memberIdOf(actor),
          ...(kind.waitsForPings && { heartbeat: { create: { token: crypto.randomUUID(), slug } } }),
        },
        select: WRITTEN,
      })
      await revokeLease(tx, id)
      await keep(tx, actor, row, 'created')
      if (actionId) await insertBinding(tx, actor, actionId, id)
      return { id }
    })
  } catch (error) {
    const again = isDuplicate(error) && (await db().check.findFirst({ where: { AND: [{ id }, visibleChecks(actor)] } }))
    if (!again) throw error
    return { id }
  }
}

/**
 * Changes a check. Another wording starts its streaks anew; whatever makes it easier to satisfy sends the verified actions it
 * proves back to done.
 * @throws Conflict with `theirs`, Invalid, NotFound
 */
export async function editCheck(actor: Actor, input: CheckEdit): Promise<void> {
  const { id, version, ...rest } = input
  await change(actor, id, version, 'edited', async (tx, before) => {
    const kind = findKind(before.kind)
    if (!kind) throw new Invalid('This program does not know the kind of this check, so it cannot be edited here.')
    const after = { staleSeconds: before.staleSeconds, ...readFields(kind, rest) }
    const [was, is] = [canonicalConfig(kind, before.config), canonicalConfig(kind, after.config)]
    const looser = loosenedBy({ ...before, config: was }, { ...after, config: is })
    if (was !== is) await startAnew(tx, id)
    if (kind.waitsForPings) {
      const slug = await freeSlug(tx, kind, after.config, id)
      await tx.heartbeat.updateMany({ where: { checkId: id }, data: { slug } })
    }
    await revokeLease(tx, id)
    if (looser.length > 0) await withdrawProof(tx, actor, before, `the check “${before.title}” was changed: ${looser.join(', ')}`)
    return after
  })
}

/** Switches a check off: nobody looks any more, and what it proved counts no longer. */
export async function disableCheck(actor: Actor, id: string, version: number): Promise<void> {
  await change(actor, id, version, 'disabled', async (tx, before) => {
    if (before.isEnabled) await withdrawProof(tx, actor, before, `the check “${before.title}” was switched off`)
    return { isEnabled: false }
  })
}

/** Switches a check on again; it is due at once, and a heartbeat waits a whole period for its first ping. */
export async function enableCheck(actor: Actor, id: string, version: number): Promise<void> {
  await change(actor, id, version, 'enabled', async (tx) => {
    await tx.$executeRaw`UPDATE heartbeats SET waiting_since_at = now() WHERE check_id = ${id}::uuid`
    return { isEnabled: true }
  })
}

/** Puts a check away; restoreCheck brings it back as it was, with its runs and what it is bound to. */
export async function deleteCheck(actor: Actor, id: string, version: number): Promise<void> {
  await change(actor, id, version, 'deleted', async (tx, before) => {
    await withdrawProof(tx, actor, before, `the check “${before.title}” was deleted`)
    return { deletedAt: new Date() }
  })
}

export async function restoreCheck(actor: Actor, id: string): Promise<void> {
  demand(actor, 'write')
  await inTransaction(async (tx) => {
    const { count } = await tx.check.updateMany({
      where: { AND: [{ id, deletedAt: { not: null } }, visibleChecks(actor)] },
      data: { deletedAt: null, version: { increment: 1 } },
    })
    const row = await tx.check.findFirst({ where: { AND: [{ id, deletedAt: null }, visibleChecks(actor)] }, select: WRITTEN })
    if (!row) throw new NotFound('This check is not there.')
    if (count === 0) return // it is back already
    await revokeLease(tx, id)
    await tx.$executeRaw`UPDATE heartbeats SET waiting_since_at = now() WHERE check_id = ${id}::uuid`
    await keep(tx, actor, row, 'restored')
    const bound = await tx.actionCheck.findMany({ where: { checkId: id }, select: { actionId: true } })
    const actionIds = bound.map(({ actionId }) => actionId)
    await askForProof(tx, actor, actionIds, id, `the check “${row.title}” was brought back, which does not prove it yet`)
  })
}

type Data = Prisma.CheckUpdateManyMutationInput
type Work = (tx: Tx, before: Written) => Promise<Data>

/** The one way to change a check: among the visible, at the version that was read, with a revision, out of the worker's hands. */
async function change(actor: Actor, id: string, version: number, what: string, work: Work): Promise<void> {
  demand(actor, 'write')
  await inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM checks WHERE id = ${id}::uuid FOR UPDATE`
    const before = await tx.check.findFirst({ where: { AND: [{ id, deletedAt: null }, visibleChecks(actor)] }, select: WRITTEN })
    if (!before) throw new NotFound('This check is not there.')
    if (before.version !== version) {
      const { config, ...theirs } = before
      throw new Conflict('Somebody changed this check while you wrote. Nothing of yours was stored yet.', {
        ...theirs,
        config: JSON.stringify(config, null, 2),
      })
    }
    const data = await work(tx, before)
    const after = await tx.check.update({ where: { id }, data: { ...data, version: { increment: 1 } }, select: WRITTEN })
    if (what === 'enabled' || what === 'disabled') await revokeLease(tx, id)
    await keep(tx, actor, after, what)
  })
}

/** What the form gave, judged by the kind. A kind with a pace of its own ignores the interval. */
function readFields(kind: SealedKind, input: Omit<CheckEdit, 'id' | 'version'>) {
  const { title, config, ...proof } = input
  const read = kind.read(config)
  if (!read.ok) {
    const fields = Object.fromEntries(Object.entries(read.problems).map(([name, message]) => [`config.${name}`, message]))
    throw new Invalid(Object.values(read.problems).join(' '), fields)
  }
  return {
    ...proof,
    title: title.trim() || kind.describe(read.config).slice(0, 200),
    config: read.config as Prisma.InputJsonObject,
    intervalSeconds: kind.pace?.(read.config) ?? proof.intervalSeconds,
  }
}

/** The slug a check is pinged by; one that another has is refused, also where that one was deleted and may come back. */
async function freeSlug(tx: Tx, kind: SealedKind, config: unknown, checkId: string): Promise<string | null> {
  const slug = kind.slugOf?.(config) ?? null
  const other = slug && (await tx.heartbeat.findFirst({ where: { slug, checkId: { not: checkId } }, select: { checkId: true } }))
  if (other) throw new Invalid(SLUG_TAKEN, { 'config.slug': SLUG_TAKEN })
  return slug
}

const SLUG_TAKEN = 'Another check, or one that was deleted, has this slug.'

async function startAnew(tx: Tx, id: string): Promise<void> {
  await tx.check.update({ where: { id }, data: { ...NO_RUNS, shownRedAt: null, shownRedAgainst: null } })
  await tx.$executeRaw`UPDATE checks SET config_changed_at = now() WHERE id = ${id}::uuid`
}

/** Sends every verified action the check proves back to done; of the others that were called done, only their record says it. */
async function withdrawProof(tx: Tx, actor: Actor, check: Written, because: string): Promise<void> {
  const bound = await tx.actionCheck.findMany({
    where: { checkId: check.id },
    select: { action: { select: { id: true, number: true, title: true, state: true, incidentId: true, deletedAt: true } } },
    orderBy: { actionId: 'asc' },
  })
  for (const { action } of bound) {
    const sentBack = await sendBackToDone(tx, actor, action.id, because)
    if (sentBack || action.deletedAt || (action.state !== 'done' && action.state !== 'regressed')) continue
    const { number, title, incidentId } = action
    await recordActivity(tx, actor, incidentId, 'check_loosened', { number, title, check: check.title, because })
  }
}

async function keep(tx: Tx, actor: Actor, row: Written, what: string): Promise<void> {
  const { id: checkId, version, config, ...rest } = row
  await tx.checkRevision.create({
    data: {
      id: newId(),
      checkId,
      version,
      change: what,
      content: { ...rest, config: config as Prisma.InputJsonObject },
      authorId: memberIdOf(actor),
    },
  })
}

/** The same text for the same config: defaults filled in, properties in one order. A config nobody can read equals no other. */
function canonicalConfig(kind: SealedKind, config: unknown): string {
  const read = kind.read(config)
  return JSON.stringify(read.ok ? read.config : ['unreadable', config], (_, each) =>
    each && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}
