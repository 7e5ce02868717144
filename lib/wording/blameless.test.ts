import { describe, expect, test } from 'vitest'
import { hintsOfBlame } from './blameless'

const NAMES = ['Ines Okafor', 'Bo', 'Mark Lindqvist', 'Zoë', 'Jean-Luc P.', 'Ops (team)']
const inCause = (text: string) => hintsOfBlame(text, { names: NAMES, isCause: true }).map(({ id, of }) => [id, of])
const inSection = (text: string) => hintsOfBlame(text, { names: NAMES, isCause: false }).map(({ id, of }) => [id, of])

describe('a text that judges people is hinted at', () => {
  test.each([
    ['The outage was caused by human error.', 'human-error', 'human error'],
    ['An operator mistake took the shard down.', 'human-error', 'operator mistake'],
    ['The shift should have noticed the rising lag.', 'should-have', 'should have noticed'],
    ['We should’ve tested the rollback.', 'should-have', 'should’ve tested'],
    ['It could have been caught in review.', 'should-have', 'could have been caught'],
    ['The on-call engineer failed to acknowledge the page.', 'failed-to', 'The on-call engineer failed to'],
    ['They had simply forgotten to drain the node.', 'failed-to', 'They had simply forgotten to'],
    ['The certificate lapsed because it was forgot to be renewed and the owner neglected to look.', 'failed-to', 'forgot to'],
    ['A careless edit of the rules.', 'character', 'careless'],
    ['Lack of attention during the handover.', 'character', 'Lack of attention'],
    ['The vendor was to blame.', 'blame', 'was to blame'],
    ['The developer ignored the warning.', 'disobeyed', 'The developer ignored'],
    ['We did not follow the runbook.', 'disobeyed', 'We did not follow'],
  ])('%s', (text, id, of) => {
    expect(inSection(text)).toEqual([[id, of]])
    expect(inCause(text)[0]).toEqual([id, of])
  })
})

describe('machines may fail, and a kind sentence is left in peace', () => {
  test.each([
    'The replica failed to start because its disk was full.',
    'The health check failed to notice a half-open connection.',
    'The deploy ignored the lock, which had expired.',
    'The parser did not follow redirects.',
    'The error was shown to users for 40 minutes.',
    'User errors are counted apart from server errors in `human_error_total`.',
    'The alert should fire after five minutes.',
    'The runbook said “be careful”, and “human error” stood in the ticket.',
    '> They should have known\n\nwas what the channel said.',
    'The queue should have been a log.',
    'A page fault in the driver; the fault was cleared at 10:13.',
    'Two clusters carried the same name in the console.',
    'Bosnia and the Marketplace had no traffic.',
    'Menschliches Versagen',
    '',
  ])('%s', (text) => {
    expect(inSection(text)).toEqual([])
    expect(inCause(text)).toEqual([])
  })
})

describe('names', () => {
  test.each([
    ['Ines Okafor dropped the table.', 'Ines Okafor'],
    ['The table was dropped by Ines', 'Ines'],
    ['asked @Ines first', '@Ines'],
    ['Mark Lindqvist ran the job', 'Mark Lindqvist'],
    ['Zoë was alone on the shift', 'Zoë'],
    ['Jean-Luc P. held the key', 'Jean-Luc P.'],
    ['Ines  \n Okafor paged', 'Ines Okafor'],
  ])('in a cause stand for a place: %s', (text, of) => {
    expect(inCause(text)).toEqual([['name', of]])
    expect(inSection(text)).toEqual([])
  })

  test.each(['Mark the replica as lost', 'ines dropped it', 'Inesita came', 'Bo came', 'The Zoëtrope'])(
    'that are words, or parts of words, are none: %s',
    (text) => {
      expect(inCause(text)).toEqual([])
    },
  )

  test('in a section are fine until they are judged', () => {
    expect(inSection('Ines rolled back at 10:20.')).toEqual([])
    expect(inSection('Then Ines accidentally broke the index.')).toEqual([['name', 'Ines accidentally broke']])
    expect(inSection('It was Zoë’s fault')).toEqual([['name', 'Zoë’s fault']])
  })

  test('are looked for as they are, whatever they are made of', () => {
    expect(hintsOfBlame('aaa', { names: ['(a+)+$ [x]', '.*', '', '   '], isCause: true })).toEqual([])
    expect(hintsOfBlame('by C++ (x)', { names: ['C++ (x)'], isCause: true })).toMatchObject([{ of: 'C++ (x)' }])
  })
})

test('each hint says it more kindly, and there are never more than three', () => {
  const text = 'Human error: we should have checked, they failed to look, a careless and stupid edit; Ines is to blame.'
  const hints = hintsOfBlame(text, { names: NAMES, isCause: true })
  expect(hints).toHaveLength(3)
  for (const { says } of hints) expect(says.length).toBeGreaterThan(30)
})

test('the longest section of a large team is judged at once', () => {
  const names = Array.from({ length: 500 }, (_, at) => `Given${at} Family${at}`)
  const text = `${'the engineer the on-call the engineer '.repeat(8_000)} ${'Given1 x '.repeat(8_000)}`
  const before = process.cpuUsage()
  hintsOfBlame(text, { names, isCause: false })
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(3_000)
})
