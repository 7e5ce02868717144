import { expect, test } from 'vitest'
import type { CardView } from './card-view'
import { lanesOf } from './lanes-of'

const card = (number: number, fields: { owner?: string; incident?: number; services?: string[] }): CardView => ({
  id: String(number),
  number,
  title: 'Tell on-call',
  state: 'open',
  type: null,
  priority: 'medium',
  incident: { number: fields.incident ?? 1, title: `Incident ${fields.incident ?? 1}`, severity: null, isDeleted: false },
  services: fields.services ?? [],
  owner: fields.owner ?? null,
  ownerIsWritten: false,
  due: null,
  proof: { words: '', tone: 'unknown' },
  verdicts: null,
})
const told = (lanes: ReturnType<typeof lanesOf>) => lanes.map(({ title, cards }) => [title, cards.map(({ number }) => number)])

test('lanes of incidents stand newest first', () => {
  expect(told(lanesOf([card(1, { incident: 2 }), card(2, { incident: 10 }), card(3, { incident: 2 })], 'incident'))).toEqual([
    ['Incident 10', [2]],
    ['Incident 2', [1, 3]],
  ])
})

test('lanes of owners and services stand by name, what has none last, and each card once', () => {
  expect(told(lanesOf([card(1, {}), card(2, { owner: 'Özge' }), card(3, { owner: 'Paul' })], 'owner'))).toEqual([
    ['Özge', [2]],
    ['Paul', [3]],
    ['No owner', [1]],
  ])
  const cards = [card(1, { services: ['payments'] }), card(2, {}), card(3, { services: ['checkout', 'payments'] })]
  expect(told(lanesOf(cards, 'service'))).toEqual([
    ['checkout, payments', [3]],
    ['payments', [1]],
    ['No service', [2]],
  ])
})
