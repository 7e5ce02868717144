import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ActionEvent, type ActionState, decide, type Standing } from './rules'

const STATES: ActionState[] = ['open', 'in_progress', 'done', 'verified', 'regressed', 'waived']

// The life of an action once more, as the sentences of the product, independent of the tables in rules.ts.
class Model {
  state: ActionState = 'open'
  rows: [ActionState, ActionState][] = []

  private become(to: ActionState) {
    if (to === this.state) return
    this.rows.push([this.state, to])
    this.state = to
  }

  feed(event: ActionEvent): boolean {
    const { state } = this
    if (event.kind === 'moved') {
      const { to } = event
      if (to === state) return true
      const byHand = to === 'open' || to === 'in_progress' || to === 'done'
      if (!byHand || state === 'waived') return false
      if (state === 'regressed' && to === 'open') return false
      if (state === 'verified' && (to === 'done' || !(event.because ?? '').trim())) return false
      this.become(to)
    }
    if (event.kind === 'proof' && event.standings.length > 0) {
      const failing = event.standings.filter((standing) => standing === 'broken').length
      const passing = event.standings.filter((standing) => standing === 'proven').length
      if (state === 'verified' && failing > 0) this.become('regressed')
      else if ((state === 'done' || state === 'regressed') && passing === event.standings.length) this.become('verified')
    }
    if (event.kind === 'proof_withdrawn' && state === 'verified') this.become('done')
    if (event.kind === 'waived') {
      if (state === 'waived') return false
      this.become('waived')
    }
    if (event.kind === 'waiver_ended') {
      if (state !== 'waived') return false
      this.become('open')
    }
    return true
  }
}

const event: fc.Arbitrary<ActionEvent> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('moved' as const),
      to: fc.constantFrom(...STATES),
      because: fc.constantFrom('', ' ', 'rolled back'),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('proof' as const),
      standings: fc.array(fc.constantFrom<Standing>('proven', 'proven', 'broken', 'unproven'), { maxLength: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<ActionEvent>({ kind: 'proof_withdrawn' }, { kind: 'waived' }, { kind: 'waiver_ended' }),
  },
)

test('10 000 random lives go as the sentences of the product say, with one transition a change', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(fc.array(event, { minLength: 1, maxLength: 40 }), (events) => {
      const model = new Model()
      let state: ActionState = 'open'
      const rows: [ActionState, ActionState][] = []
      for (const each of events) {
        const decision = decide(state, each)
        const accepted = model.feed(each)
        expect('refused' in decision).toBe(!accepted)
        if (!('refused' in decision) && decision.state !== state) {
          rows.push([state, decision.state])
          seen.add(`${state}→${decision.state}`)
          // Whatever the sequence: verified is entered by proof and left by nothing silent.
          if (decision.state === 'verified') expect(each.kind).toBe('proof')
          state = decision.state
        }
        expect(state).toBe(model.state)
      }
      expect(rows).toEqual(model.rows)
    }),
    { numRuns: 10_000 },
  )
  // The sequences reached every change there is, so the comparison means something.
  expect(seen).toEqual(
    new Set([
      ...['open→in_progress', 'open→done', 'open→waived', 'in_progress→open', 'in_progress→done', 'in_progress→waived'],
      ...['done→open', 'done→in_progress', 'done→verified', 'done→waived', 'regressed→in_progress', 'regressed→done'],
      ...['regressed→verified', 'regressed→waived', 'verified→open', 'verified→in_progress', 'verified→done'],
      ...['verified→regressed', 'verified→waived', 'waived→open'],
    ]),
  )
})
