/** What a badge says: whose it is, and how it stands. */
export interface Badge {
  name: string
  words: string
  tone: keyof typeof GROUNDS
}

/** As in app/look.css, where white is read on each of them. */
export const GROUNDS = { verified: '#1d6b45', regressed: '#b0261c', awaiting: '#855800', unknown: '#5a6170' } as const
export const NAME_GROUND = '#14161a'
export const TEXT = '#ffffff'

const HEIGHT = 20
/** About what a letter takes in the usual typefaces; the words are set to the width that they are given, whatever the typeface. */
const LETTER = 6.4
const PADDING = 7

/** The badge as a picture (SVG) that anybody may show beside other text. */
export function drawBadge({ name, words, tone }: Badge): string {
  const [left = 0, right = 0] = [name, words].map((text) => Math.round(text.length * LETTER) + 2 * PADDING)
  const set = (text: string, from: number, width: number) =>
    element('text', { x: from + PADDING, y: 14, textLength: width - 2 * PADDING, lengthAdjust: 'spacingAndGlyphs' }, xml(text))
  const box = (from: number, width: number, fill: string) => element('rect', { x: from, width, height: HEIGHT, fill })
  const title = `${name}: ${words}`
  const whole = { xmlns: 'http://www.w3.org/2000/svg', width: left + right, height: HEIGHT, role: 'img', 'aria-label': title }
  return element(
    'svg',
    whole,
    element('title', {}, xml(title)),
    element('clipPath', { id: 'round' }, element('rect', { width: left + right, height: HEIGHT, rx: 4 })),
    element('g', { 'clip-path': 'url(#round)' }, box(0, left, NAME_GROUND), box(left, right, GROUNDS[tone])),
    element(
      'g',
      { fill: TEXT, 'font-family': 'Inter,Verdana,DejaVu Sans,sans-serif', 'font-size': 11 },
      set(name, 0, left),
      set(words, left, right),
    ),
  )
}

/** `content` is markup already: text goes through `xml` first. */
function element(name: string, attributes: Record<string, string | number>, ...content: string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${xml(String(value))}"`)
  return `<${name}${written.join('')}>${content.join('')}</${name}>`
}

/** Text as XML takes it, in an element and in an attribute alike. */
const xml = (text: string): string =>
  text.replace(/\p{Cc}/gu, ' ').replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`)
