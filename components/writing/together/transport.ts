import { FIRST_WORD_MS, SILENT_MS } from '@/components/stream-times'

/** What a section was when it was opened. */
export interface Opened {
  /** Which document this is. */
  id: string
  state: Uint8Array
  /** How much of it the server has. */
  vector: Uint8Array
}

/** A caret; null where it is in no text. Positions of Yjs, base64. */
export interface Cursor {
  browser: string
  anchor: string | null
  head: string | null
}

interface Hearing {
  opened: (opened: Opened) => void
  update: (update: Uint8Array) => void
  cursor: (cursor: Cursor & { name: string }) => void
}

/** Refused for good, in words for a person; until they do something about it, trying again changes nothing. */
export class Refused extends Error {
  override name = 'Refused'
  constructor(
    message: string,
    /** They are signed out: it goes on when they have signed in again. */
    readonly isSignedOut = false,
  ) {
    super(message)
  }
}

/** The way to the server. Each may fail at any time: whoever uses it tries again, unless it is refused. */
export interface Transport {
  /** Listens until the connection ends. @throws Refused, or anything where it broke */
  listen: (hearing: Hearing, signal: AbortSignal) => Promise<void>
  /** False where the server lacks something that this builds upon. @throws Refused, or anything where it broke */
  push: (documentId: string, update: Uint8Array) => Promise<boolean>
  point: (cursor: Cursor) => Promise<void>
}

const ANSWER_MS = 15_000
/** Where a stream is held back, answers that end are asked for; whether the proxy has changed its mind is found out so often. */
const STREAM_AGAIN_MS = 5 * 60_000
/** Between two of those answers. */
const POLL_GAP_MS = 250

/** The way by HTTP: a stream of events, and a request for each thing said. `fetching` is there for tests, which break it. */
export function httpTransport(address: string, browser: string, fetching: typeof fetch = (...all) => fetch(...all)): Transport {
  const ask = async (query: string, init: RequestInit) => {
    const answer = await fetching(`${address}${query}`, { cache: 'no-store', ...init })
    if (answer.ok || answer.status === 409) return answer
    const words = (await answer.text()).trim()
    // What is wrong with the server or the way to it (500, 502, 429) passes.
    if (![400, 401, 403, 404].includes(answer.status)) throw new Error(words)
    throw new Refused(WORDS[answer.status] ?? words, answer.status === 401)
  }
  let isHeldUntil = 0
  /** False where the stream is held back. */
  const follow = async (hearing: Hearing, signal: AbortSignal): Promise<boolean> => {
    const quiet = new AbortController()
    let isHeard = false
    let timer = setTimeout(() => quiet.abort(), FIRST_WORD_MS)
    const hear = () => {
      isHeard = true
      clearTimeout(timer)
      timer = setTimeout(() => quiet.abort(), SILENT_MS)
    }
    try {
      const answer = await ask(`?browser=${browser}`, { signal: AbortSignal.any([signal, quiet.signal]) })
      if (answer.body) await readEvents(answer.body, hear, (event, data) => tell(hearing, event, data))
    } catch (error) {
      if (isHeard || !quiet.signal.aborted) throw error
    } finally {
      clearTimeout(timer)
    }
    return isHeard
  }
  /** Answers that end with the first thing that is new, one after the other. */
  const poll = async (hearing: Hearing, signal: AbortSignal): Promise<void> => {
    let had = ''
    while (Date.now() < isHeldUntil && !signal.aborted) {
      const answer = await ask(`?browser=${browser}&poll=1${had}`, {
        signal: AbortSignal.any([signal, AbortSignal.timeout(SILENT_MS)]),
      })
      if (!answer.body) return
      await readEvents(
        answer.body,
        () => {},
        (event, data) => {
          if (event === 'had') had = `&had=${data}`
          else tell(hearing, event, data)
        },
      )
      await new Promise((resolve) => setTimeout(resolve, POLL_GAP_MS))
    }
  }
  return {
    async listen(hearing, signal) {
      if (Date.now() >= isHeldUntil) {
        if (await follow(hearing, signal)) return
        if (signal.aborted) return
        isHeldUntil = Date.now() + STREAM_AGAIN_MS
      }
      await poll(hearing, signal)
    },
    async push(documentId, update) {
      const answer = await ask(`?document=${documentId}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/octet-stream' },
        body: new Uint8Array(update),
        signal: AbortSignal.timeout(ANSWER_MS),
        // Sent to its end though the page is left; a browser allows that up to 64 KB.
        keepalive: update.length < 60_000,
      })
      if (answer.ok) return true
      if ((answer.headers.get('Content-Type') ?? '').includes('json')) return false
      throw new Refused((await answer.text()).trim())
    },
    async point(cursor) {
      await ask('', { method: 'PUT', body: JSON.stringify(cursor), signal: AbortSignal.timeout(ANSWER_MS) })
    },
  }
}

const WORDS: Partial<Record<number, string>> = {
  401: 'you are signed out; sign in again in another tab',
  404: 'this section is not there any more, or you may not see it',
}

function tell(hearing: Hearing, event: string, data: string): void {
  if (event === 'update') hearing.update(bytesOf(data))
  else if (event === 'cursor') hearing.cursor(JSON.parse(data))
  else if (event === 'open') {
    const { id, state, vector } = JSON.parse(data) as Record<'id' | 'state' | 'vector', string>
    hearing.opened({ id, state: bytesOf(state), vector: bytesOf(vector) })
  }
}

async function readEvents(body: ReadableStream<Uint8Array>, hear: () => void, tell: (event: string, data: string) => void) {
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let rest = ''
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return
    hear()
    const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const [, event, data] = /^event: (.*)\ndata: (.*)$/.exec(block) ?? []
      if (event !== undefined && data !== undefined) tell(event, data)
    }
  }
}

export const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))

export function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return btoa(text)
}
