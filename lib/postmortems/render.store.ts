import { createHash } from 'node:crypto'
import { db } from '../platform/db/client'
import { log } from '../platform/log'
import type { Refused } from './limits'
import { type Rendered, renderInThread } from './render-pool'
import { RENDERER_VERSION, type Rendering, type SafeHtml } from './rendering'
import { renderPlain, renderVerbatim } from './verbatim'

/** A section's Markdown as HTML for <Prose>. */
export const renderMarkdown = async (text: string): Promise<SafeHtml> => one(await renderMany([text]))

/** A short text (entry, cause, lesson) for <Prose inline>: one paragraph comes without a block of its own. */
export const renderInline = async (text: string): Promise<SafeHtml> => one(await renderMany([text], 'short'))

/**
 * Many texts at once, in their order, with one query. What is not kept yet is laid out in threads and kept, so that a page view
 * parses nothing. Short texts of plain words, most of a timeline, need neither. Never fails for what a text holds: such a text is shown as typed, with the reason.
 */
export async function renderMany(texts: readonly string[], as: Rendering = 'section'): Promise<SafeHtml[]> {
  const plain = texts.map((text) => (as === 'short' ? renderPlain(text) : null))
  const kept = await renderKept(
    texts.filter((_, index) => plain[index] === null),
    as,
  )
  return plain.map((html) => html ?? kept.shift() ?? NOTHING)
}

async function renderKept(texts: readonly string[], as: Rendering): Promise<SafeHtml[]> {
  if (texts.length === 0) return []
  const hashes = texts.map((text) => hashOf(text, as))
  const wanted = new Map(hashes.map((hash, index) => [hash, texts[index] ?? '']))
  const rows = await db().renderedMarkdown.findMany({
    where: { hash: { in: [...wanted.keys()] } },
    select: { hash: true, html: true },
  })
  const html = new Map(rows.map((row) => [row.hash, row.html as SafeHtml]))
  const missing = [...wanted].filter(([hash]) => !html.has(hash))
  const fresh = await Promise.all(
    missing.map(async ([hash, text]) => ({ hash, text, rendered: await renderOnce(hash, text, as) })),
  )
  for (const { hash, text, rendered } of fresh)
    html.set(hash, 'html' in rendered ? rendered.html : renderVerbatim(text, rendered.refused))
  await keep(fresh.flatMap(({ hash, rendered }) => ('html' in rendered ? [{ hash, html: rendered.html }] : [])))
  return hashes.map((hash) => html.get(hash) ?? NOTHING)
}

const NOTHING = '' as SafeHtml

const one = (list: SafeHtml[]): SafeHtml => list[0] ?? NOTHING

const hashOf = (text: string, as: Rendering): string =>
  createHash('sha256').update(`${RENDERER_VERSION}\0${as}\0${text}`).digest('hex')

const REFUSED_FOR_MS = 10 * 60_000
const REFUSED_KEPT = 1_000
const running = new Map<string, Promise<Rendered>>()
/** Texts that cost a thread lately. Not stored: on a busy machine an innocent text can miss its deadline. */
const refused = new Map<string, { why: Refused; until: number }>()

async function renderOnce(hash: string, text: string, as: Rendering): Promise<Rendered> {
  const before = refused.get(hash)
  if (before && before.until > Date.now()) return { refused: before.why }
  const work = running.get(hash) ?? renderInThread(text, as)
  running.set(hash, work)
  const rendered = await work.finally(() => running.delete(hash))
  if ('refused' in rendered) remember(hash, rendered.refused)
  return rendered
}

function remember(hash: string, why: Refused): void {
  if (why === 'crash' || why === 'deadline') log().warn({ hash, why }, 'a text could not be laid out')
  refused.delete(hash)
  refused.set(hash, { why, until: Date.now() + REFUSED_FOR_MS })
  const oldest = refused.keys().next().value
  if (refused.size > REFUSED_KEPT && oldest !== undefined) refused.delete(oldest)
}

async function keep(rows: { hash: string; html: string }[]): Promise<void> {
  if (rows.length === 0) return
  try {
    await db().renderedMarkdown.createMany({ data: rows, skipDuplicates: true })
  } catch (error) {
    // A page that can be read must not fail because nothing can be written (a full disk).
    log().warn({ err: error }, 'rendered text was not kept')
  }
}
