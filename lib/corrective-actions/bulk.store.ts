import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents } from '../access/visible.store'
import { inTransaction, type Prisma, type Tx } from '../platform/db/client'
import { Conflict, Forbidden, Invalid, NotFound } from '../platform/errors'
import type { ActionEdit, BulkEdit, BulkUndo } from './schema'
import { lockActions, moveAction, undoMove } from './state.store'
import { editAction } from './store'

/** What came of one of many. `undo` is what takes it back; null where nothing was changed. */
export interface BulkResult {
  id: string
  /** Null of an action that the actor may not see, or that is gone. */
  number: number | null
  /** Why it was left as it was. */
  refused: string | null
  undo: BulkUndo['items'][number] | null
}

/** Hundreds of small statements on a slow disk. */
const TIMEOUT_MS = 60_000

/**
 * Sets one thing of many actions: in one transaction, with a result for each. What the rules refuse for one (nobody moves an action
 * to verified) leaves that one as it was and does not hold up the others.
 */
export async function editMany(actor: Actor, change: BulkEdit): Promise<BulkResult[]> {
  demand(actor, 'write')
  return inTransaction(
    async (tx) => {
      const rows = await lockedRows(tx, actor, change.ids)
      const results: BulkResult[] = []
      for (const id of new Set(change.ids)) {
        const row = rows.get(id)
        results.push(await attempt(id, row?.number ?? null, () => changeOne(actor, row, change)))
      }
      return results
    },
    { timeoutMs: TIMEOUT_MS },
  )
}

/** Takes back what editMany did, for each action in which nobody has changed the same since. */
export async function undoMany(actor: Actor, { items }: BulkUndo): Promise<BulkResult[]> {
  demand(actor, 'write')
  return inTransaction(
    async (tx) => {
      const rows = await lockedRows(
        tx,
        actor,
        items.map(({ id }) => id),
      )
      const results: BulkResult[] = []
      for (const item of items)
        results.push(
          await attempt(item.id, rows.get(item.id)?.number ?? null, async () => {
            if ('transitionId' in item) await undoMove(actor, item.transitionId)
            else await editAction(actor, { id: item.id, version: item.version, ...item.before })
            return null
          }),
        )
      return results
    },
    { timeoutMs: TIMEOUT_MS },
  )
}

async function lockedRows(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Map<string, Row>> {
  const seen = { id: { in: [...ids] }, deletedAt: null, incident: visibleIncidents(actor) }
  const found = await tx.correctiveAction.findMany({ where: seen, select: { id: true } })
  await lockActions(
    tx,
    found.map(({ id }) => id),
  )
  const rows = await tx.correctiveAction.findMany({ where: seen, select: ROW })
  return new Map(rows.map((row) => [row.id, row]))
}

const ROW = {
  id: true,
  number: true,
  version: true,
  state: true,
  ownerId: true,
  ownerAsWritten: true,
  dueOn: true,
  type: true,
  priority: true,
} satisfies Prisma.CorrectiveActionSelect
type Row = Prisma.CorrectiveActionGetPayload<{ select: typeof ROW }>

/** Runs one of many: an expected refusal is its result. It was refused before anything of it was written. */
async function attempt(id: string, number: number | null, work: () => Promise<BulkResult['undo']>): Promise<BulkResult> {
  try {
    return { id, number, refused: null, undo: await work() }
  } catch (error) {
    const isExpected = [Invalid, Conflict, NotFound, Forbidden].some((kind) => error instanceof kind)
    if (!isExpected || !(error instanceof Error)) throw error
    return { id, number, refused: error.message, undo: null }
  }
}

async function changeOne(actor: Actor, row: Row | undefined, change: BulkEdit): Promise<BulkResult['undo']> {
  if (!row) throw new NotFound('This action is not there.')
  const { id, version } = row
  if (change.field === 'state') {
    const { transitionId } = await moveAction(actor, { id, from: row.state, to: change.value, because: '' })
    return transitionId ? { id, transitionId } : null
  }
  const { before, after } = FIELDS[change.field](row, change.value)
  if (JSON.stringify(before) === JSON.stringify(after)) return null
  await editAction(actor, { id, version, ...after })
  return { id, version: version + 1, before }
}

/** What is written for each field, and what stood there. */
const FIELDS: Record<
  Exclude<BulkEdit['field'], 'state'>,
  (row: Row, value: string | null) => Record<'before' | 'after', Omit<ActionEdit, 'id' | 'version'>>
> = {
  owner: ({ ownerId, ownerAsWritten }, value) => ({
    before: { ownerId, ownerAsWritten },
    after: { ownerId: value, ownerAsWritten: null },
  }),
  due: ({ dueOn }, value) => ({ before: { dueOn: dueOn?.toISOString().slice(0, 10) ?? null }, after: { dueOn: value } }),
  type: ({ type }, value) => ({ before: { type }, after: { type: value as Row['type'] } }),
  priority: ({ priority }, value) => ({ before: { priority }, after: { priority: value as Row['priority'] } }),
}
