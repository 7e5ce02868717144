import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyPostmortem } from '@/tests/support/any-postmortem'
import { anyText } from '@/tests/support/any-text'
import { readOne, readPostmortem } from '@/tests/support/read-postmortem'
import { lostWords, unaccounted } from '@/tests/support/words-kept'
import { Draft } from '../../draft'
import { importerFor } from '../registry'

const titles = (text: string) => readPostmortem(text).draft.incidents.map(({ title }) => title)

describe('the title', () => {
  test.each<[string, string, string | null]>([
    ['is the first heading', '# Shop down\n\n## Impact\n\nAll orders.\n', 'Shop down'],
    ['is the heading that all others stand below', '## Shop down\n\n#### IMPACT\n\nAll orders.\n', 'Shop down'],
    [
      'is that of the front matter where no heading is one',
      '---\ntitle: "Shop: down"\n---\n\n## Impact\n\nAll orders.\n',
      'Shop: down',
    ],
    ['is the heading where the two differ', '---\ntitle: shop-down\n---\n\n# Shop down\n\nAll orders.\n', 'Shop down'],
    [
      'may begin with a bracket in the front matter',
      '---\ntitle: [post-mortem] shop\n---\n\nAll orders failed.\n',
      '[post-mortem] shop',
    ],
    ['may stand in TOML', '+++\ntitle = "Shop down"\n+++\n\nAll orders failed.\n', 'Shop down'],
    ['may be set with a line of equals signs', 'Shop down\n=========\n\nAll orders failed.\n', 'Shop down'],
    [
      'is the heading right above the others of its level',
      '#### Shop down\n\n#### Impact\n\nAll.\n\n#### Timeline\n\n- 10:00 a\n',
      'Shop down',
    ],
    ['is not a word of the vocabulary', '## Summary\n\nAll orders failed.\n\n## Timeline\n\n- 10:00 a\n', null],
  ])('%s', (_, text, title) => {
    expect(titles(text)).toEqual([title])
  })
})

describe('a document tells several incidents', () => {
  test.each<[string, string, string[]]>([
    [
      'where its headings name them',
      '# Log\n\n## Incident on 2024-03-01\n\nThe disk was full.\n\n## Incident on 2024-04-01 - mail\n\nThe queue was full.\n',
      ['Incident on 2024-03-01', 'Incident on 2024-04-01 - mail'],
    ],
    [
      'where each begins at the highest level',
      ['03', '04', '05'].map((month) => `# Incident 2024-${month}-01\n\n## Root cause\n\nA full disk.\n`).join('\n'),
      ['Incident 2024-03-01', 'Incident 2024-04-01', 'Incident 2024-05-01'],
    ],
    [
      'below headings of quarters',
      '# Log\n\n## Q1 2024\n\n### Incident on 2024-03-01\n\nFull disk.\n\n## Q2 2024\n\n### Incident on 2024-04-01\n\nFull queue.\n',
      ['Incident on 2024-03-01', 'Incident on 2024-04-01'],
    ],
    [
      'where each has its own causes or lessons',
      '# Slips\n\nWhat we broke.\n\n## Full disk\n\nIt was full.\n\n### What we learned\n\n- Look\n\n## Full queue\n\nIt was full too.\n\n### What we learned\n\n- Count\n',
      ['Full disk', 'Full queue'],
    ],
    [
      'but not where its headings are parts of one story',
      '# Lost posts\n\n## The server\n\nIt was cheap.\n\n## The release\n\nIt wiped the disk.\n\n## Summary\n\nWe lost them.\n',
      ['Lost posts'],
    ],
  ])('%s', (_, text, expected) => {
    expect(titles(text)).toEqual(expected)
  })

  test('and the year may stand in a heading around them', () => {
    const told = '\n\n**Root cause:** a full disk.\n\n'
    const text = `# Outages\n\n## 2022\n\n### January 14: mail${told}### December 30: search${told}## 2021\n\n### May 2: shop${told}`
    expect(readPostmortem(text).draft.incidents.map(({ startedOn }) => startedOn)).toEqual([
      '2022-01-14',
      '2022-12-30',
      '2021-05-02',
    ])
  })

  test('and what stands before the first is kept with it', () => {
    const text = '# Slips\n\nWhat we broke.\n\n## Incident 1\n\nFull disk.\n\n## Incident 2\n\nFull queue.\n'
    const [first] = readPostmortem(text).draft.incidents
    expect(first?.sections).toContainEqual(expect.objectContaining({ key: 'before', title: 'Slips', body: 'What we broke.' }))
    expect(first?.doubts.map(({ kind }) => kind)).toContain('before_first')
  })
})

describe('a document holds no incident, and the answer says why', () => {
  const why = (text: string) => {
    const { draft } = importerFor({ name: 'a.md', bytes: new Uint8Array() }).read(
      { name: 'a.md', bytes: new TextEncoder().encode(text) },
      {},
    )
    return draft.why
  }
  test.each([
    ['empty', ' \n\n', /empty/],
    ['about something else', '# Cheese cake\n\nStir well and bake for an hour.\n', /Nothing in it tells of an incident/],
    [
      'an assignment',
      '# Postmortem\n\nWrite a postmortem of an outage. Requirements:\n\n- Summary must contain the duration\n- Timeline must contain when it was detected\n',
      /instructions/,
    ],
    [
      'an assignment with a deadline',
      '# Postmortem\n\nStarted 02-14-2022, must end by 02-26-2022.\n\nWrite a postmortem. Requirements:\n\n- The summary must contain the impact\n- The timeline must contain times\n- The rest must contain the cause\n',
      /instructions .* gives no time/,
    ],
    ['a template', '# Incident on YYYY-MM-DD - [Brief description]\n\n## Impact\n\nDescribe the outage.\n', /instructions/],
  ])('%s', (_, text, reason) => {
    expect(why(text)).toMatch(reason)
  })

  test.each([
    [
      'a runbook',
      '# Restart the cache\n\n## Prerequisites\n\n- a shell\n\n## Steps\n\n1. Stop it\n2. Start it\n',
      /Nothing in it tells/,
    ],
    [
      'a template of tables and brackets',
      '# Post-mortem: [Title]\n\n**Date:** YYYY-MM-DD\n\n## Timeline\n\n| Time | Event |\n|---|---|\n| HH:MM | Alert fired |\n\n## Root cause\n\n[Describe the root cause of the outage]\n\n## Actions\n\n- [ ] [Name]\n',
      /instructions/,
    ],
    [
      'a policy',
      '# Postmortem policy\n\nEvery outage gets a postmortem. The author should describe what happened. It must include a timeline.\n',
      /instructions/,
    ],
  ])('as with %s', (_, text, reason) => {
    expect(why(text)).toMatch(reason)
  })

  test.each([
    [
      'template words left in it',
      '# Incident on 2024-03-01\n\n## Impact\n\nDescribe the outage.\n\nAll orders failed.\n\n## Actions\n\n- [ ] [Name] fill in\n',
    ],
    [
      'demands of an assignment kept above it',
      '# Postmortem\n\nIt must contain a summary, must contain times and must contain a cause.\n\n## Timeline\n\n- 10:00 The disk was full\n',
    ],
    ['no date at all', '# The lost backups\n\nThe disk broke and the backup was empty. Nobody had looked at it.\n'],
  ])('but an incident with %s is one', (_, text) => {
    expect(why(text)).toBeNull()
  })

  test('but an incident is read out of it where a person insists', () => {
    expect(readPostmortem('# Cheese cake\n\nStir well.\n').draft.incidents).toHaveLength(1)
  })
})

describe('severity', () => {
  test.each([
    ['**Severity:** SEV-2 (two regions)', 'SEV-2', 'SEV2'],
    ['| **Severidade** | SEV1 |', 'SEV1', 'SEV1'],
    ['## Level: Internal', 'Internal', null],
    ['**Severity:** Major (High Impact)', 'Major', null],
    ['- Severidad: alta', 'alta', null],
    ['**Date:** 2024-03-01 | **Severity:** SEV3 | **Status:** closed', 'SEV3', 'SEV3'],
    ['**Severity:** 🔴 Critical', '🔴 Critical', 'SEV1'],
    ['**Severity:** SEV2 High', 'SEV2 High', 'SEV2'],
    ['**Severity:** SEV1 to SEV3', 'SEV1 to SEV3', null],
    ['**Severity:** P1', 'P1', null],
    ['- Schweregrad: kritisch', 'kritisch', 'SEV1'],
    ['- Schweregrad: hoch', 'hoch', null],
    ['**Gravité :** Critique', 'Critique', 'SEV1'],
    ['**Severidad:** Crítica', 'Crítica', 'SEV1'],
    ['**Gravidade:** crítico', 'crítico', 'SEV1'],
    ['**Gravità:** critica', 'critica', 'SEV1'],
    ['**Критичность:** критическая', 'критическая', 'SEV1'],
    ['**重大度**：緊急', '緊急', 'SEV1'],
    ['**故障等级**：特别严重', '特别严重', 'SEV1'],
    ['**故障等级**：严重', '严重', null],
    ['**심각도**: 긴급', '긴급', 'SEV1'],
    ['**심각도**: 심각', '심각', null],
  ])('%s', (line, asWritten, value) => {
    expect(readOne(`# X\n\n${line}\n\nIt broke.\n`).severity).toMatchObject({ asWritten, value })
  })
})

test('sections keep their headings, their Markdown and their order, and well-known ones their keys', () => {
  const text =
    '# X\n\nLead.\n\n## Impact\n\n| a |\n|---|\n| 1 |\n\n## How the cache works\n\nIn *two* layers.\n\n### Layer one\n\nFast.\n\n## Timeline\n\n- 10:00 a\n'
  expect(readOne(text).sections.map(({ key, title, body }) => [key, title, body])).toEqual([
    ['summary', 'Summary', 'Lead.'],
    ['impact', 'Impact', '| a |\n|---|\n| 1 |'],
    ['how-the-cache-works', 'How the cache works', 'In *two* layers.\n\n### Layer one\n\nFast.'],
  ])
})

test.each([
  ['in bold above their text', '**Impact**\nAll orders.\n\n**Resolution**  \nA rollback.\n'],
  ['in italics', '*Impact:*\n\nAll orders.\n\n*Resolution:* A rollback.\n'],
  ['without any mark', 'Impact: All orders.\nResolution: A rollback.\n'],
  ['on lines of their own', 'Impact\nAll orders.\n\nResolution\nA rollback.\n'],
])('a report has a section for each label written %s', (_, body) => {
  expect(readOne(`# X\n\n${body}`).sections.map(({ key, body }) => [key, body])).toEqual([
    ['impact', 'All orders.'],
    ['resolution', 'A rollback.'],
  ])
})

test('a report written as labels in bold has a section for each', () => {
  const text = '# X\n\n**Impact**: All orders.\n\n**Resolution**: A rollback.\n\nIt took an hour.\n'
  expect(readOne(text).sections.map(({ key, body }) => [key, body])).toEqual([
    ['impact', 'All orders.'],
    ['resolution', 'A rollback.\n\nIt took an hour.'],
  ])
})

test.each([
  ['below its heading', '## Summary\n\nIt broke on 1 March 2024.\n'],
  ['below a heading within another', '## Report\n\n### Summary\n\nIt broke on 1 March 2024.\n'],
  ['behind a label', '## Report\n\n**Summary:** It broke on 1 March 2024.\n'],
])('the day of the incident is the one of the summary %s', (_, body) => {
  expect(readOne(`# X\n\n${body}\n## Timeline\n\n- 10:00 a\n`).startedOn).toBe('2024-03-01')
})

test('a document of HTML alone keeps its words and loses only the tags that frame them', () => {
  const { text, draft } = readPostmortem(
    '<h1>Shop down</h1>\n<p>It broke on <b>2024-03-01</b>.</p>\n<h2>Impact</h2>\n<ul><li>All orders</li></ul>\n',
  )
  expect(draft.incidents[0]).toMatchObject({ title: 'Shop down', startedOn: '2024-03-01' })
  expect(draft.incidents[0]?.sections.map(({ title, body }) => [title, body])).toEqual([
    ['Summary', 'It broke on <b>2024-03-01</b>.'],
    ['Impact', 'All orders'],
  ])
  expect(lostWords(text, draft)).toEqual({})
  expect(unaccounted(text, draft)).toEqual([])
})

test('backslashes are taken away only where all of the Markdown is escaped, and it is said', () => {
  const escaped = readPostmortem('\\# Shop down\n\n\\*\\*Severity:\\*\\* SEV2\n\n\\- 10:00 It broke\n')
  expect(escaped.draft.incidents[0]).toMatchObject({ title: 'Shop down', severity: { value: 'SEV2' } })
  expect(escaped.draft.incidents[0]?.doubts[0]?.message).toContain('6 backslashes')
  const plain = '# Shop down\n\n- 10:00 \\*a\n- 10:10 \\_b\n\n\\- c\n'
  expect(readPostmortem(plain).text).toBe(plain)
})

test('the front matter of a record gives its day and severity, that of a post about it does not give the day', () => {
  const body = '# X\n\nIt broke.\n'
  expect(readOne(`---\ndate: 2024-03-02\nseverity: sev2\n---\n\n${body}`)).toMatchObject({
    startedOn: '2024-03-02',
    severity: { value: 'SEV2' },
  })
  expect(readOne(`---\ndate: 2024-03-02\nlayout: post\n---\n\n${body}`).startedOn).toBeNull()
})

test('pictures and links to files beside the document are named, others are not', () => {
  const text =
    '# X\n\n![](img/a.png) and [the log](../log.txt#end) and [ref][r].\n\n<img width="2" src="img/b.png">\n\n- ![](https://example.org/c.png) [top](#top) <us@example.org>\n\n[r]: ./notes.md\n'
  expect(
    readOne(text)
      .doubts.filter(({ kind }) => kind === 'local_address')
      .map(({ message, spans }) => [message, spans.length]),
  ).toEqual([
    ['2 pictures lead to files beside this one, not imported with it: img/a.png, img/b.png. Give them full addresses.', 2],
    ['2 links lead to files beside this one, not imported with it: ../log.txt#end, ./notes.md. Give them full addresses.', 2],
  ])
})

test('tags of the front matter are tags, other facts of the site are kept as structure', () => {
  const incident = readOne('---\ntitle: X\nlayout: post\ntags: [Mail, DNS]\n---\n\nIt broke.\n')
  expect(incident.tags).toEqual(['mail', 'dns'])
  expect(incident.structure[0]?.text).toContain('layout: post')
})

test('a NUL is replaced and named, for no text is changed without a word', () => {
  const messages = (text: string) =>
    readOne(text)
      .doubts.filter(({ kind }) => kind === 'encoding')
      .map(({ message }) => message)
  expect(messages('# Outage on 2024-03-01\n\nIt broke.\n')).toEqual([])
  expect(messages('# Outage on 2024-03-01\n\nIt br\0ke.\n')).toEqual([expect.stringMatching(/one NUL character \(U\+0000\)/)])
  expect(messages('# Outage on 2024-03-01\n\nI\0 br\0ke.\n')).toEqual([expect.stringMatching(/2 NUL characters/)])
})

test('front matter says the same whether or not a line of it needs a parser of YAML', () => {
  const head = 'title: "Mail: down # again"\nlayout: post\n\ntags: [Mail, null, TLS]\nauthor: \'[Ines]\'\n'
  for (const more of ['', 'nested:\n  - yes\n'])
    expect(readOne(`---\n${head}${more}---\n\nIt broke on 2024-03-01.\n`)).toMatchObject({
      title: 'Mail: down # again',
      tags: ['mail', 'tls'],
    })
})

test('front matter cannot reach a prototype, and an alias bomb is read line by line', () => {
  const text = '---\n__proto__: {polluted: 1}\ntitle: X\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n---\n\nIt broke.\n'
  expect(readOne(text).title).toBe('X')
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})

test('of any text the draft is whole: valid, every word in it, every stretch accounted for', () => {
  fc.assert(
    fc.property(fc.oneof({ weight: 5, arbitrary: anyPostmortem }, anyText({ maxLength: 300 })), (document) => {
      const { text, draft } = readPostmortem(document.replaceAll('\0', ' '))
      expect(Draft.safeParse(draft).error).toBeUndefined()
      expect(lostWords(text, draft)).toEqual({})
      expect(unaccounted(text, draft)).toEqual([])
    }),
    { numRuns: 400 },
  )
})
