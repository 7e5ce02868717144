import { serveRequests } from '../platform/thread'
import { renderHtml } from './html'
import type { Rendering } from './rendering'

export interface RenderRequest {
  text: string
  as: Rendering
}

// A small text can come out huge: a long address defined once and used a thousand times.
const LONGEST_HTML = 5_000_000

/** Null: this text broke the parser (most often a stack overflow), or what came out of it is too long to be sent. */
export type RenderReply = string | null

serveRequests(({ text, as }: RenderRequest): RenderReply => {
  try {
    const html = renderHtml(text, as)
    return html.length > LONGEST_HTML ? null : html
  } catch {
    return null
  }
})
