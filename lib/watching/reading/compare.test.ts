import fc from 'fast-check'
import { expect, test } from 'vitest'
import { makeAction, makeCause, makeDocument, makeEntry } from '@/tests/support/postmortem'
import type { Item, StandingItem } from '../../importing/difference/content'
import { differenceOf } from '../../importing/difference/difference'
import type { PostmortemDocument } from '../../postmortems/document'
import { Embedder } from '../../postmortems/embed'
import { writeMarkdown } from '../../postmortems/markdown'
import { DEFAULT_TEMPLATE } from '../../postmortems/templates/registry'
import { type ReadBack, readBack } from './compare'
import { documentItems } from './document-items'
import { joinTexts, markdownOf, markdownOfWords } from './seen'

const write = (document: PostmortemDocument) => writeMarkdown(document, DEFAULT_TEMPLATE)
const itemsOf = (document: PostmortemDocument) => documentItems(document).map(({ item }) => item)
const standing = (items: Item[]): StandingItem[] => items.map((one, at) => ({ ...one, id: `id-${at}`, version: 1 }))

const document = makeDocument()
const base = write(document)
const read = (there: string, from = base) => readBack({ base: from, written: null, document, there })
const edited = (...edits: [string | RegExp, string][]) =>
  edits.reduce((text, [from, to]) => {
    const next = text.replace(from, to)
    if (next === text) throw new Error(`“${from}” is not in it`)
    return next
  }, base)

function changesOf(there: string, here: Item[] = itemsOf(document)) {
  const reading = read(there)
  if (reading.kind !== 'read') throw new Error(JSON.stringify(reading.unread))
  const { before, after, pairs, untaken } = reading
  const changes = differenceOf(before, after, standing(here), pairs)
  return {
    untaken: untaken.map(({ text, what }) => `${what} ${text}`),
    changes: changes.map(({ kind, what, before, after, fields, conflict }) => ({
      kind,
      what,
      name: (before ?? after)?.name,
      fields: Object.fromEntries(fields.map((field) => [field, after?.fields[field]])),
      conflict,
    })),
  }
}
const whyNot = (there: string) => {
  const reading = read(there)
  return reading.kind === 'read' ? [] : reading.unread.map(({ line, why }) => `${line}: ${why}`)
}
const when = (iso: string, more: Partial<{ end: string | null; precision: string; about: boolean }> = {}) =>
  JSON.stringify([iso, more.end ?? null, more.precision ?? 'minute', more.about ?? false, null])

test('a file that nobody edited, or that was only saved with other line ends or marks, says nothing new', () => {
  expect(changesOf(base)).toEqual({ changes: [], untaken: [] })
  expect(changesOf(base.replaceAll('\n', '\r\n'))).toEqual({ changes: [], untaken: [] })
  expect(changesOf(base.replace(/^- /gm, '* ').replaceAll('| - |', '| --- |').replace('**refused**', '__refused__'))).toEqual({
    changes: [],
    untaken: [],
  })
})

test.each<[string, string | RegExp, string, object]>([
  [
    'a section',
    '**refused**',
    '*turned away*',
    { kind: 'section', name: 'summary', fields: { body: 'Every order was *turned away* for 3 minutes.' } },
  ],
  [
    'a section whose headings stand lower in the file',
    'None.',
    'A little.',
    { kind: 'section', name: 'impact', fields: { body: '# Users\n\n- 1 200 orders\n\n## Money\n\nA little.' } },
  ],
  [
    'the words of an entry',
    'New `config` goes live',
    'The new `config` goes live',
    { kind: 'entry', fields: { text: 'The new `config` goes live' } },
  ],
  [
    'the time of an entry',
    '**about 10:10 +02:00**',
    '**10:12 +02:00**',
    { kind: 'entry', fields: { when: when('2026-08-14T08:12:00.000Z') } },
  ],
  [
    'a time without its zone',
    '**about 10:10 +02:00**',
    '**10:12**',
    { kind: 'entry', fields: { when: when('2026-08-14T08:12:00.000Z') } },
  ],
  [
    'a range',
    '**23:50 +02:00 to 2026-08-15 00:30 +02:00**',
    '**23:50–23:55 +02:00**',
    { kind: 'entry', fields: { when: when('2026-08-14T21:50:00.000Z', { end: '2026-08-14T21:55:00.000Z' }) } },
  ],
  [
    'what only the order was known of',
    '**Time unknown (written as “a bit later”)**',
    '**10:20**',
    { kind: 'entry', fields: { when: when('2026-08-14T08:20:00.000Z') } },
  ],
  ['a milestone', ' *Detected.* Alarm', ' *Acknowledged.* Alarm', { kind: 'entry', fields: { milestone: 'acknowledged' } }],
  ['who said it', '*(Ada)*', '*(Bo)*', { kind: 'entry', fields: { attributedTo: 'Bo' } }],
  [
    'a cause',
    'The config was not validated',
    'Nobody validated the config',
    { kind: 'cause', fields: { text: 'Nobody validated the config' } },
  ],
  [
    'the kind of a cause',
    '**Contributing factor**: No schema',
    '**Root cause**: No schema',
    { kind: 'cause', fields: { kind: 'root_cause' } },
  ],
  [
    'the owner of an action',
    '| prevent | high | Ada |',
    '| prevent | high | Bo |',
    { kind: 'action', name: 'ACT-3', fields: { owner: 'Bo' } },
  ],
  [
    'type, priority and day of an action',
    '| detect | high | nobody | no date |',
    '| prevent | low | nobody | 2026-10-01 |',
    { kind: 'action', name: 'ACT-4', fields: { type: 'prevent', priority: 'low', dueOn: '2026-10-01' } },
  ],
  [
    'the title of an action',
    '### ACT-3: Validate the config before it goes live',
    '### ACT-3: Validate every config',
    { kind: 'action', name: 'ACT-3', fields: { title: 'Validate every config' } },
  ],
  [
    'the details of an action',
    'As in the *runbook*.',
    'As the runbook says.',
    { kind: 'action', name: 'ACT-3', fields: { details: 'As the runbook says.' } },
  ],
  ['a lesson', 'The alarm came at once', 'The alarm came soon', { kind: 'lesson', fields: { text: 'The alarm came soon' } }],
  [
    'the title',
    '# Checkout refused every order',
    '# Checkout was down',
    { kind: 'fact', name: 'title', fields: { value: 'Checkout was down' } },
  ],
  ['the severity at the head', 'severity: SEV2', 'severity: SEV1', { kind: 'fact', name: 'severity', fields: { value: 'SEV1' } }],
  [
    'the severity in the list',
    '**Severity**: SEV2 (',
    '**Severity**: SEV3 (',
    { kind: 'fact', name: 'severity', fields: { value: 'SEV3' } },
  ],
  [
    'the zone',
    'timeZone: Europe/Berlin',
    'timeZone: Europe/Paris',
    { kind: 'fact', name: 'timeZone', fields: { value: 'Europe/Paris' } },
  ],
  [
    'the tags',
    '**Tags**: config',
    '**Tags**: config, deploys',
    { kind: 'fact', name: 'tags', fields: { value: 'config, deploys' } },
  ],
])('an edit of %s is read as that', (_name, from, to, change) => {
  expect(changesOf(edited([from, to]))).toMatchObject({ changes: [{ what: 'changed', conflict: null, ...change }], untaken: [] })
})

test('what is written for the first time is added, and what is taken away is removed', () => {
  const there = edited(
    ['- **10:13:05 +02:00**', '- **10:11** A customer calls\n- **10:13:05 +02:00**'],
    ['- It was night', '- Nobody was on holiday\n- It was night'],
    [/\| ACT-4 \|.*\n/, '|  | Say it on the status page | mitigate | low | Bo | 2026-09-09 |  |  |\n'],
    ['## Timeline', '## What we do not know\n\nWho wrote it.\n\n## Timeline'],
    [/\n {2}- \*\*Contributing factor\*\*: No schema existed\n\n.*\n/, '\n'],
  )
  expect(changesOf(there)).toMatchObject({
    changes: [
      { kind: 'cause', what: 'removed' },
      { kind: 'action', what: 'removed', name: 'ACT-4' },
      { kind: 'section', what: 'added' },
      { kind: 'entry', what: 'added' },
      { kind: 'action', what: 'added' },
      { kind: 'lesson', what: 'added' },
    ],
    untaken: [],
  })
})

test('what we tell of proof is ours: an edit of it is named, and not taken', () => {
  const there = edited(
    ['| verified | red', '| open | red'],
    ['**Verified**: 2026-08-19', '**Verified**: 2025-08-19'],
    ['verified: "1 of 2"', 'verified: "2 of 2"'],
    ['prevent verified, detect none', 'prevent verified, detect verified'],
    ['Ada (lead)', 'Eve (lead)'],
  )
  const { changes, untaken } = changesOf(there)
  expect(changes).toEqual([])
  expect(untaken.filter((one) => one.startsWith('added'))).toEqual([
    'added verified: "2 of 2"',
    'added **People**: Eve (lead), Bo (author)',
    'added *Covered: prevent verified, detect verified, mitigate none (ACT-3).*',
    'added ACT-3, state: open',
    'added ACT-3, Verified: 2025-08-19 10:00 UTC',
  ])
  expect(untaken).toHaveLength(10)
})

test.each<[string, string | RegExp, string, RegExp]>([
  ['of another incident', 'incident: INC-12', 'incident: INC-99', /INC-99; this file tells of INC-12/],
  ['without its facts', /^---\n.*?\n---\n/s, '', /facts at its head/],
  ['whose facts are no YAML', 'severity: SEV2', 'severity: [SEV2', /no YAML/],
  [
    'with an unfinished merge',
    'Every order was',
    '<<<<<<< ours\nEvery order was\n=======\nNo order was\n>>>>>>> theirs\nEvery',
    /^54: .*did not finish/,
  ],
  ['whose heading is gone', '## Timeline\n', '', /“## Timeline” is gone/],
  ['with a word in the timeline that is no entry', '- **10:13:05', '- Somebody woke up\n- **10:13:05', /begins with its time/],
  ['with a time that is none', '**about 10:10 +02:00**', '**25:99**', /time is none/],
  ['with a day that is none', 'Friday 14 August 2026 (2026-08-14)', 'Friday', /names a day/],
  ['with another incident’s action', '| ACT-4 |', '| ACT-77 |', /ACT-77 is no corrective action of this incident/],
  ['with an action twice', /(\| ACT-4 \|.*\n)/, '$1$1', /ACT-4 is no/],
  ['that says two severities', 'severity: SEV2', 'severity: SEV1\nseverity: SEV3', /no YAML/],
  [
    'that says one thing above and another below',
    /severity: SEV2([\s\S]*)\*\*Severity\*\*: SEV2/,
    'severity: SEV1$1**Severity**: SEV3',
    /told in two ways: “SEV1” and “SEV3”/,
  ],
  ['with a severity that is none', 'severity: SEV2', 'severity: terrible', /Expected SEV1 to SEV5/],
  [
    'with a link that runs something',
    '- **Verified**',
    '- **Ticket**: [x](javascript:alert\\(1\\))\n- **Verified**',
    /web address/,
  ],
  [
    'with words below the title',
    '# Checkout refused every order\n',
    '# Checkout refused every order\n\nAll lies.\n',
    /stands under a heading/,
  ],
  ['that is no text', 'Every order', 'Every\0order', /no text/],
])('of a file %s nothing is read, and it is said why', (_name, from, to, why) => {
  const reasons = whyNot(edited([from, to]))
  expect(reasons).toEqual([expect.stringMatching(why)])
})

test('what a file records about itself is believed in nothing: an edit of it changes nothing, and is named', () => {
  const there = base.replace(/"severity":"SEV2"/, '"severity":"SEV1"').replace('"number":12', '"number":99')
  expect(there).not.toBe(base)
  const { changes, untaken } = changesOf(there)
  expect(changes).toEqual([])
  expect(untaken.join(' ')).toContain('"severity":"SEV1"')
  expect(changesOf(base.replace(/\n<!-- nevermore [\s\S]*$/, '\n')).changes).toEqual([])
})

test('where an edit cannot be told from how a text is shown, it is not guessed at', () => {
  const ambiguous = makeDocument({
    timeline: [makeEntry({ occurredAt: '2026-08-14T08:10:00.000Z', text: 'Alarm *(again)*' })],
    milestones: [],
    measures: [],
  })
  const text = write(ambiguous)
  const readIt = (there: string) => readBack({ base: text, written: null, document: ambiguous, there })
  expect(readIt(text.replace('Every order', 'All orders'))).toMatchObject({ kind: 'read' })
  expect(readIt(text.replace('Alarm', 'An alarm'))).toMatchObject({
    kind: 'unreadable',
    unread: [{ why: expect.stringMatching(/not read back: make the change here/) }],
  })
  expect(readIt(text.replace(/^- \*\*10:10.*\n/m, ''))).toMatchObject({ kind: 'unreadable' })
})

test('a file that is huge, or made to be slow, is not our document', () => {
  expect(read('x'.repeat(100_000)).kind).toBe('unreadable')
  expect(read('').kind).toBe('unreadable')
})

const word = fc.constantFrom(
  'disk',
  'queue',
  'was',
  'full',
  '**very**',
  'the `cache`',
  'alarm',
  'größe',
  '| pipe',
  'a_b',
  '1. one',
  '# two',
  '<b>',
  '(x)',
)
const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((all) => all.join(' '))
const minute = fc.integer({ min: 0, max: 2_000 }).map((n) => new Date(Date.UTC(2026, 7, 14, 8, n)).toISOString())
const anyDocument = fc
  .record({
    title: fc.constantFrom('Shop down', 'The shop was down', 'Orders lost'),
    severity: fc.constantFrom('SEV1' as const, 'SEV2' as const, null),
    sections: fc
      .uniqueArray(fc.record({ key: fc.constantFrom('summary', 'impact', 'detection'), body: words }), {
        selector: ({ key }) => key,
      })
      .map((all) => all.map((one) => ({ ...one, title: one.key }))),
    timeline: fc
      .array(fc.record({ occurredAt: minute, text: words }), { maxLength: 6 })
      .map((all) => all.toSorted((a, b) => a.occurredAt.localeCompare(b.occurredAt)).map((one) => makeEntry(one))),
    causes: fc.array(words, { maxLength: 4 }).map((all) => all.map((text) => makeCause({ text }))),
    actions: fc
      .tuple(words, words)
      .map(([one, two]) => [makeAction({ number: 3, title: one }), makeAction({ number: 4, title: 'Page on it', details: two })]),
    lessons: fc
      .array(fc.record({ kind: fc.constantFrom('went_well' as const, 'surprised' as const), text: words }), { maxLength: 4 })
      .map((all) => all.toSorted((a, b) => b.kind.length - a.kind.length)),
  })
  .map((fields) => makeDocument({ ...fields, milestones: [], measures: [] }))

/** As a file shows them: what is edited there is kept as the file spells it. */
const said = (items: Item[]) => {
  const shown = (name: string, text: string) => {
    if (!['text', 'body', 'details'].includes(name)) return text
    const { words, blocks } = new Embedder().short(text)
    return name === 'text' ? joinTexts(markdownOfWords(words), markdownOf(blocks)) : markdownOf(new Embedder().blocks(text, 3))
  }
  return items
    .map(({ kind, fields }) =>
      JSON.stringify([
        kind,
        Object.entries(fields)
          .map(([name, text]) => [name, shown(name, text)])
          .sort(),
      ]),
    )
    .sort()
}

test('where nobody changed anything here, accepting all gives what stands there, and nothing is left to read', () => {
  let readable = 0
  fc.assert(
    fc.property(anyDocument, anyDocument, (was, is) => {
      const reading = readBack({ base: write(was), written: null, document: was, there: write(is) })
      if (reading.kind !== 'read') return
      readable++
      const here = standing(itemsOf(was))
      const changes = differenceOf(reading.before, reading.after, here, reading.pairs)
      expect(changes.every(({ conflict }) => conflict === null)).toBe(true)
      const gone = new Set(changes.flatMap(({ here: one }) => one?.id ?? []))
      const result = [...here.filter(({ id }) => !gone.has(id)), ...changes.flatMap(({ after }) => after ?? [])]
      expect(said(result)).toEqual(said(itemsOf(is)))
      // The edit is settled: the same file says nothing more.
      const again = readBack({ base: write(is), written: write(was), document: was, there: write(is) }) as ReadBack
      expect(differenceOf(again.before, again.after, standing(result), again.pairs)).toEqual([])
    }),
    { numRuns: 25 },
  )
  expect(readable).toBeGreaterThan(10)
})

test('three versions are merged without a loss: what changed here alone stays, and what both changed is a conflict', () => {
  fc.assert(
    fc.property(anyDocument, anyDocument, anyDocument, (was, is, here) => {
      const reading = readBack({ base: write(was), written: null, document: was, there: write(is) })
      if (reading.kind !== 'read') return
      const known = new Set(said(reading.before))
      for (const { what, here: one, after, fields, conflict, before } of differenceOf(
        reading.before,
        reading.after,
        standing(itemsOf(here)),
        reading.pairs,
      )) {
        if (!one || conflict) continue
        if (what === 'removed') expect(known).toContain(said([one])[0])
        else
          for (const name of Object.keys(one.fields))
            if (!fields.includes(name)) expect(after?.fields[name]).toBe(one.fields[name])
            else if (one.fields[name] !== before?.fields[name]) expect(['text', 'body', 'details']).toContain(name)
      }
    }),
    { numRuns: 25 },
  )
})
