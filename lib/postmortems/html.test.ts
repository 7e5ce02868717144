import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hostileMarkdown } from '@/tests/support/hostile-markdown'
import { renderHtml } from './html'
import { renderVerbatim } from './verbatim'

const ATTRIBUTES =
  /^(id|href|rel|class|title|role|tabindex|align|start|aria-label|aria-describedby|data-footnote-ref|data-footnote-backref|data-footnotes)$/
const TAG = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"]*")?)*)>/g
const ATTRIBUTE = / ([a-z-]+)(?:="([^"]*)")?/g
const TAGS = /^(p|h[2-6]|ul|ol|li|blockquote|pre|hr|div|section|table|thead|tbody|tr|th|td|em|strong|del|code|br|a|span|sup)$/

/** Reads the HTML as strictly as can be and says what in it could do anything. */
function dangers(html: string): string[] {
  const found: string[] = []
  for (const [, , tag = '', attributes = ''] of html.matchAll(TAG)) {
    if (!TAGS.test(tag)) found.push(`<${tag}>`)
    for (const [, name = '', value = ''] of attributes.matchAll(ATTRIBUTE)) {
      if (!ATTRIBUTES.test(name)) found.push(`${tag} ${name}`)
      if (name === 'href' && !/^(https?:\/\/|mailto:|#md-[0-9a-f]{8}-)/.test(value)) found.push(`href ${value}`)
      if (/^(id|aria-describedby)$/.test(name) && !/^md-[0-9a-f]{8}-/.test(value)) found.push(`${name} ${value}`)
    }
  }
  if (html.replace(TAG, '').includes('<')) found.push('a tag that is none')
  return found
}

describe('nothing in a text can run, load or take over a name', () => {
  const texts = hostileMarkdown()

  test('the list is long and without doubles', () => {
    expect(new Set(texts).size).toBe(texts.length)
    expect(texts.length).toBeGreaterThan(900)
  })

  test.each(['section', 'short', 'page'] as const)('as %s', (as) => {
    const bad = texts.map((text) => ({ text, found: dangers(renderHtml(text, as)) })).filter(({ found }) => found.length > 0)
    expect(bad).toEqual([])
  })

  test('as typed', () => {
    expect(texts.flatMap((text) => dangers(renderVerbatim(text, 'size')))).toEqual([])
  })

  test('whatever stands together with whatever', () => {
    const piece = fc.oneof(fc.constantFrom(...texts), fc.constantFrom('\n', '\n\n', '`', '*', '> ', '- ', '|', ' '), fc.string())
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        expect(dangers(renderHtml(pieces.join(''), 'section'))).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  test('the judge of this test sees what it should', () => {
    expect(dangers('<script>x</script>')).not.toEqual([])
    expect(dangers('<a href="javascript:x">x</a>')).not.toEqual([])
    expect(dangers('<p onclick="x">x</p>')).not.toEqual([])
    expect(dangers('<p id="location">x</p>')).not.toEqual([])
    expect(dangers('<img src="x">')).not.toEqual([])
    expect(dangers('<p <b>')).not.toEqual([])
  })
})

describe('an attachment', () => {
  const id = '01a1ffba-da4f-7d0e-afa3-ef0bff33ddb7'
  const at = `/attachments/${id}`

  test('that is a picture is shown, and leads to itself', () => {
    expect(renderHtml(`![Load <b>](attachment:${id}/graph.png)`, 'section')).toBe(
      `<p><a href="${at}/graph.png"><img class="md-picture" src="${at}/graph.png" alt="Load <b>" loading="lazy"></a></p>`,
    )
    expect(renderHtml(`[![Load](attachment:${id}/a%20b.jpg)](https://example.org/)`, 'short')).toBe(
      `<a href="https://example.org/" rel="noopener noreferrer nofollow"><img class="md-picture" src="${at}/a%20b.jpg" alt="Load" loading="lazy"></a>`,
    )
  })

  test('that is none is a link', () => {
    expect(renderHtml(`[The log](attachment:${id}/a.log) ![x](attachment:${id}/a.svg)`, 'short')).toBe(
      `<a href="${at}/a.log">The log</a> <a href="${at}/a.svg">Image: x</a>`,
    )
  })

  test.each([
    `![x](attachment:${id}/../../sign-out/a.png)`,
    `![x](/attachments/${id}/a.png)`,
    `![x](//evil.example/attachments/${id}/a.png)`,
    `![x](https://evil.example/attachments/${id}/a.png)`,
    `![x](attachment:${id}/a.png?x=1)`,
    `<img src="/attachments/${id}/a.png">`,
  ])('is nothing that is spelled otherwise: %s', (text) => {
    expect(renderHtml(text, 'section')).not.toMatch(/<img/)
  })
})

describe('what a reader sees', () => {
  const cases: [string, string, string][] = [
    [
      'HTML is shown, not obeyed',
      'a <b>c</b>',
      '<p>a <code class="md-raw">&#x3C;b></code>c<code class="md-raw">&#x3C;/b></code></p>',
    ],
    ['a comment stays hidden', 'a <!-- note --> b', '<p>a  b</p>'],
    ['a line break in a cell is one', 'a<br/>b', '<p>a<br>b</p>'],
    [
      'an outside link gives nothing away',
      '[x](https://example.org/a)',
      '<p><a href="https://example.org/a" rel="noopener noreferrer nofollow">x</a></p>',
    ],
    [
      'a link into the app or a folder is words with its address',
      '[x](../y.md)',
      '<p>x<span class="md-address"> (../y.md)</span></p>',
    ],
    [
      'a link without words shows its address',
      '[](https://example.org/)',
      '<p><a href="https://example.org/" rel="noopener noreferrer nofollow">https://example.org/</a></p>',
    ],
    [
      'a picture is a link with its description',
      '![graph](https://example.org/g.png)',
      '<p><a class="md-image" href="https://example.org/g.png" rel="noopener noreferrer nofollow">Image: graph</a></p>',
    ],
    [
      'a picture inside a link is words',
      '[![ci](https://a.example/i.svg)](https://a.example/)',
      '<p><a href="https://a.example/" rel="noopener noreferrer nofollow">Image: ci</a></p>',
    ],
    [
      'a task says whether it is done',
      '- [x] a',
      '<ul>\n<li><span class="md-task md-done" role="img" aria-label="done">✓</span> a</li>\n</ul>',
    ],
    ['code keeps its characters', '`a  <b>`', '<p><code>a  &#x3C;b></code></p>'],
    ['a number of a list is kept', '3. a', '<ol start="3">\n<li>a</li>\n</ol>'],
  ]
  test.each(cases)('%s', (_, text, html) => {
    expect(renderHtml(text, 'section')).toBe(html)
  })

  test('headings go below the heading they stand under and keep their distance', () => {
    const levels = (text: string, as: 'section' | 'page') =>
      [...renderHtml(text, as).matchAll(/<h(\d)/g)].map((m) => Number(m[1]))
    expect(levels('# a\n## b\n### c\n#### d\n##### e\n###### f', 'section')).toEqual([3, 4, 5, 6, 6, 6])
    expect(levels('### a\n#### b', 'section')).toEqual([3, 4])
    expect(levels('> ## a\n\n# b', 'section')).toEqual([4, 3])
    expect(levels('# a\n## b', 'page')).toEqual([2, 3])
  })

  test('headings of the same words have ids of their own, and a link in the text finds the heading', () => {
    const html = renderHtml('[to](#größe)\n\n# Größe\n\n# Größe', 'section')
    const [, prefix] = /id="(md-[0-9a-f]{8}-)größe"/.exec(html) ?? []
    expect(html).toContain(`id="${prefix}größe-2"`)
    expect(html).toContain(`href="#${prefix}gr%C3%B6%C3%9Fe"`)
  })

  test('the notes of two texts on one page do not share an id', () => {
    const ids = (text: string) => [...renderHtml(text, 'section').matchAll(/ id="([^"]+)"/g)].map((m) => m[1])
    const first = ids('a[^1]\n\n[^1]: b')
    expect(first).toHaveLength(3)
    expect(ids('c[^1]\n\n[^1]: d').filter((id) => first.includes(id))).toEqual([])
  })

  test('a link of a note leads to the note', () => {
    const html = renderHtml('a[^x]\n\n[^x]: b', 'section')
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map((m) => m[1])
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((m) => m[1])
    expect(targets).toHaveLength(2)
    expect(ids).toEqual(expect.arrayContaining(targets))
  })

  test('one line of a short text is one paragraph whatever it begins with', () => {
    for (const text of [
      '# of errors rose',
      '1. restart',
      '- 3 nodes left',
      '> 5 %',
      '    indented',
      '---',
      '```',
      '| a |',
      '[a]: b',
    ])
      expect(renderHtml(text, 'short')).toBe(text.trim())
  })

  test('several lines of a short text may hold a list or code, never a heading', () => {
    expect(renderHtml('seen:\n- `a`\n- b', 'short')).toBe('<p>seen:</p>\n<ul>\n<li><code>a</code></li>\n<li>b</li>\n</ul>')
    expect(renderHtml('a\n\n# b\n\nc\n===', 'short')).toBe('<p>a</p>\n<p># b</p>\n<p>c\n===</p>')
  })

  test('a hidden character is a mark, and the text says so in front', () => {
    const html = renderHtml('paid \u202e0001 by `x\u200by`', 'section')
    expect(html).not.toMatch(/[\u202e\u200b]/)
    expect(html).toContain('holds 2 characters that cannot be seen')
    expect(html).toContain('title="U+202E right-to-left override"')
    expect(renderHtml('paid \u202e0001', 'short')).toContain('>U+202E</span>')
  })
})

test('a block of Mermaid is marked as one, and no other block is', () => {
  expect(renderHtml('```mermaid\nflowchart LR\n```', 'section')).toMatch(
    /<pre [^>]*class="md-mermaid"[^>]*><code[^>]*>flowchart LR/,
  )
  for (const text of [
    '```js\nmermaid\n```',
    '    mermaid',
    '`mermaid`',
    '```mermaidx\na\n```',
    '<pre class="md-mermaid">x</pre>',
  ]) {
    expect(renderHtml(text, 'section')).not.toMatch(/<pre [^>]*class="md-mermaid"/)
  }
})
