import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { cpuSeconds } from '@/tests/support/cpu-seconds'
import { COMMON_WORDS, RUNS } from './common-words'
import { whyPasswordIsRefused } from './password-rules'

test.each([
  '',
  'short',
  'elevenchars',
  'password1234',
  'passwordpassword',
  'Passw0rd2024!',
  'P@ssw0rd!2026',
  '123456789012',
  '098765432109',
  'qwertyuiop12',
  'Qwertz123456',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'zaq12wsxcde3',
  'iloveyou1234',
  'unbelievable',
  'abcdefghijkl',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  'administrator',
  'letmein12345',
  'minecraft2011',
  'changeme!!!!',
  'Summer2026!!',
  'welcome-sunshine',
  'football.1987',
  'Dragon-Monkey-99',
  'january 1 1999',
  'secret19870523',
  'charlie23051987',
  'nevermore2026',
  'x'.repeat(257),
])('%j is refused', (password) => {
  expect(whyPasswordIsRefused(password)).not.toBeNull()
})

test.each([
  'forty ravens at dusk',
  'correct horse battery staple',
  'Tr0ub4dor&3-crane',
  'k7#mQ2vL9xWz',
  'pflaumenkuchen am deich',
  'レイヴンは二度と言わない夜に',
  'the quick brown fox',
  `${'x'.repeat(3)}jitterbug waltz`,
])('%j is taken', (password) => {
  expect(whyPasswordIsRefused(password)).toBeNull()
})

test('a name or an address everybody knows does not make a password', () => {
  const ada = ['Ada Lovelace', 'ada.lovelace@analytical-engine.example']
  expect(whyPasswordIsRefused('lovelace-2026!', ada)).not.toBeNull()
  expect(whyPasswordIsRefused('ada.lovelace@analytical-engine.example', ada)).not.toBeNull()
  expect(whyPasswordIsRefused('AdaLovelace1815', ada)).not.toBeNull()
  expect(whyPasswordIsRefused('lovelace-2026!')).toBeNull()
})

test('whatever common words make with years, digits, doublings and keys is refused: far more than the 3 000 commonest', () => {
  const endings = [
    '1',
    '12',
    '123',
    '1234',
    '12345',
    '123456',
    '!',
    '!!',
    '1!',
    '123!',
    '2024',
    '2026!',
    '1990',
    '_99',
    '.2025',
    'qwerty',
    '000',
    '666',
  ]
  const made = COMMON_WORDS.flatMap((word) => [
    ...endings.map((ending) => word + ending),
    ...endings.map((ending) => word[0]?.toUpperCase() + word.slice(1) + ending),
    word + word,
    `${word}${word}1`,
    ...['password', 'love', 'dragon', 'admin'].map((other) => other + word),
  ])
  const runs = RUNS.flatMap((run) => [run.slice(0, 12), [...run].reverse().join('').slice(0, 12), `${run.slice(0, 8)}1234`])
  const common = [...new Set([...made, ...runs])].filter((password) => password.length >= 12)
  expect(common.length).toBeGreaterThan(3_000)
  expect(common.filter((password) => whyPasswordIsRefused(password) === null)).toEqual([])
})

test('what a password manager makes is taken', () => {
  for (let i = 0; i < 500; i += 1) expect(whyPasswordIsRefused(randomBytes(12).toString('base64'))).toBeNull()
})

test('judging takes no time, whatever comes in', () => {
  const hostile = [
    'password'.repeat(31),
    '1'.repeat(250),
    'ab'.repeat(120),
    'qwerty1'.repeat(36),
    '!1a'.repeat(80),
    'x'.repeat(1_000_000),
  ]
  const judge = () => {
    for (const password of hostile) whyPasswordIsRefused(`${password}~`)
  }
  expect(cpuSeconds(judge)).toBeLessThan(0.5)
})
