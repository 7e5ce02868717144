import { expect, test } from 'vitest'
import { naughtyStrings } from '@/tests/support/naughty-strings'
import { makeAction, makeDocument, makeEntry } from '@/tests/support/postmortem'
import type { PostmortemDocument } from '../document'
import { splitFrontMatter } from '../front-matter'
import { writeMarkdown } from '../markdown'

const write = (source: string, fields: Partial<PostmortemDocument> = {}) =>
  splitFrontMatter(writeMarkdown(makeDocument(fields), { source })).body.trim()

test('the words of a template stand as they are, with facts in their places', () => {
  const source =
    '# :fact[incident]: :fact[title]\n\nA **:fact[severity]** (:fact[severity-words]), led by :fact[lead].\n\n> Took :fact[ttr].'
  expect(write(source, { measures: [] })).toBe(
    '# INC-12: Checkout refused every order\n\nA **SEV2** (major: many users cannot do something important), led by Ada.\n\n> Took not stated.',
  )
  expect(write('Took :fact[ttr]{missing="nobody knows how long"}.', { measures: [] })).toBe('Took nobody knows how long.')
})

test('a colon in a sentence is one', () => expect(write('At 10:30, note:this.')).toBe('At 10:30, note:this.'))

test('a section stands where its directive is, under its own heading or another, and once', () => {
  expect(write('::section{key=impact}\n\n::sections')).toBe(
    '## Impact\n\n### Users\n\n- 1 200 orders\n\n#### Money\n\nNone.\n\n## Summary\n\nEvery order was **refused** for 3 minutes.',
  )
  expect(write('::section{key=summary heading="In short" level=3}')).toBe(
    '### In short\n\nEvery order was **refused** for 3 minutes.',
  )
  expect(write('::section{key=summary heading=none}')).toBe('Every order was **refused** for 3 minutes.')
  expect(write('::section{key=detection}\n\n::section{key=response heading="Response" empty="Not written yet."}')).toBe(
    '## Response\n\nNot written yet.',
  )
})

test('a timeline is a list, a table or prose, whole or by its milestones', () => {
  const timeline = [
    makeEntry({ occurredAt: '2026-08-14T08:10:00.000Z', text: 'Config\n\n- a | b\n- c', attributedTo: 'Ada' }),
    makeEntry({ occurredAt: '2026-08-14T08:13:00.000Z', milestone: 'detected', text: 'Alarm' }),
  ]
  expect(write('::timeline{format=table heading=none}', { timeline })).toContain(
    '| Time | What | By |\n| - | - | - |\n| 10:10 +02:00 | Config a \\| b c | Ada |\n| 10:13 +02:00 | *Detected.* Alarm | |',
  )
  const starred = [...timeline, makeEntry({ text: 'It is known by now', isStarred: true })]
  expect(write('::timeline{only=starred heading=none}', { timeline: starred })).toMatch(/^(?!.*Alarm).*It is known by now$/s)
  expect(write('::timeline{only=starred}', { timeline })).toBe('')
  expect(write('::timeline{format=mermaid}', { timeline })).toBe(
    [
      '## Timeline\n\n```mermaid\ngantt',
      'title Times of Europe/Berlin',
      'dateFormat YYYY-MM-DD HH:mm:ss',
      'axisFormat %H:%M',
      'todayMarker off',
      'section 14 August 2026',
      '10#58;10 Config a #124; b c :milestone, 2026-08-14 10:10:00, 0m',
      '10#58;13 Detected. Alarm :milestone, 2026-08-14 10:13:00, 0m\n```',
    ].join('\n    '),
  )
  expect(write('::timeline{format=prose level=3}', { timeline })).toContain(
    '#### Friday 14 August 2026 (2026-08-14)\n\n**10:10 +02:00** Config',
  )
  expect(write('::timeline{only=milestones}', { timeline })).not.toContain('Config')
})

test('what a condition holds is written where it is so', () => {
  const source = ':::if{severity="SEV1, SEV2" has=timeline}\nBad.\n:::\n\n:::unless{severity="SEV1,SEV2"}\nNot so bad.\n:::'
  expect(write(source)).toBe('Bad.')
  expect(write(source, { severity: 'SEV4' })).toBe('Not so bad.')
  expect(write(source, { severity: null })).toBe('Not so bad.')
  expect(write(source, { timeline: [] })).toBe('')
  const nested = '::::if{type=detect}\nSeen sooner.\n\n:::if{tag=config}\nConfig.\n:::\n::::'
  expect(write(nested)).toBe('Seen sooner.\n\nConfig.')
  expect(write(nested, { tags: [] })).toBe('Seen sooner.')
  expect(write(nested, { actions: [makeAction({ type: 'prevent' })] })).toBe('')
  expect(write(':::if{section=summary state=published service=checkout}\nYes.\n:::')).toBe('Yes.')
})

test('actions and lessons are those asked for', () => {
  expect(write('::actions{type=detect format=list}')).toBe(
    '## Corrective actions\n\n- **ACT-4** Page on refused orders (open; nobody; nothing proves this yet)',
  )
  expect(write('::actions{state=regressed}')).toBe('')
  expect(write('::lessons{kind=got_lucky format=list heading="Luck"}')).toBe('## Luck\n\n- It was night in the *US*')
})

test('the proof of each action is one line a check', () => {
  expect(write('::proof')).toBe(
    [
      '## Proof',
      '',
      '| Action | Check | What it says |',
      '| - | - | - |',
      '| ACT-3: Validate the config before it goes live | Shop answers (`GET https://shop.example.org/health answers 200`) | Passes. Red on 2026-08-15 10:00 UTC, turned green on 2026-08-16 11:30 UTC. |',
      '| ACT-4: Page on refused orders | — | Nothing proves this yet. |',
    ].join('\n'),
  )
})

test('what a person wrote becomes no directive, in any form of any part', () => {
  const source = [
    '# :fact[title]',
    '::section{key=impact}',
    '::timeline{format=table}',
    '::timeline{format=mermaid}',
    '::causes{format=plain}',
    '::actions{format=list}',
    '::proof',
    '::lessons{format=list}',
  ].join('\n\n')
  const secret = 'the text of a section that has no place'
  for (const evil of ['::section{key=secret}', ':fact[lead]', ':::if{severity=SEV2}', `:::\n\n::sections\n\n::: ${'x'}`]) {
    const text = write(source, {
      title: evil,
      people: [{ name: 'Nobody at all', role: 'lead' }],
      sections: [
        { key: 'impact', title: 'Impact', body: evil },
        { key: 'secret', title: 'Secret', body: secret },
      ],
      timeline: [makeEntry({ text: evil, attributedTo: evil })],
      lessons: [{ kind: 'learned', text: evil }],
      actions: [makeAction({ title: evil, owner: evil })],
    })
    expect(text).not.toContain(secret)
    expect(text).not.toContain('Nobody at all')
    const written = text.replaceAll('\\', '').split(evil.split('\n')[0] ?? '')
    expect(written.length).toBeGreaterThan(6)
  }
})

test('a definition or a note of the template is not one for what people wrote', () => {
  const source = 'See [it][a].[^1]\n\n[a]: https://example.org/\n\n[^1]: Ours.\n\n::section{key=x heading=none}'
  const body = 'Theirs [a] and [^1].\n\n[^1]: Not ours.'
  expect(write(source, { sections: [{ key: 'x', title: 'X', body }] })).toBe(
    'See [it](https://example.org/).[^1]\n\n[^1]: Ours.\n\nTheirs \\[a] and [^2].\n\n[^2]: Not ours.',
  )
})

test.each(naughtyStrings.slice(0, 60))('a fact can hold %j', (naughty) => {
  expect(() => write('| a |\n| - |\n| :fact[title] |\n\n- :fact[title]', { title: naughty })).not.toThrow()
})
