import { describe, expect, test } from 'vitest'
import { Filters, isNarrowed, toQuery } from './filters'
import { incidentName, instantsOf, lastVerified, metricsOf, parseIncidentName, stateOf } from './rules'
import { IncidentInput, isZone } from './schema'

const at = (clock: string) => new Date(`2026-08-14T${clock}:00Z`)
const none = { impactStartedAt: null, detectedAt: null, acknowledgedAt: null, mitigatedAt: null, resolvedAt: null }

test.each([
  ['INC-12', 12],
  ['inc 12', 12],
  ['#12', 12],
  ['12', 12],
  [' INC-0 ', null],
  ['ACT-12', null],
  ['12.5', null],
  ['99999999999', null],
])('%s names the incident %s', (text, number) => expect(parseIncidentName(text)).toBe(number))

test('a number is shown as INC-12', () => expect(incidentName(12)).toBe('INC-12'))

describe('the instants of an incident', () => {
  test('are those of its milestones: the first of a beginning, the last of an end', () => {
    const entries = [
      { milestone: 'impact_started', occurredAt: at('10:12') },
      { milestone: 'impact_started', occurredAt: at('10:10') },
      { milestone: 'resolved', occurredAt: at('10:30') },
      { milestone: 'resolved', occurredAt: at('11:30') },
      { milestone: 'detected', occurredAt: null },
      { milestone: null, occurredAt: at('09:00') },
    ] as const
    expect(instantsOf([...entries])).toEqual({ ...none, impactStartedAt: at('10:10'), resolvedAt: at('11:30') })
  })

  test('give the times to detect, acknowledge, mitigate, resolve and verify, each with its two anchors', () => {
    const whole = {
      impactStartedAt: at('10:10'),
      detectedAt: at('10:11'),
      acknowledgedAt: at('10:12'),
      mitigatedAt: at('10:13'),
      resolvedAt: at('10:30'),
    }
    const minutes = metricsOf(whole, at('12:30')).map(({ name, milliseconds, anchors }) => [
      name,
      (milliseconds ?? 0) / 60_000,
      anchors,
    ])
    expect(minutes).toEqual([
      ['TTD', 1, 'impact started → detected'],
      ['TTA', 1, 'detected → acknowledged'],
      ['TTM', 3, 'impact started → mitigated'],
      ['TTR', 20, 'impact started → resolved'],
      ['TTV', 120, 'resolved → last action verified'],
    ])
  })

  test('give no length where an anchor is missing or they stand the wrong way round', () => {
    const odd = { ...none, impactStartedAt: at('10:10'), detectedAt: at('10:00') }
    expect(metricsOf(odd).map(({ milliseconds }) => milliseconds)).toEqual([null, null, null, null, null])
  })
})

describe('the last verified action', () => {
  const action = (state: string, clock: string | null) => ({ state, verifiedAt: clock ? at(clock) : null })
  test.each([
    ['there is none', [], null],
    ['one is not verified', [action('verified', '12:00'), action('done', null)], null],
    ['one regressed after it was verified', [action('verified', '12:00'), action('regressed', '13:00')], null],
    ['one is waived, which does not count', [action('verified', '12:00'), action('waived', null)], at('12:00')],
    ['all are verified', [action('verified', '12:00'), action('verified', '13:00')], at('13:00')],
    ['all are waived', [action('waived', null)], null],
  ])('%s', (_name, actions, expected) => expect(lastVerified(actions)).toEqual(expected))
})

describe('the state of an incident', () => {
  const now = at('12:00')
  test.each([
    ['nothing is known', none, [], 'unknown'],
    ['it began today', { ...none, impactStartedAt: at('10:10') }, [], 'ongoing'],
    [
      'it was detected today, long after it began',
      { ...none, impactStartedAt: new Date('2020-01-01'), detectedAt: at('10:10') },
      [],
      'ongoing',
    ],
    ['it began long ago and nobody wrote down an end', { ...none, impactStartedAt: new Date('2026-08-01') }, [], 'unknown'],
    ['it is mitigated', { ...none, mitigatedAt: at('10:13') }, [], 'mitigated'],
    ['it is resolved', { ...none, mitigatedAt: at('10:13'), resolvedAt: at('10:30') }, [], 'resolved'],
    ['it is resolved, nobody knows when', none, ['resolved'], 'resolved'],
    ['it is mitigated, nobody knows when', { ...none, impactStartedAt: at('10:10') }, ['mitigated'], 'mitigated'],
  ] as const)('%s', (_name, instants, told, state) => expect(stateOf(instants, told, now)).toBe(state))
})

test.each([
  ['Europe/Berlin', true],
  ['UTC', true],
  ['Etc/GMT+3', true],
  ['Mars/Olympus', false],
  ['+02:00', false],
  ['', false],
])('%s is a zone: %s', (zone, expected) => expect(isZone(zone)).toBe(expected))

test('an incident needs nothing but a title and a zone', () => {
  const id = '01890000-0000-7000-8000-000000000000'
  expect(IncidentInput.parse({ id, title: 'x', timeZone: 'UTC', severity: '', startedOn: '' })).toMatchObject({
    title: 'x',
    severity: null,
  })
  for (const title of ['', ' \n', 'a\0b', '\ud800', 'x'.repeat(301)])
    expect(IncidentInput.safeParse({ id, title, timeZone: 'UTC' }).success).toBe(false)
})

test('filters and their address say the same', () => {
  const filters = Filters.parse({ text: ' a b ', severity: ['SEV1', 'SEV2'], tag: 'x', sort: 'oldest', page: '3' })
  expect(toQuery(filters)).toBe('?text=a+b&severity=SEV1&severity=SEV2&tag=x&sort=oldest')
  expect(toQuery(filters, { page: 2, text: '' })).toBe('?severity=SEV1&severity=SEV2&tag=x&sort=oldest&page=2')
  expect(toQuery(Filters.parse({}))).toBe('')
  expect(isNarrowed(Filters.parse({ sort: 'oldest', page: '2' }))).toBe(false)
  expect(isNarrowed(filters)).toBe(true)
})
