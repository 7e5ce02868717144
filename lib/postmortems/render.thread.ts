import { serveRequests } from '../platform/thread'
import { renderHtml } from './html'
import type { Rendering } from './rendering'

export interface RenderRequest {
  text: string
  as: Rendering
}

/** Null: this text broke the parser (most often a stack overflow). */
export type RenderReply = string | null

serveRequests(({ text, as }: RenderRequest): RenderReply => {
  try {
    return renderHtml(text, as)
  } catch {
    return null
  }
})
