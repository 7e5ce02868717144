import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '@/tests/support/any-text'
import { naughtyStrings } from '@/tests/support/naughty-strings'
import { Embedder } from './embed'
import { toText } from './markdown'
import { isHarmless } from './raw-html'

const section = (markdown: string, embed = new Embedder()) =>
  toText({ type: 'root', children: embed.blocks(markdown, 3) }).trimEnd()
const short = (markdown: string) => {
  const { words, blocks } = new Embedder().short(markdown)
  return toText({ type: 'root', children: [{ type: 'paragraph', children: words }, ...blocks] }).trimEnd()
}

describe('the text of a section', () => {
  test.each([
    ['headings go below the one of the section', '# a\n\n### b', '### a\n\n##### b'],
    ['headings that stand right already stay', '### a\n\n#### b', '### a\n\n#### b'],
    ['no heading is deeper than six', '# a\n\n##### b', '### a\n\n###### b'],
    ['an open fence ends with the text', '```\na', '```\na\n```'],
    ['an open fence in a quote ends with it', '> ```\n> a', '> ```\n> a\n> ```'],
    ['a rule is no fence of front matter', 'a\n\n---\n\nb', 'a\n\n***\n\nb'],
    ['a comment stays one', 'a\n\n<!-- b -->', 'a\n\n<!-- b -->'],
    ['a comment that never ends is shown', 'a\n\n<!-- b\n\nc', 'a\n\n```html\n<!-- b\n\nc\n```'],
    ['tags that only shape text stay', 'H<sub>2</sub>O', 'H<sub>2</sub>O'],
    [
      'a fold stays with what is in it',
      '<details>\n<summary>a</summary>\n\nb\n\n</details>',
      '<details>\n<summary>a</summary>\n\nb\n\n</details>',
    ],
    ['a fold that never closes is shown', '<details>\n\nb', '```html\n<details>\n```\n\nb'],
    ['a tag that closes what others opened is shown', 'a </div> b', 'a \\</div> b'],
    ['a script is shown', '<script>a</script>', '```html\n<script>a</script>\n```'],
    ['a tag over two lines is shown', 'a <b\nopen>c</b>\n===', '### a \\<b&#xA;open>c\\</b>'],
    [
      'references become links',
      '[a][x] and ![b][x]\n\n[x]: https://c.example "d"',
      '[a](https://c.example "d") and ![b](https://c.example "d")',
    ],
    ['a definition nobody uses becomes a comment', 'a\n\n[//]: # (note)', 'a\n\n<!-- [//]: # "note" -->'],
    ['an address that runs is shown', '[a](javascript:b)', 'a (javascript:b)'],
    ['an address within the repository stays', '[a](../b.md#c)', '[a](../b.md#c)'],
  ])('%s', (_, markdown, expected) => {
    expect(section(markdown)).toBe(expected)
  })

  test('it comes out the same when it is written again', () => {
    for (const markdown of [
      '# a\n\n[b][c]\n\n[c]: d',
      'a[^x]\n\n[^x]: b',
      '<!-- a',
      '<b>a</b> <i>',
      '1) a\n2) b\n\n* c',
      '| a |\n|-|\n| \\| |',
      '- '.repeat(200),
    ])
      expect(section(section(markdown))).toBe(section(markdown))
  })

  test('so does any other text', () => {
    const piece = fc.constantFrom(
      ...'*_`~[]()<>!|#-+=&\\:/.@"\' \n\tab1',
      '\n\n',
      '    ',
      '```',
      '<!--',
      '-->',
      '](',
      '[^1]',
      '<b>',
      '</b>',
    )
    const text = fc.oneof(
      fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join('')),
      fc.constantFrom(...naughtyStrings),
      anyText(),
    )
    fc.assert(
      fc.property(text, (markdown) => {
        const once = section(markdown)
        expect(section(once)).toBe(once)
      }),
      { numRuns: 400 },
    )
  }, 30_000)

  test('the notes of two sections are counted on', () => {
    const embed = new Embedder()
    expect(section('a[^1]\n\n[^1]: b', embed)).toBe('a[^1]\n\n[^1]: b')
    expect(section('a[^1]\n\n[^1]: b', embed)).toBe('a[^2]\n\n[^2]: b')
  })

  test('one that nests too deep is kept as typed', () => {
    expect(section('- '.repeat(200))).toBe(`\`\`\`\n${'- '.repeat(200)}\n\`\`\``)
  })
})

test.each([
  ['a number sign', '# of errors', '\\# of errors'],
  ['a number', '1. restart', '1\\. restart'],
  ['code', 'set `a` to *b*', 'set `a` to *b*'],
  ['a tag', 'a <b>c</b>', 'a \\<b>c\\</b>'],
  ['several lines', 'a:\n\n- b\n- c', 'a:\n\n- b\n- c'],
])('a short text with %s', (_, markdown, expected) => {
  expect(short(markdown)).toBe(expected)
})

test.each([
  [['<b>', '</b>'], true],
  [['<b>'], false],
  [['</b>', '<b>'], false],
  [['<b><i>', '</b></i>'], false],
  [['<br>', '<br/>', '<hr />'], true],
  [['<details open>', '</details>'], true],
  [['<p align="center">', '</p>'], true],
  [['<b onclick=a>', '</b>'], false],
  [['<b style="a">', '</b>'], false],
  [['<a href="b">', '</a>'], false],
  [['<img src=a>'], false],
  [['<script>', '</script>'], false],
  [['<!-- a -->'], true],
  [['<!-- a --> b'], true],
  [['<!-- a'], false],
  [['<!--> a -->'], false],
  [['<!---> a -->'], false],
  [['<!-- a --!> b -->'], false],
  [['<!-- <!-- a -->'], false],
  [['<![CDATA[a]]>'], false],
  [['<?a?>'], false],
  [['<!doctype html>'], false],
  [['a > b'], false],
])('of HTML, %j is harmless: %s', (pieces, harmless) => {
  expect(isHarmless(pieces)).toBe(harmless)
})
