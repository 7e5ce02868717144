import 'server-only'
import { isLiving } from '@/lib/access/session.store'
import { hub } from '@/lib/live/hub'
import { eventsOf } from '@/lib/platform/web/events'

interface Asking {
  memberId: string
  sectionId: string
  sessionId: string
  signal: AbortSignal
}

interface Standing {
  id: string
  seq: number
  state: Uint8Array
  vector: Uint8Array
}

/** What comes together is told together: keys at once, carets when they rest. */
const KEYS_MS = 50
const CARETS_MS = 500
/** Proxies end what takes longer than a minute or half of one. */
const LONGEST_MS = 20_000

/**
 * What stands there, or, for whoever has that (`had`: which document, and the number of its last update), the first thing that is new: an
 * answer that ends, for those behind a proxy that holds a stream back until it is whole.
 */
export function pollOf({ memberId, sectionId, sessionId, signal }: Asking, standing: Standing, had: string | null): Response {
  const { id, seq } = standing
  const hasIt = had === `${id}.${seq}`
  return eventsOf({
    signal,
    isLiving: () => isLiving(sessionId),
    follow: ({ send, end }) => {
      let timer: NodeJS.Timeout
      let endsAt = Number.POSITIVE_INFINITY
      const endIn = (ms: number) => {
        if (Date.now() + ms >= endsAt) return
        clearTimeout(timer)
        endsAt = Date.now() + ms
        timer = setTimeout(() => {
          send('had', `${id}.${writer.seq}`)
          end()
        }, ms)
      }
      const writer = {
        ...{ memberId, sectionId, seq, end },
        update: (bytes: Uint8Array) => {
          send('update', base64(bytes))
          endIn(KEYS_MS)
        },
        cursor: (text: string) => {
          send('cursor', text)
          endIn(CARETS_MS)
        },
      }
      if (!hasIt) send('open', openWords(standing))
      const leave = hub().write(writer, sessionId)
      endIn(hasIt ? LONGEST_MS : 0)
      return () => {
        clearTimeout(timer)
        leave()
      }
    },
  })
}

export const openWords = ({ id, state, vector }: Omit<Standing, 'seq'>): string =>
  JSON.stringify({ id, state: base64(state), vector: base64(vector) })

export const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
