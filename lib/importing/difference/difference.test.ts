import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cpuSeconds } from '@/tests/support/cpu-seconds'
import type { DifferenceKind, Item, StandingItem } from './content'
import { differenceOf } from './difference'

const item = (kind: DifferenceKind, fields: Record<string, string>, name: string | null = null): Item => ({ kind, name, fields })
const lesson = (text: string, kind = 'learned') => item('lesson', { kind, text })
const section = (name: string, body: string, title = name) => item('section', { title, body }, name)
const fact = (name: string, value: string) => item('fact', { value }, name)
const entry = (when: string, text: string, milestone = '') => item('entry', { when, text, milestone, attributedTo: '' })
const standing = (items: Item[]): StandingItem[] => items.map((one, at) => ({ ...one, id: `id-${at}`, version: 1 }))
const difference = (before: Item[], after: Item[], here: Item[]) =>
  differenceOf(before, after, standing(here)).map(({ kind, what, after: next, here: now, fields, conflict }) => ({
    kind,
    what,
    after: next?.fields ?? null,
    here: now?.id ?? null,
    fields,
    conflict,
  }))

const DISK = lesson('We watch the disks of every node now')

test('a source that says the same is no difference, whatever was changed here', () => {
  const source = [fact('title', 'Shop down'), section('summary', 'The disk was full.'), DISK]
  expect(difference(source, source, source)).toEqual([])
  expect(difference(source, source, [fact('title', 'Renamed'), lesson('Something else entirely')])).toEqual([])
})

test('what the source changed and nobody here did is changed', () => {
  const changes = difference(
    [section('summary', 'The disk was full.'), DISK],
    [section('summary', 'The disk of the shop was full.'), DISK],
    [section('summary', 'The disk was full.', 'What happened'), DISK],
  )
  expect(changes).toEqual([
    {
      kind: 'section',
      what: 'changed',
      after: { title: 'What happened', body: 'The disk of the shop was full.' },
      here: 'id-0',
      fields: ['body'],
      conflict: null,
    },
  ])
})

test('what both changed is for a person to choose; what both changed alike is done', () => {
  const [before, after] = [[fact('title', 'Shop down')], [fact('title', 'Shop was down')]]
  expect(difference(before, after, [fact('title', 'Checkout down')])).toMatchObject([
    { conflict: 'changed_here', fields: ['value'] },
  ])
  expect(difference(before, after, after)).toEqual([])
})

test('changes of different lines of a text are put together', () => {
  const text = (first: string, last: string) => section('summary', `${first}\n\nThe middle stays.\n\n${last}`)
  expect(difference([text('One', 'Three')], [text('First', 'Three')], [text('One', 'Third')])).toMatchObject([
    { after: { body: 'First\n\nThe middle stays.\n\nThird' }, conflict: null },
  ])
  expect(difference([text('One', 'Three')], [text('First', 'Three')], [text('Mine', 'Three')])).toMatchObject([
    { after: { body: 'First\n\nThe middle stays.\n\nThree' }, conflict: 'changed_here' },
  ])
})

test('an entry is the same entry when its time was corrected, or its words', () => {
  const before = [entry('10:00', 'Orders failed in every shop'), entry('10:30', 'The disk was emptied by Ines', 'mitigated')]
  const after = [entry('10:02', 'Orders failed in every shop'), entry('10:30', 'The disk was emptied and enlarged', 'mitigated')]
  expect(difference(before, after, before)).toMatchObject([
    { what: 'changed', fields: ['when'], here: 'id-0', conflict: null },
    { what: 'changed', fields: ['text'], here: 'id-1', conflict: null },
  ])
})

test('what the source says for the first time is added, unless somebody wrote the same here', () => {
  expect(difference([], [DISK], [])).toMatchObject([{ what: 'added', after: DISK.fields, conflict: null }])
  expect(difference([], [DISK], [DISK])).toEqual([])
  expect(difference([], [DISK], [lesson('We watch the disks of every node now, and the queues')])).toMatchObject([
    { what: 'added' },
  ])
})

test('a heading that is new in the source and stands here already is for a person to choose', () => {
  expect(difference([], [section('impact', 'Orders failed.')], [section('impact', 'No order came in.')])).toMatchObject([
    { what: 'changed', here: 'id-0', conflict: 'changed_here' },
  ])
  expect(difference([], [section('impact', 'Orders failed.')], [section('impact', '')])).toMatchObject([{ conflict: null }])
})

test('what the source does not say any more is removed, and a person decides where it was changed here', () => {
  expect(difference([DISK], [], [DISK])).toMatchObject([{ what: 'removed', here: 'id-0', conflict: null }])
  expect(difference([DISK], [], [lesson('We watch the disks of every node now, and mend them')])).toMatchObject([
    { what: 'removed', conflict: 'changed_here' },
  ])
  expect(difference([DISK], [], [])).toEqual([])
})

test('what the source changed and somebody deleted here is for a person to choose', () => {
  expect(difference([DISK], [lesson('We watch the disks of all nodes now')], [])).toMatchObject([
    { what: 'changed', here: null, conflict: 'removed_here' },
  ])
})

test('items that are equal are told apart by their number', () => {
  expect(difference([DISK, DISK], [DISK], [DISK, DISK])).toMatchObject([{ what: 'removed', here: 'id-1' }])
  expect(difference([DISK], [DISK, DISK], [DISK])).toMatchObject([{ what: 'added' }])
})

const anyItem = fc.oneof(
  fc
    .tuple(fc.constantFrom('learned', 'went_well'), fc.stringMatching(/^[a-d]( [a-d]){0,4}$/))
    .map(([kind, text]) => lesson(text, kind)),
  fc.tuple(fc.constantFrom('10:00', '10:01'), fc.stringMatching(/^[a-d]( [a-d]){0,4}$/)).map(([when, text]) => entry(when, text)),
)
const anyItems = fc.array(anyItem, { maxLength: 8 })

test('where nobody changed anything here, taking all of a difference gives what the source says', () => {
  fc.assert(
    fc.property(anyItems, anyItems, (before, after) => {
      const here = standing(before)
      const changes = differenceOf(before, after, here)
      expect(changes.every(({ conflict }) => conflict === null)).toBe(true)
      const gone = new Set(changes.flatMap(({ here: one }) => one?.id ?? []))
      const result = [...here.filter(({ id }) => !gone.has(id)), ...changes.flatMap(({ after: next }) => next ?? [])]
      const plain = (items: Item[]) =>
        items.map(({ kind, fields }) => JSON.stringify([kind, Object.entries(fields).sort()])).sort()
      expect(plain(result)).toEqual(plain(after))
    }),
  )
})

test('nothing that was changed here is overwritten without a conflict', () => {
  fc.assert(
    fc.property(anyItems, anyItems, anyItems, (before, after, now) => {
      const known = new Set(before.map(({ kind, fields }) => JSON.stringify([kind, fields])))
      for (const { what, here, fields, conflict, before: base } of differenceOf(before, after, standing(now))) {
        if (!here || conflict) continue
        if (what === 'removed') expect(known.has(JSON.stringify([here.kind, here.fields]))).toBe(true)
        else for (const name of fields.filter((one) => one !== 'text')) expect(here.fields[name]).toBe(base?.fields[name])
      }
    }),
  )
})

test('two versions of a document of a thousand entries are compared within two seconds', () => {
  const words = (n: number) => Array.from({ length: 12 }, (_, k) => `word${(n * 31 + k * 7) % 900}`).join(' ')
  const before = Array.from({ length: 1_000 }, (_, n) => entry(`t${n}`, words(n)))
  const after = Array.from({ length: 1_000 }, (_, n) => entry(`t${n}`, `${words(n)} and more`))
  const compare = () => expect(differenceOf(before, after, standing(before))).toHaveLength(1_000)
  expect(cpuSeconds(compare)).toBeLessThan(2)
})
