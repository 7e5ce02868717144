import { expect, test } from 'vitest'
import { checkTemplate } from './check'
import { parseTemplate } from './parse'

const problems = (source: string, keys: string[] | null = ['summary', 'impact']) =>
  checkTemplate(parseTemplate(source), source, keys).map(({ line, message }) => `${line}: ${message}`)

test.each([
  ['# A\n\n::timelime', '3: ::timelime is not known (did you mean ::timeline?); expected ::facts, ::milestones'],
  ['::timeline{format=grid}', '1: ::timeline: format is "grid"; expected list, table, prose or mermaid.'],
  [
    '::timeline{formt=table}',
    '1: ::timeline: formt is no attribute of it (did you mean format?); it has heading, level, format, only.',
  ],
  ['::milestones{format=list}', '1: ::milestones: format is no attribute of it; it has none.'],
  ['::timeline{#id .wide}', '1: ::timeline: id is no attribute of it'],
  ['::timeline{level=1}', '1: ::timeline: level is "1"; expected 2, 3, 4 or 5.'],
  ['::actions{type="prevent,cure"}', '1: ::actions: type is "prevent,cure"; expected one or more of prevent, detect'],
  ['::section', '1: ::section: key is missing; expected the key of a section.'],
  [
    '\n\n::section{key=impct}',
    '3: ::section: no incident has a section "impct" (did you mean impact?). Known are summary, impact. For one',
  ],
  ['::timeline[Times]', '1: ::timeline takes nothing in brackets.'],
  ['A :fact[severty].', '1: :fact[severty] is not known (did you mean severity?); expected title'],
  ['A :fakt[severity].', '1: :fakt is not known; expected :fact[…].'],
  ['It is :fact.', '1: :fact[] is not known'],
  ['It is :severity{x}.', '1: :severity is not known'],
  ['A :fact[severity]{none=x}.', '1: :fact: none is no attribute of it'],
  [':::when{severity=SEV1}\nx\n:::', '1: :::when is not known; expected :::if, :::unless, :::each.'],
  [':::if{severity=SEV9}\nx\n:::', '1: :::if: severity is "SEV9"; expected one or more of SEV1, SEV2'],
  [':::if\nx\n:::', '1: :::if asks nothing; expected one of severity, type'],
  [':::if{has=timeline}\nx', '1: :::if is not closed; expected a line ::: below what it holds.'],
  [':::if{has=timeline}\n:::if{has=tags}\nx\n:::\n:::', '5: These colons close nothing'],
  [':: timeline', '1: This begins like a directive and is none'],
  ['- ::timeline', '1: ::timeline stands in a list or a quote; expected it at the left margin.'],
  [
    ':::each\n## :fact[title]\n:::\n\n::timeline',
    '5: ::timeline is about one incident; in a review of several it stands within :::each.',
  ],
  [
    ':::each\nx\n:::\n\n# :fact[title]',
    '5: :fact[title] is about one incident; outside of :::each expected incidents, period, verified.',
  ],
  ['# A\n\n::public-only', '3: ::public-only is about the whole template; expected it in its first line.'],
  ['', '1: The template is empty; expected at least one directive.'],
])('%j is refused', (source, message) => expect(problems(source).join('\n')).toContain(message))

test.each([
  '# :fact[title]\n\n::sections\n\n::timeline{format=table heading="What happened"}',
  '::section{key=impact}\n\n::section{key=customers heading="Customers"}',
  'At 10:30 in `a::b` and note:this, see https://example.org:8080/a:b',
  '::::if{severity="SEV1,SEV2"}\n:::unless{has=lessons}\nNone.\n:::\n::::',
  ':::each\n## :fact[title]\n\n::timeline{level=3}\n:::\n\n::actions',
])('%j is a template', (source) => expect(problems(source)).toEqual([]))

test('problems are told in the order of their lines', () => {
  expect(problems('::a\n\n::b\n\n:::if\n::c').map((each) => each.split(':')[0])).toEqual(['1', '3', '5', '5', '6'])
})
