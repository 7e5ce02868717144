import fc from 'fast-check'
import { expect, test } from 'vitest'
import { db, inTransaction } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/ids'
import { makeIncident, makeMember } from '@/tests/support/builders'
import { waive } from '@/tests/support/checks'
import type { ActionState, Standing } from './rules'
import { moveAction, sendBackToDone, settleByProof } from './state.store'
import { createAction } from './store'
import { endWaiver } from './waivers.store'

const STATES: ActionState[] = ['open', 'in_progress', 'done', 'verified', 'regressed', 'waived']
const standings = fc.array(fc.constantFrom<Standing>('proven', 'proven', 'broken', 'unproven'), { maxLength: 3 })
const event = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('move' as const), to: fc.constantFrom(...STATES) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('proof' as const), standings }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('withdraw' as const, 'waive' as const, 'end' as const) }) },
)

test('whatever people, proof and waivers do, pairwise at once, the rows tell one unbroken story that ends in the state', async () => {
  const [ines, tomas] = [await makeMember(), await makeMember()]
  const incident = await makeIncident(ines)
  await fc.assert(
    fc.asyncProperty(fc.array(event, { minLength: 2, maxLength: 14 }), async (events) => {
      const { id } = await createAction(ines, { id: newId(), incidentId: incident.id, title: 'A', ownerId: ines.memberId })
      const stateNow = async () =>
        (await db().correctiveAction.findUniqueOrThrow({ where: { id }, select: { state: true } })).state
      const feed = async (each: (typeof events)[number]) => {
        if (each.kind === 'move') await moveAction(ines, { id, from: await stateNow(), to: each.to, because: 'a reason' })
        else if (each.kind === 'proof') {
          const proof = { actionId: id, standings: each.standings, because: 'runs', checkRunId: null }
          await inTransaction((tx) => settleByProof(tx, proof))
        } else if (each.kind === 'withdraw') await inTransaction((tx) => sendBackToDone(tx, ines, id, 'looser'))
        else if (each.kind === 'waive') {
          await waive(ines, tomas, id)
        } else await endWaiver(ines, id, '')
      }
      for (let at = 0; at < events.length; at += 2) {
        for (const outcome of await Promise.allSettled(events.slice(at, at + 2).map(feed))) {
          if (outcome.status === 'rejected') expect(['Invalid', 'Conflict']).toContain(outcome.reason.name)
        }
      }
      const rows = await db().actionTransition.findMany({ where: { actionId: id }, orderBy: { sequence: 'asc' } })
      let last: ActionState | null = null
      for (const { from, to } of rows) {
        expect(from).toBe(last)
        expect(to).not.toBe(from)
        last = to
      }
      const state = await stateNow()
      expect(state).toBe(last)
      expect(await db().waiver.count({ where: { actionId: id, endedAt: null, approvedAt: { not: null } } })).toBe(
        state === 'waived' ? 1 : 0,
      )
    }),
    { numRuns: 40 },
  )
}, 60_000)
