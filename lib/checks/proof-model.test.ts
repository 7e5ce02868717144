import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ModelAction, ModelCheck } from '@/tests/support/proof-model'
import { type ActionState, nextState } from '../corrective-actions/rules'
import { afterRun, NO_RUNS, plusSeconds, type Streaks, standing } from './rules'

const START = new Date('2026-03-28T23:00:00Z')
const SCHEDULE = { isEnabled: true, dueAt: START, leasedUntil: null, deletedAt: null }

const run = fc.record({
  check: fc.constantFrom(0, 1),
  verdict: fc.constantFrom('pass' as const, 'pass' as const, 'pass' as const, 'fail' as const, 'error' as const),
  after: fc.constantFrom(60, 60, 60, 240),
})

test('10 000 random sequences of runs of two checks leave their action where the model says, after every run', () => {
  const seen = new Set<string>()
  const sequence = fc.record({
    needs: fc.integer({ min: 1, max: 3 }),
    soak: fc.constantFrom(0, 100),
    runs: fc.array(run, { maxLength: 30 }),
  })
  fc.assert(
    fc.property(sequence, ({ needs, soak, runs }) => {
      const models = [new ModelCheck(), new ModelCheck()]
      const action = new ModelAction()
      for (const model of models) {
        Object.assign(model, { passesToVerify: needs, soakSeconds: soak })
        action.checks.add(model)
      }
      action.move('done')
      let state: ActionState = 'done'
      const streaks: Streaks[] = [NO_RUNS, NO_RUNS]
      const rule = { intervalSeconds: 60, passesToVerify: needs, soakSeconds: soak, failuresToRegress: 2 }
      let seconds = 0
      for (const { check, verdict, after } of runs) {
        seconds += after
        const at = plusSeconds(START, seconds)
        streaks[check] = afterRun({ ...rule, ...(streaks[check] ?? NO_RUNS) }, { verdict, at })
        models[check]?.run(verdict, seconds)
        if (verdict !== 'error') {
          const standings = streaks.map((each) => standing({ ...rule, ...SCHEDULE, dueAt: at, ...each }, at))
          const next = nextState(state, standings)
          if (next !== state) seen.add(`${state}→${next}`)
          state = next
          action.settle()
        }
        // Cheaper than an expectation, a quarter of a million times.
        if (state !== action.state) expect(state).toBe(action.state)
      }
    }),
    { numRuns: 10_000 },
  )
  expect(seen).toEqual(new Set(['done→verified', 'verified→regressed', 'regressed→verified']))
})
