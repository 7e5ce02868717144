import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyPostmortem } from '@/tests/support/any-postmortem'
import { readPostmortem } from '@/tests/support/read-postmortem'
import { lostWords, unaccounted } from '@/tests/support/words-kept'
import { newId } from '../platform/ids'
import { carve, retypeAll } from './carve'
import { Draft, type DraftIncident, ITEM_KINDS } from './draft'
import { passagesOf } from './edit'
import { changed, lastChange, takeBack } from './history'
import { merge } from './merge'

const DOCUMENT = `# Parcels stood still

All times in CET.

## Timeline

- 10:10 The belt stopped
- 10:20 Noticed by the shift lead. She called the electrician.

## Background

The belt is older than the hall. It was painted green in spring.

- the lamp was blue
- the lamp was red

## Notes

- 10:25 the fuse was changed
- 10:31 the belt ran again
  and the queue went down
- 10:40 all parcels were out

## Action items

- [ ] Buy spare fuses
`

const read = (text = DOCUMENT): { text: string; draft: Draft; incident: DraftIncident } => {
  const { text: decoded, draft } = readPostmortem(text)
  const [incident] = draft.incidents
  if (!incident) throw new Error('The document was read as no incident.')
  return { text: decoded, draft, incident }
}
const spanOf = (text: string, words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
const holds = (draft: Draft, incident: DraftIncident): Draft => ({ ...draft, incidents: [incident] })

function expectNothingLost(text: string, draft: Draft, incident: DraftIncident): void {
  const now = Draft.parse(holds(draft, incident))
  expect(lostWords(text, now)).toEqual(lostWords(text, draft))
  expect(unaccounted(text, now)).toEqual(unaccounted(text, draft))
  const ids = passagesOf(incident).map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
}

describe('words that are selected in the source', () => {
  test('become an item of their own, and what they were taken from keeps the rest', () => {
    const { text, draft, incident } = read()
    const words = 'It was painted green in spring.'
    const now = carve(incident, text, spanOf(text, words), 'cause')
    expect(now.causes).toMatchObject([{ text: words, spans: [spanOf(text, words)] }])
    expect(now.sections.find(({ title }) => title === 'Background')?.body).toMatch(
      /^The belt is older than the hall\.\s+- the lamp was blue\n- the lamp was red$/,
    )
    expectNothingLost(text, draft, now)
  })

  test('leave an entry its time', () => {
    const { text, draft, incident } = read()
    const now = carve(incident, text, spanOf(text, 'She called the electrician.'), 'action')
    expect(now.timeline.map((entry) => entry.text)).toContain('Noticed by the shift lead.')
    expect(now.timeline.find((entry) => entry.text.startsWith('Noticed'))?.sourceText).toBe('10:20')
    expect(now.actions.map((action) => action.text)).toEqual(['She called the electrician.', 'Buy spare fuses'])
    expectNothingLost(text, draft, now)
  })

  test('that are lines of a list become an item each', () => {
    const { text, draft, incident } = read()
    const now = carve(incident, text, spanOf(text, '- the lamp was blue\n- the lamp was red'), 'lesson')
    expect(now.lessons.map((lesson) => lesson.text)).toEqual(['the lamp was blue', 'the lamp was red'])
    expect(now.sections.find(({ title }) => title === 'Background')?.body).toBe(
      'The belt is older than the hall. It was painted green in spring.',
    )
    expectNothingLost(text, draft, now)
  })

  test('that are a whole passage make that one something else', () => {
    const { text, incident } = read()
    const now = carve(incident, text, spanOf(text, 'Buy spare fuses'), 'lesson')
    expect(now.actions).toEqual([])
    expect(now.lessons).toMatchObject([{ id: incident.actions[0]?.id, text: 'Buy spare fuses' }])
  })

  test('of which there are none are refused', () => {
    const { text, incident } = read()
    expect(() => carve(incident, text, { start: text.indexOf('\n\n'), end: text.indexOf('\n\n') + 2 }, 'entry')).toThrow(
      'no word',
    )
  })
})

test('a list that was read as a section becomes an item for each line, and its heading is left out', () => {
  const { text, draft, incident } = read(
    '# Down on 2024-03-01\n\n## Colours\n\n- red wire loose\n- blue wire cut\n\n## Impact\n\nAll.\n',
  )
  const section = incident.sections.find(({ title }) => title === 'Colours')
  const now = retypeAll(incident, text, [section?.id ?? ''], 'cause')
  expect(now.causes.map((cause) => cause.text)).toEqual(['red wire loose', 'blue wire cut'])
  expect(now.causes.every(({ spans }) => spans.length === 1)).toBe(true)
  expect(now.structure.map((structure) => structure.text)).toContain('Colours')
  expectNothingLost(text, draft, now)
})

test('items that are merged stand in the first one of them, with what was known of the others', () => {
  const { text, draft, incident } = read()
  const [first, second] = incident.timeline
  const now = merge(incident, [second?.id ?? '', first?.id ?? ''])
  expect(now.timeline[0]).toMatchObject({
    id: first?.id,
    text: 'The belt stopped\n10:20 Noticed by the shift lead. She called the electrician.',
  })
  expectNothingLost(text, draft, now)
})

const anyChange = fc.record({
  what: fc.constantFrom('carve', 'retype', 'merge'),
  from: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 5, max: 400 }),
  to: fc.constantFrom(...ITEM_KINDS),
})
type Change = typeof anyChange extends fc.Arbitrary<infer T> ? T : never

function apply(incident: DraftIncident, text: string, { what, from, length, to }: Change): DraftIncident {
  const passages = passagesOf(incident)
  const at = Math.floor(from * (passages.length - 1))
  const ids = passages.slice(at, at + 2).map(({ id }) => id)
  if (what === 'merge') return ids.length === 2 ? merge(incident, ids) : incident
  if (what === 'retype') return retypeAll(incident, text, ids, to)
  const start = incident.span.start + Math.floor(from * (incident.span.end - incident.span.start))
  return /[\p{L}\p{N}]/u.test(text.slice(start, Math.min(start + length, incident.span.end)))
    ? carve(incident, text, { start, end: start + length }, to)
    : incident
}

test('whatever is changed in whatever order, no word is lost, and taking it all back gives the draft as it was read', () => {
  fc.assert(
    fc.property(anyPostmortem, fc.array(anyChange, { minLength: 1, maxLength: 6 }), (document, changes) => {
      const { text, draft } = readPostmortem(document)
      const [first] = draft.incidents
      if (!first) return
      let now = draft
      for (const change of changes)
        now = changed(now, { id: newId(), ordinal: 0, words: 'Something' }, (incident) => apply(incident, text, change))
      const lost = Object.keys(lostWords(text, Draft.parse(now))).filter((word) => !(word in lostWords(text, draft)))
      expect(lost).toEqual([])
      for (let last = lastChange(now, 0); last; last = lastChange(now, 0)) now = takeBack(now, 0, last.id)
      const { history: _none, ...back } = now
      expect(back).toEqual(draft)
    }),
    { numRuns: 150 },
  )
})
