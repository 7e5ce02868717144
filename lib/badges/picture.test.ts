import { expect, test } from 'vitest'
import { drawBadge, GROUNDS, NAME_GROUND, TEXT } from './picture'
import { badgeMarkdown, badgeOfAction, badgeOfIncident, readBadgeName } from './rules'

test('words become text in the picture and nothing else', () => {
  const svg = drawBadge({ name: '<script>alert(1)</script>', words: '"&\' onload=x ]]>', tone: 'verified' })
  expect(svg).not.toMatch(/<script|onload="|onload=x "/)
  expect(svg.match(/<(?!\/)\w+/g)).toEqual([
    '<svg',
    '<title',
    '<clipPath',
    '<rect',
    '<g',
    '<rect',
    '<rect',
    '<g',
    '<text',
    '<text',
  ])
  expect(svg).toContain('&#60;script&#62;')
  expect(svg.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>"]/)
})

test('a picture says the same as a page would, also to those who hear it', () => {
  const svg = drawBadge(badgeOfAction(34, 'verified'))
  expect(svg).toContain('aria-label="ACT-34: verified"')
  expect(svg).toContain(`fill="${GROUNDS.verified}"`)
})

test.each([
  [[], 'no actions', 'unknown'],
  [['open'], '0 of 1 action verified', 'awaiting'],
  [['verified', 'done'], '1 of 2 actions verified', 'awaiting'],
  [['verified', 'waived'], '1 of 1 action verified, 1 waived', 'verified'],
  [['waived'], 'its action is waived', 'unknown'],
  [['verified', 'regressed'], '1 of 2 actions verified, 1 regressed', 'regressed'],
] as const)('an incident with actions %j says "%s"', (states, words, tone) => {
  expect(badgeOfIncident(12, states)).toEqual({ name: 'INC-12', words, tone })
})

test('white is read well on every ground', () => {
  const part = (value: number) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
  const light = (colour: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => part(Number.parseInt(colour.slice(at, at + 2), 16) / 255))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  for (const ground of [...Object.values(GROUNDS), NAME_GROUND])
    expect((light(TEXT) + 0.05) / (light(ground) + 0.05)).toBeGreaterThan(4.5)
})

test.each([
  '',
  'ACT-34',
  'ACT-0.svg',
  'ACT-034.svg',
  'act-3.svg',
  'ACT-1.svg/',
  '../INC-1.svg',
  'INC-1234567890.svg',
  'INC-1.svg.svg',
])('"%s" is the address of no badge', (name) => expect(readBadgeName(name)).toBeNull())

test('a badge is pasted as a picture that leads to its page', () => {
  expect(badgeMarkdown('https://n.example.org', 'INC-12', '/incidents/12')).toBe(
    '[![INC-12](https://n.example.org/badge/INC-12.svg)](https://n.example.org/incidents/12)',
  )
})
