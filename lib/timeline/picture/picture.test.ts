import fc from 'fast-check'
import type { Element, ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { expect, test } from 'vitest'
import { drawTimeline } from './picture'
import type { Pictured } from './told'

const MINUTE = 60_000
const START = Date.parse('2026-08-14T08:00:00Z')

const entry = (minute: number | null, fields: Partial<Pictured> = {}): Pictured => ({
  occurredAt: minute === null ? null : new Date(START + minute * MINUTE),
  endedAt: null,
  precision: minute === null ? 'unknown' : 'minute',
  isApproximate: false,
  text: `At ${minute}`,
  milestone: null,
  href: `#entry-${minute}`,
  ...fields,
})

const draw = (entries: Pictured[], zoom = 1) => drawTimeline(entries, { zone: 'Europe/Berlin', zoom })
const elements = (node: ElementContent): Element[] => (node.type === 'element' ? [node, ...node.children.flatMap(elements)] : [])
const of = (entries: Pictured[], className: string, zoom = 1) =>
  elements(draw(entries, zoom)?.svg as Element).filter(
    ({ properties }) => Array.isArray(properties.className) && properties.className.includes(className),
  )
const html = (entries: Pictured[], zoom = 1) => toHtml(draw(entries, zoom)?.svg as Element)
const words = (nodes: Element[]) => nodes.map((node) => toHtml(node).replace(/<title>.*?<\/title>|<[^>]+>/g, ''))

test('no entry, one, and several of one moment are no picture', () => {
  expect(draw([])).toBeNull()
  expect(draw([entry(5)])).toBeNull()
  expect(draw([entry(5), entry(5), entry(null)])).toBeNull()
})

test('the impact is a band until it was mitigated, thinner until it was resolved', () => {
  const told = [
    entry(0, { milestone: 'impact_started' }),
    entry(10, { milestone: 'detected' }),
    entry(50, { milestone: 'mitigated' }),
    entry(100, { milestone: 'resolved' }),
  ]
  const [impact] = of(told, 'impact')
  expect(impact?.properties).toMatchObject({ x1: '0%', x2: '50%' })
  expect(of(told, 'after')[0]?.properties).toMatchObject({ x1: '50%', x2: '100%' })
  expect(words(of(told, 'milestone'))).toEqual(['Resolved 11:40', 'Mitigated 10:50', 'Detected 10:10', 'Impact started 10:00'])
})

test('an impact of which nobody says the end is open', () => {
  expect(of([entry(0, { milestone: 'impact_started' }), entry(30)], 'open')[0]?.properties).toMatchObject({
    x1: '0%',
    x2: '100%',
  })
})

test('a long quiet span is folded and named, and what lies around it keeps its room', () => {
  const told = [...Array.from({ length: 12 }, (_, index) => entry(index * 5)), entry(55 + 60 * 26)]
  const [fold] = of(told, 'fold')
  expect(words([fold as Element])).toEqual(['26 h'])
  expect(
    draw(told)
      ?.svg.children.flatMap(elements)
      .find(({ tagName }) => tagName === 'desc')?.children[0],
  ).toMatchObject({
    value: expect.stringContaining('Folded: 1 d 2 h with no entry.'),
  })
  const dots = of(told, 'entry').map(({ children }) => Number.parseFloat(String((children[1] as Element).properties.cx)))
  expect(dots).toHaveLength(13)
  expect(dots[11]).toBeGreaterThan(85)
})

test('an even timeline is not folded, however long', () => {
  expect(
    of(
      Array.from({ length: 9 }, (_, index) => entry(index * 1440)),
      'fold',
    ),
  ).toEqual([])
})

test('marks that would lie over each other are one with their number, and come apart where it is drawn wider', () => {
  const told = Array.from({ length: 1000 }, (_, index) => entry(index))
  const groups = of(told, 'entries')
  expect(groups.length).toBeLessThan(50)
  const counted = words(groups).reduce((sum, count) => sum + Number(count), 0) + of(told, 'entry').length
  expect(counted).toBe(1000)
  expect(of(told, 'entries', 32)).toEqual([])
  expect(of(told, 'entry', 32)).toHaveLength(1000)
  expect(html(told).length).toBeLessThan(20_000)
})

test('an entry that lasted is a bar, and those that overlap lie below each other', () => {
  const told = [
    entry(0),
    entry(10, { endedAt: new Date(START + 40 * MINUTE) }),
    entry(20, { endedAt: new Date(START + 60 * MINUTE) }),
    entry(100),
  ]
  const [first, second] = of(told, 'span').map(({ children }) => (children[1] as Element).properties)
  expect(first).toMatchObject({ x1: '10%', x2: '40%' })
  expect(Number(second?.y1)).toBeGreaterThan(Number(first?.y1))
})

test('what has no known time is not drawn, and the picture says so', () => {
  const picture = draw([entry(0), entry(null), entry(30), entry(-480, { precision: 'day' })])
  expect(picture?.missing).toBe('2 entries without a known time are not drawn.')
  // The only one that is told of its day has a place.
  expect(draw([entry(0), entry(30), entry(6 * 1440, { precision: 'day' })])?.missing).toBe('')
})

test('days are named where they change, in the zone of the incident', () => {
  const told = [entry(13 * 60), entry(13 * 60 + 30), entry(14 * 60), entry(14 * 60 + 45)]
  expect(words(of(told, 'date'))).toEqual(['14 Aug', '15 Aug'])
  expect(words(of(told, 'clock'))[0]).toBe('23:00')
})

test('every mark leads to its entry and is named; without anywhere to lead to it is named all the same', () => {
  const marks = [
    ...of([entry(0), entry(30, { milestone: 'detected' })], 'entry'),
    ...of([entry(0), entry(30, { milestone: 'detected' })], 'milestone'),
  ]
  expect(marks.map(({ tagName, properties }) => [tagName, properties.href, properties['aria-label']])).toEqual([
    ['a', '#entry-0', '10:00 At 0'],
    ['a', '#entry-30', '10:30 Detected: At 30'],
  ])
  expect(of([entry(0, { href: null }), entry(30)], 'entry')[0]?.tagName).toBe('g')
})

test('whatever people write becomes neither an element nor a number that is none', () => {
  const anyEntry = fc
    .record({
      minute: fc.option(fc.integer({ min: -5e7, max: 5e7 })),
      lasts: fc.option(fc.integer({ min: -100, max: 1e7 })),
      text: fc.oneof(fc.constant('</title><script>alert(1)</script>'), fc.string()),
      milestone: fc.option(fc.constantFrom('impact_started' as const, 'mitigated' as const, 'resolved' as const)),
      precision: fc.constantFrom('minute' as const, 'hour' as const, 'day' as const),
    })
    .map(({ minute, lasts, ...rest }) =>
      entry(minute, {
        ...rest,
        ...(minute === null && { precision: 'unknown' }),
        endedAt: minute === null || lasts === null ? null : new Date(START + (minute + lasts) * MINUTE),
      }),
    )
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 40 }), fc.constantFrom(1, 8, 32), (entries, zoom) => {
      const picture = draw(entries, zoom)
      if (!picture) return
      const text = toHtml(picture.svg)
      expect(['svg', 'title', 'desc', 'g', 'a', 'line', 'path', 'circle', 'text']).toEqual(
        expect.arrayContaining([...new Set(elements(picture.svg).map(({ tagName }) => tagName))]),
      )
      expect(text).not.toMatch(/"(NaN|Infinity|undefined)/)
      for (const [, value] of text.matchAll(/ (?:x|x1|x2|cx)="([-\d.]+)%"/g)) {
        expect(Number(value)).toBeGreaterThanOrEqual(0)
        expect(Number(value)).toBeLessThanOrEqual(100.1)
      }
    }),
    { numRuns: 60 },
  )
})
