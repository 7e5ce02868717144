import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeInto } from './merge'
import { DEFAULT_MESSAGE, DEFAULT_PATH, messageOf, pathOf, planFile, problemInMessage, problemInPath, retryAfter } from './rules'

const told = { number: 12, title: 'Checkout refused: “every” order', severity: 'SEV2' as const, startedOn: '2026-03-01' }

test.each([
  [DEFAULT_PATH, 'postmortems/2026/2026-03-01-inc-12-checkout-refused-every-order.md'],
  ['{severity}/{month}/{number}.md', 'sev2/03/12.md'],
])('%s is %s', (template, path) => {
  expect(problemInPath(template)).toBeNull()
  expect(pathOf(template, told)).toBe(path)
})

test('what is not known of an incident is said in its path', () => {
  expect(pathOf('{severity}/{date}-{number}.md', { ...told, severity: null, startedOn: null })).toBe('unknown/undated-12.md')
})

test.each([
  '{slug}.md',
  '{incident}',
  '/{incident}.md',
  '../{incident}.md',
  'a/../{incident}.md',
  'a//{incident}.md',
  '.git/{incident}.md',
  'a/.GIT/{incident}.md',
  'git~1/{incident}.md',
  'a\\{incident}.md',
  'a\u0000{incident}.md',
  'a /{incident}.md',
  '{incident}/{nonsense}.md',
  `${'a'.repeat(500)}{incident}.md`,
])('%j is no template of paths, and why is said', (template) => {
  expect(problemInPath(template)).toMatch(/\w/)
})

test('no title leads a file out of its folder', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (title) => {
      const path = pathOf('postmortems/{slug}-{number}.md', { ...told, title })
      expect(path).toMatch(/^postmortems\/[^/\\]+-12\.md$/)
    }),
  )
})

test('the message of a commit is one line, whatever the title', () => {
  expect(messageOf(DEFAULT_MESSAGE, { ...told, title: 'a\nCo-authored-by: x\u2028b' })).toBe('INC-12: a Co-authored-by: x b')
  expect(problemInMessage('{incident} {path}')).toContain('{path}')
  expect(problemInMessage(DEFAULT_MESSAGE)).toBeNull()
})

test.each([
  ['there is no file yet', null, null, false, 'write'],
  ['it is as we left it', 'old', 'old', false, 'write'],
  ['it is what we would write', 'new', 'old', false, 'unchanged'],
  ['somebody changed it', 'theirs', 'old', false, 'changed_there'],
  ['somebody changed it and that was seen', 'theirs', 'old', true, 'write'],
  ['it was there before us', 'theirs', null, false, 'changed_there'],
] as const)('when %s', (_, there, before, mayReplace, kind) => {
  expect(planFile({ there, before, written: null, ours: 'new', mayReplace: () => mayReplace })).toMatchObject({ kind })
})

test('an edit made there and taken over here is written anew only when something else is to be said', () => {
  const plan = (there: string, written: string, ours: string) =>
    planFile({ there, before: 'as edited there', written, ours, mayReplace: () => false }).kind
  expect(plan('as edited there', 'ours', 'ours')).toBe('unchanged')
  expect(plan('as edited there', 'ours', 'something else')).toBe('write')
  expect(plan('edited again', 'ours', 'ours')).toBe('changed_there')
})

test('what goes by is tried again, later and later; what somebody has to mend is not', () => {
  expect([1, 2, 3, 20].map((tries) => retryAfter('unreachable', tries))).toEqual([60, 120, 240, 21_600])
  expect(retryAfter('branch_protected', 1)).toBeNull()
  expect(retryAfter('changed_there', 1)).toBeNull()
})

test('a change of ours goes beside an edit, and not over it', () => {
  const before = 'a\nb\nc\nd\ne\nf\ng\n'
  const ours = before.replace('b', 'B')
  expect(mergeInto(before.replace('g', 'theirs'), before, ours)).toBe('a\nB\nc\nd\ne\nf\ntheirs\n')
  expect(mergeInto(before.replace('b', 'theirs'), before, ours)).toBeNull()
})
