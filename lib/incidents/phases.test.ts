import fc from 'fast-check'
import { expect, test } from 'vitest'
import { labelsFor, phasesOf } from './phases'

const at = (minute: number) => new Date(Date.UTC(2026, 7, 14, 10, minute))
const none = { impactStartedAt: null, detectedAt: null, acknowledgedAt: null, mitigatedAt: null, resolvedAt: null }

test('the phases of an incident are to scale', () => {
  const phases = phasesOf({ ...none, impactStartedAt: at(0), detectedAt: at(5), mitigatedAt: at(10), resolvedAt: at(20) })
  expect(phases?.phases).toEqual([
    { since: 'impact_started', from: 0, to: 25 },
    { since: 'detected', from: 25, to: 50 },
    { since: 'mitigated', from: 50, to: 100 },
  ])
  expect(phases?.milliseconds).toBe(20 * 60_000)
})

test('a minute within a day can be seen, and the marks stand at the borders of the phases', () => {
  const phases = phasesOf({ ...none, impactStartedAt: at(0), detectedAt: at(1), resolvedAt: at(1440) })
  expect(phases?.phases[0]?.to).toBeGreaterThan(1.4)
  expect(phases?.marks.map(({ percent }) => percent)).toEqual([0, phases?.phases[0]?.to, 100])
})

test('milestones of one moment share a place and make no phase', () => {
  const phases = phasesOf({ ...none, impactStartedAt: at(0), detectedAt: at(0), resolvedAt: at(20) })
  expect(phases?.marks.map(({ percent }) => percent)).toEqual([0, 0, 100])
  expect(phases?.phases).toEqual([{ since: 'detected', from: 0, to: 100 }])
})

test('milestones that stand in the wrong order are drawn in the order of their moments', () => {
  const phases = phasesOf({ ...none, impactStartedAt: at(10), detectedAt: at(0), resolvedAt: at(20) })
  expect(phases?.marks.map(({ milestone }) => milestone)).toEqual(['detected', 'impact_started', 'resolved'])
})

test.each([
  ['no milestone', none],
  ['one milestone', { ...none, detectedAt: at(0) }],
  ['only one moment', { ...none, detectedAt: at(0), resolvedAt: at(0) }],
])('there is nothing to draw for %s', (_name, instants) => expect(phasesOf(instants)).toBeNull())

test('labels stand at their marks where there is room', () => {
  expect(labelsFor([{ percent: 0 }, { percent: 50 }, { percent: 100 }], 700, [70, 70, 70])).toEqual([
    { edge: 'left', percent: 0 },
    { edge: 'left', percent: 50 },
    { edge: 'right', percent: 100 },
  ])
})

test('there is no place for five labels of 70 pixels on 300', () =>
  expect(
    labelsFor(
      [0, 1, 2, 3, 100].map((percent) => ({ percent })),
      300,
      [70, 70, 70, 70, 70],
    ),
  ).toBeNull())

test('no label lies over another or beyond the bar, and they keep the order of their marks', () => {
  const marks = fc.array(
    fc.record({ percent: fc.double({ min: 0, max: 100, noNaN: true }), width: fc.integer({ min: 20, max: 90 }) }),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  fc.assert(
    fc.property(marks, (given) => {
      const sorted = given.sort((a, b) => a.percent - b.percent)
      const widths = sorted.map(({ width }) => width)
      const labels = labelsFor(sorted, 340, widths)
      const whole = widths.reduce((sum, width) => sum + width, 0)
      expect(labels === null).toBe(whole > 340)
      let free = 0
      for (const [index, { edge, percent }] of (labels ?? []).entries()) {
        const size = ((widths[index] ?? 0) / 340) * 100
        const left = edge === 'left' ? percent : percent - size
        expect(left).toBeGreaterThanOrEqual(free - 0.01)
        free = left + size
      }
      expect(free).toBeLessThanOrEqual(100.01)
    }),
  )
})
