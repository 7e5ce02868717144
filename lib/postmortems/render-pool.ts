import { fromRoot } from '../platform/root'
import { ThreadFailed, ThreadPool } from '../platform/thread-pool'
import { type Refused, refuseEarly } from './limits'
import type { RenderReply, RenderRequest } from './render.thread'
import type { Rendering, SafeHtml } from './rendering'

export type Rendered = { html: SafeHtml } | { refused: Refused }

// One pool a process: Next loads this file once for pages and once for route handlers, and anew at every change in development.
const store = globalThis as typeof globalThis & { nevermoreRenderPool?: ThreadPool<RenderRequest, RenderReply> }

const pool = () => {
  store.nevermoreRenderPool ??= new ThreadPool({
    file: fromRoot('dist', 'threads', 'render.js'),
    threads: 2,
    heapMb: 256,
    deadlineMs: 2_000,
  })
  return store.nevermoreRenderPool
}

/** Lays a text out in a thread. Whatever the text does there, this process only ever waits. */
export async function renderInThread(text: string, as: Rendering): Promise<Rendered> {
  const early = refuseEarly(text)
  if (early) return { refused: early }
  try {
    const html = await pool().run({ text, as })
    return html === null ? { refused: 'crash' } : { html: html as SafeHtml }
  } catch (error) {
    if (error instanceof ThreadFailed) return { refused: error.failure === 'deadline' ? 'deadline' : 'crash' }
    throw error
  }
}
