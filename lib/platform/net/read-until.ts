import type { Socket } from 'node:net'

export interface Heard {
  bytes: Buffer
  /** Why reading ended: what was waited for came, or what came instead of it. */
  because: 'found' | 'full' | 'closed' | 'reset' | 'timed_out' | 'stopped'
}

/**
 * Reads from a socket until `found` says so of everything read so far, the far side closes, `maxBytes` are read or the time is over.
 * The socket is left paused, for whoever speaks next.
 */
export function readUntil(
  socket: Socket,
  limits: { found: (bytes: Buffer) => boolean; maxBytes: number; timeoutMs: number; signal: AbortSignal },
): Promise<Heard> {
  let bytes = Buffer.alloc(0)
  return new Promise((resolve) => {
    const end = (because: Heard['because']) => () => {
      clearTimeout(timer)
      socket.off('data', read).off('end', closed).off('close', closed).off('error', reset).pause()
      limits.signal.removeEventListener('abort', stopped)
      resolve({ bytes, because })
    }
    const [closed, reset, stopped] = [end('closed'), end('reset'), end('stopped')]
    const read = (chunk: Buffer) => {
      bytes = Buffer.concat([bytes, chunk]).subarray(0, limits.maxBytes)
      if (limits.found(bytes)) end('found')()
      else if (bytes.length >= limits.maxBytes) end('full')()
    }
    const timer = setTimeout(end('timed_out'), Math.max(0, limits.timeoutMs))
    limits.signal.addEventListener('abort', stopped)
    if (limits.signal.aborted) return stopped()
    // It may be over before anybody listened.
    if (socket.destroyed) return (socket.errored ? reset : closed)()
    socket.on('data', read).on('end', closed).on('close', closed).on('error', reset).resume()
  })
}
