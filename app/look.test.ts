import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('./look.css', import.meta.url), 'utf8')

/** Every colour token as its value in the light and in the dark theme. */
const tokens = Object.fromEntries(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, light, dark]) => [
    name,
    { light, dark },
  ]),
) as Record<string, { light: string; dark: string }>

const GROUNDS = ['paper', 'surface', 'sunken']
const MEANINGS = ['accent', 'verified', 'regressed', 'awaiting', 'unknown']
const SOFT = MEANINGS.map((name) => `${name}-soft`)

const TEXT_PAIRS: [text: string, ground: string][] = [
  ...['ink', 'ink-2'].flatMap((text) => [...GROUNDS, ...SOFT].map((ground): [string, string] => [text, ground])),
  ...['ink-3', ...MEANINGS].flatMap((text) => GROUNDS.map((ground): [string, string] => [text, ground])),
  ...MEANINGS.map((name): [string, string] => [name, `${name}-soft`]),
  ['ink-3', 'unknown-soft'],
  ['on-accent', 'accent'],
  // The plate of SEV1 is the other way round.
  ['paper', 'regressed'],
]
const SHAPE_PAIRS: [shape: string, ground: string][] = ['control', ...MEANINGS].flatMap((shape) =>
  GROUNDS.map((ground): [string, string] => [shape, ground]),
)

for (const theme of ['light', 'dark'] as const) {
  test(`in the ${theme} theme every text is readable on every ground it may stand on (AA, 4.5:1)`, () => {
    expect(tooFaint(TEXT_PAIRS, theme, 4.5)).toEqual([])
  })

  test(`in the ${theme} theme every shape that carries meaning stands out from its ground (AA, 3:1)`, () => {
    expect(tooFaint(SHAPE_PAIRS, theme, 3)).toEqual([])
  })
}

test('the two themes have a value for each token, and contrast is measured rightly', () => {
  expect(Object.keys(tokens)).toHaveLength(new Set(TEXT_PAIRS.flat()).size + ['rule', 'rule-strong', 'control'].length)
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

function tooFaint(pairs: [string, string][], theme: 'light' | 'dark', least: number) {
  return pairs.flatMap(([above, ground]) => {
    const ratio = contrast(tokens[above]![theme], tokens[ground]![theme])
    return ratio < least ? [`--${above} on --${ground}: ${ratio.toFixed(2)}`] : []
  })
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter! + 0.05) / (darker! + 0.05)
}

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}
