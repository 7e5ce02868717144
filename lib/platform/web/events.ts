import 'server-only'

/** Keeps proxies from closing a silent connection, and finds sessions that ran out. */
const BEAT_MS = 20_000
/** Said at once and then at each beat: whoever does not hear it is behind a proxy that holds the stream back, or has lost it. */
const HERE = 'event: here\ndata: 1\n\n'

interface Events {
  send: (event: string, data: string) => void
  end: () => void
}

interface Wishes {
  signal: AbortSignal
  /** Begins to tell; what it returns is called when nobody listens any more. */
  follow: (events: Events) => () => void
  /** Asked now and then: false ends it. */
  isLiving: () => Promise<boolean>
  /** Somebody is there, still is, is no more. */
  presence?: { come: () => void; stay: () => void; go: () => void }
}

/** An answer that goes on: events one after the other (text/event-stream), until somebody ends it. */
export function eventsOf(wishes: Wishes): Response {
  return new Response(stream(wishes), {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      // Not to be held back for compressing, nor by a proxy that gathers answers.
      'Cache-Control': 'no-store, private, no-transform',
      'X-Accel-Buffering': 'no',
    },
  })
}

function stream({ signal, follow, isLiving, presence }: Wishes): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let leave = () => {}
  return new ReadableStream<Uint8Array>({
    start(controller) {
      let isOpen = true
      const write = (text: string) => isOpen && controller.enqueue(encoder.encode(text))
      const end = () => {
        if (!isOpen) return
        leave()
        controller.close()
      }
      const unfollow = follow({ send: (event, data) => write(`event: ${event}\ndata: ${data}\n\n`), end })
      const beat = setInterval(async () => {
        if (!(await isLiving().catch(() => true))) return end()
        write(HERE)
        presence?.stay()
      }, BEAT_MS)
      leave = () => {
        isOpen = false
        clearInterval(beat)
        unfollow()
        presence?.go()
      }
      signal.addEventListener('abort', end, { once: true })
      write(`retry: 2000\n\n${HERE}`)
      presence?.come()
    },
    cancel: () => leave(),
  })
}
