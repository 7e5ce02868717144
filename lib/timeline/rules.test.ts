import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findingsOf } from './findings'
import { canSwap, type Entry, gapsOf, inOrder, placed } from './rules'

let count = 0
const entry = (clock: string | null, fields: Partial<Entry> = {}): Entry => ({
  id: `e${++count}`,
  occurredAt: clock ? new Date(clock.length > 8 ? clock : `2026-08-14T${clock}:00Z`) : null,
  endedAt: null,
  precision: clock ? 'minute' : 'unknown',
  isApproximate: false,
  clockTime: null,
  sourceText: null,
  text: clock ?? 'at some time',
  milestone: null,
  attributedTo: null,
  kind: null,
  isStarred: false,
  audience: 'members',
  position: count,
  version: 1,
  ...fields,
})
const texts = (entries: Entry[]) => entries.map(({ text }) => text)

describe('the order of a timeline', () => {
  test('an entry without a time stays behind the one it follows, wherever that goes', () => {
    const entries = [entry('10:30'), entry(null, { text: 'after 10:30' }), entry('10:10'), entry('10:40')]
    expect(texts(inOrder(entries))).toEqual(['10:10', '10:30', 'after 10:30', '10:40'])
  })

  test('what stands before all times stays there', () => {
    expect(texts(inOrder([entry(null, { text: 'before' }), entry('10:30'), entry('10:10')]))).toEqual([
      'before',
      '10:10',
      '10:30',
    ])
  })

  test('entries of one minute keep the order they were written in', () => {
    expect(texts(inOrder([entry('10:10', { text: 'a' }), entry('10:09'), entry('10:10', { text: 'b' })]))).toEqual([
      '10:09',
      'a',
      'b',
    ])
  })

  test('it is total, keeps everything, and ordering twice is ordering once', () => {
    const any = fc.array(fc.option(fc.integer({ min: 0, max: 5 })), { maxLength: 30 })
    fc.assert(
      fc.property(any, (minutes) => {
        const entries = minutes.map((minute) => entry(minute === null ? null : `10:0${minute}`))
        const ordered = inOrder(entries)
        expect(new Set(ordered)).toEqual(new Set(entries))
        const times = ordered.flatMap(({ occurredAt }) => occurredAt?.getTime() ?? [])
        expect(times).toEqual([...times].sort((a, b) => a - b))
        expect(inOrder(ordered)).toEqual(ordered)
      }),
    )
  })

  test('an entry can be put behind another, at the beginning, or at the end', () => {
    const [a, b, c] = [entry('10:00', { text: 'a' }), entry('10:00', { text: 'b' }), entry('10:00', { text: 'c' })]
    expect(texts(placed([a, b, c], c, a.id))).toEqual(['a', 'c', 'b'])
    expect(texts(placed([a, b, c], c, null))).toEqual(['c', 'a', 'b'])
    expect(texts(placed([a, b], c, undefined))).toEqual(['a', 'b', 'c'])
    expect(canSwap(a, b)).toBe(true)
    expect(canSwap(a, entry('10:01'))).toBe(false)
    expect(canSwap(a, entry(null))).toBe(true)
  })
})

describe('a silence is named', () => {
  const gaps = (...entries: Entry[]) => gapsOf(entries).map(({ milliseconds }) => milliseconds / 60_000)
  test('seventeen minutes, when the whole took twenty', () =>
    expect(
      gaps(entry('10:10'), entry('10:11'), entry('10:12'), entry('10:13'), entry('10:30', { milestone: 'resolved' })),
    ).toEqual([17]))
  test('not where half an hour is what always lies between entries', () =>
    expect(gaps(entry('10:00'), entry('10:30'), entry('11:00'), entry('11:31'), entry('12:00'))).toEqual([]))
  test('38 min in a busy morning', () =>
    expect(gaps(entry('10:00'), entry('10:05'), entry('10:09'), entry('10:47'), entry('10:50'), entry('10:59'))).toEqual([38]))
  test('not while something went on', () =>
    expect(
      gaps(entry('10:00'), entry('10:05', { endedAt: new Date('2026-08-14T10:50:00Z') }), entry('10:52'), entry('10:59')),
    ).toEqual([]))
  test('not after the end, and never before a day without a time', () =>
    expect(
      gaps(
        entry('10:00'),
        entry('10:05', { milestone: 'resolved' }),
        entry('18:00'),
        entry('2026-08-16T00:00:00Z', { precision: 'day' }),
      ),
    ).toEqual([]))
  test('not before it began', () =>
    expect(gaps(entry('08:00'), entry('10:00', { milestone: 'impact_started' }), entry('10:01'))).toEqual([]))
  test('not in an empty timeline', () => expect(gaps()).toEqual([]))
})

describe('what does not fit together is said', () => {
  const now = new Date('2026-11-30T00:00:00Z')
  const findings = (entries: Entry[], zone = 'UTC', timeZoneAssumed = false) =>
    findingsOf({ entries, timeZone: zone, timeZoneAssumed }, now)
  const words = (...given: Parameters<typeof findings>) => findings(...given).map((finding) => finding.words)
  const whole = [
    entry('10:10', { milestone: 'impact_started' }),
    entry('10:11', { milestone: 'detected' }),
    entry('10:13', { milestone: 'mitigated' }),
    entry('10:30', { milestone: 'resolved' }),
  ]

  test('nothing, where all fits', () => expect(words(whole)).toEqual([]))
  test('nothing about an empty timeline', () => expect(words([])).toEqual([]))

  test('detected before the impact started', () =>
    expect(words([...whole.slice(1), entry('10:12', { milestone: 'impact_started' })])).toEqual([
      'Detected (10:11) stands before impact started (10:12).',
    ]))

  test('a milestone that stands twice, and which one counts', () =>
    expect(words([...whole, entry('11:00', { milestone: 'resolved' })])).toEqual([
      '“Resolved” stands at 2 entries; the last one counts.',
    ]))

  test('an entry in the future', () =>
    expect(words([...whole, entry('2027-01-01T10:00:00Z')])).toEqual(['1 Jan 2027 10:00 UTC has not come yet.']))

  test('an end before its beginning', () =>
    expect(words([...whole, entry('10:40', { endedAt: new Date('2026-08-14T10:20:00Z') })])).toEqual([
      'It ends at 10:20, before it begins at 10:40.',
    ]))

  test('milestones nobody set, and one without a moment', () =>
    expect(words([entry(null, { milestone: 'detected' })])).toEqual([
      'No entry says when the impact started, when it was mitigated or when it was resolved.',
      '“Detected” has no known moment, so nothing can be measured by it.',
    ]))

  test('a time that came twice, with the other reading one step away', () => {
    const [finding] = findings([entry('2026-10-25T00:30:00Z')], 'Europe/Berlin')
    expect(finding).toMatchObject({
      kind: 'ambiguous',
      words: '02:30 came twice that day in Europe/Berlin; this is the first one (UTC+2).',
      mends: [{ words: 'Make it the second (UTC+1)' }],
    })
  })

  test('a source that gives a time no clock showed', () =>
    expect(words([...whole, entry('2026-03-29T01:30:00Z', { sourceText: '02:30' })], 'Europe/Berlin')).toEqual([
      'No clock in Europe/Berlin showed 02:30 that day; it is read as 03:30.',
    ]))

  test('a zone nobody stated', () =>
    expect(words(whole, 'UTC', true)).toEqual(['Nothing says in which zone these times were written; they are read as UTC.']))
})

describe('what mends a finding in one step', () => {
  const mendsOf = (entries: Entry[], zone = 'UTC') =>
    findingsOf({ entries, timeZone: zone, timeZoneAssumed: false }, new Date('2026-12-01T12:00:00Z')).flatMap(
      ({ mends = [] }) => mends,
    )
  const steps = (entries: Entry[], zone?: string) =>
    mendsOf(entries, zone).map(({ words, edits }) => [
      words,
      ...edits.map(({ milestone, when }) => when?.occurredAt?.toISOString().slice(0, 16) ?? milestone ?? 'none'),
    ])
  const whole = () => [
    entry('10:00', { milestone: 'impact_started' }),
    entry('10:05', { milestone: 'detected' }),
    entry('10:20', { milestone: 'mitigated' }),
    entry('10:30', { milestone: 'resolved' }),
  ]

  test('what fits together needs none', () => expect(steps(whole())).toEqual([]))

  test('milestones in the wrong order are swapped', () => {
    const [impact, detected, ...rest] = whole()
    expect(steps([{ ...impact!, milestone: 'detected' }, { ...detected!, milestone: 'impact_started' }, ...rest])).toEqual([
      ['Swap the two milestones', 'detected', 'impact_started'],
    ])
  })

  test('of a milestone that stands twice the one that counts is kept', () =>
    expect(steps([...whole(), entry('10:40', { milestone: 'resolved' })])).toEqual([['Keep the last one alone', 'none']]))

  test('an end before its beginning is swapped with it, and a time that has not come is put a day back', () => {
    const backwards = entry('10:25', { endedAt: new Date('2026-08-14T10:21:00Z') })
    expect(steps([...whole(), backwards])).toEqual([['Swap beginning and end', '2026-08-14T10:21']])
    expect(steps([...whole(), entry('2026-12-01T14:00:00Z')])).toEqual([
      ['It was the day before, 30 Nov 2026', '2026-11-30T14:00'],
    ])
  })

  test('a milestone nobody set is proposed at the first, an alert, the last, and never in the place of another', () => {
    expect(steps([entry('10:00', { text: 'deploy' }), entry('10:05', { kind: 'alert', text: 'pager' }), entry('10:30')])).toEqual(
      [
        ['Impact started: 10:00 “deploy”', 'impact_started'],
        ['Detected: 10:05 “pager”', 'detected'],
        ['Resolved: 10:30 “10:30”', 'resolved'],
      ],
    )
    expect(steps([entry('10:00', { milestone: 'detected' })])).toEqual([])
  })

  test('a time no clock showed is put at the other side of the hour, and one without its day on the day before it', () => {
    const skipped = entry('2026-03-29T01:30:00Z', { sourceText: '02:30' })
    expect(steps([skipped, ...whole()], 'Europe/Berlin')).toEqual([['Make it 01:30', '2026-03-29T00:30']])
    const [impact, detected, mitigated] = whole()
    expect(steps([impact!, detected!, mitigated!, entry(null, { milestone: 'resolved', clockTime: '10:45' })])).toEqual([
      ['It was on 14 August 2026', '2026-08-14T10:45'],
    ])
  })
})
