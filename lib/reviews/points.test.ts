import { expect, test } from 'vitest'
import { type Point, pointsOf } from './points'

const at = (minute: number) => new Date(Date.UTC(2026, 7, 14, 8, minute))
const fact = (minute: number, postmortemState: string) => ({ at: at(minute), by: 'Ines', postmortemState })

test('points are where a postmortem goes into review and is published, each time anew, and what was answered between', () => {
  const facts = [
    fact(0, 'draft'),
    fact(1, 'in_review'),
    fact(2, 'in_review'),
    fact(4, 'published'),
    fact(5, 'draft'),
    fact(6, 'published'),
  ]
  const approval: Point = { kind: 'approved', at: at(3), by: 'Ravi' }
  expect(pointsOf(facts, [approval])).toEqual([
    { kind: 'published', at: at(6), by: 'Ines' },
    { kind: 'published', at: at(4), by: 'Ines' },
    approval,
    { kind: 'in_review', at: at(1), by: 'Ines' },
  ])
})

test('what came in published is a point, and a draft is none', () => {
  expect(pointsOf([fact(0, 'published')], [])).toHaveLength(1)
  expect(pointsOf([fact(0, 'draft')], [])).toEqual([])
})
