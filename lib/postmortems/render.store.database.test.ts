import { expect, test } from 'vitest'
import { db } from '../platform/db/client'
import { renderInline, renderMany, renderMarkdown } from './render.store'
import { forgetRenderedBefore } from './sweep.store'

test('a text is laid out once and read from the database from then on', async () => {
  const text = 'The *first* reading of this text.'
  const first = await renderMarkdown(text)
  expect(first).toBe('<p>The <em>first</em> reading of this text.</p>')

  await db().renderedMarkdown.updateMany({ data: { html: '<p>kept</p>' } })
  expect(await renderMarkdown(text)).toBe('<p>kept</p>')
})

test('many texts come back in their order, each laid out once, with one query', async () => {
  const before = await db().renderedMarkdown.count()
  const html = await renderMany(['a **b**', 'c', 'a **b**', ''], 'short')
  expect(html).toEqual(['a <strong>b</strong>', 'c', 'a <strong>b</strong>', ''])
  expect(await db().renderedMarkdown.count()).toBe(before + 2)
})

test('plain words cost neither a thread nor a row', async () => {
  const before = await db().renderedMarkdown.count()
  expect(await renderInline(' 10:13 config fixed, back "online" ')).toBe('10:13 config fixed, back "online"')
  expect(await renderInline('paid \u202e0001')).toContain('>U+202E</span>')
  expect(await db().renderedMarkdown.count()).toBe(before)
})

test('the same words as a section and as a short text are two different things', async () => {
  expect(await renderMarkdown('# of errors')).toContain('<h3')
  expect(await renderInline('# of errors')).toBe('# of errors')
})

test('a text that nests too deep is shown as typed and costs no thread and no row', async () => {
  const before = await db().renderedMarkdown.count()
  const html = await renderMarkdown('- '.repeat(2000))
  expect(html).toContain('more than 100 levels deep')
  expect(html).toContain('<pre class="md-verbatim" tabindex="0">- - -')
  expect(await db().renderedMarkdown.count()).toBe(before)
})

test('rendered text that nobody read for long is forgotten and comes back when somebody does', async () => {
  await renderMarkdown('Old words.')
  expect(await forgetRenderedBefore(new Date(Date.now() + 1000))).toBeGreaterThan(0)
  expect(await renderMarkdown('Old words.')).toBe('<p>Old words.</p>')
})
