import { describe, expect, test } from 'vitest'
import type { ActionSummary } from '@/lib/corrective-actions/list.store'
import { cardView } from './card-view'

const NOW = new Date('2026-08-14T12:00:00Z')
const READER = { now: NOW, today: '2026-08-14', zone: 'UTC' }

const action = (fields: Partial<ActionSummary> = {}): ActionSummary => ({
  id: 'a',
  number: 34,
  title: 'Tell on-call',
  type: 'detect',
  priority: 'medium',
  state: 'open',
  stateChangedAt: NOW,
  verifiedAt: null,
  dueOn: null,
  owner: null,
  ownerAsWritten: null,
  version: 1,
  incident: {
    id: 'i',
    number: 12,
    title: 'Checkout',
    severity: 'SEV2',
    isDeleted: false,
    isPrivate: false,
    services: [],
    timeZone: 'UTC',
  },
  causeIds: [],
  waivedUntil: null,
  checkCount: 0,
  ...fields,
})

describe('a card', () => {
  test('of a waived action says until when', () => {
    expect(cardView(action({ state: 'waived', waivedUntil: '2026-09-01' }), [], READER).proof.words).toBe('waived until 1 Sep')
  })

  test('names the owner a document names, as nobody’s account', () => {
    expect(cardView(action({ ownerAsWritten: 'the mailer team' }), [], READER)).toMatchObject({
      owner: 'the mailer team',
      ownerIsWritten: true,
    })
    expect(cardView(action({ owner: { id: 'm', name: 'Ines' }, ownerAsWritten: 'I. B.' }), [], READER)).toMatchObject({
      owner: 'Ines',
      ownerIsWritten: false,
    })
  })

  test('without a check has no bars', () => {
    expect(cardView(action(), [], READER).verdicts).toBeNull()
  })
})
