import { Forbidden } from './errors'
import { settings } from './settings'

/** The origins a page of ours can have: the public address, or without one the loopback names of our port. The first is the main one. */
function allowedOrigins(): string[] {
  const { publicUrl, port } = settings()
  if (publicUrl) return [new URL(publicUrl).origin]
  return ['localhost', '127.0.0.1', '[::1]'].map((host) => `http://${host}:${port}`)
}

/** The address for links that leave the app (invitations, Markdown). Never taken from a request. */
export const publicUrl = (): string => settings().publicUrl ?? `http://localhost:${settings().port}`

/**
 * Judges the Origin header of a request that changes something. A missing or "null" origin is refused like a foreign one.
 * @throws Forbidden
 */
export function judgeOrigin(origin: string | null): void {
  if (origin && allowedOrigins().includes(origin)) return
  throw new Forbidden(
    `This change came from ${origin ? `the origin ${origin}` : 'no origin'}; expected ${allowedOrigins()[0]}. Open Nevermore at that address, or set NEVERMORE_URL to the address you use.`,
  )
}
