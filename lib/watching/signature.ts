import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** How a forge proves that it knows the secret of a hook: it signs the body with it, or sends it along. */
interface Proof {
  header: string
  expected: (secret: string, body: Uint8Array) => string
}

const signed = (secret: string, body: Uint8Array) => createHmac('sha256', secret).update(body).digest('hex')

const PROOFS: readonly Proof[] = [
  // GitHub; Gitea and Forgejo send it, too.
  { header: 'x-hub-signature-256', expected: (secret, body) => `sha256=${signed(secret, body)}` },
  { header: 'x-gitea-signature', expected: signed },
  { header: 'x-forgejo-signature', expected: signed },
  { header: 'x-gitlab-token', expected: (secret) => secret },
]

/** Whether a request was made by somebody who knows the secret. Takes as long for a wrong proof as for a right one. */
export function isProven(headers: Headers, body: Uint8Array, secret: string): boolean {
  const given = PROOFS.filter(({ header }) => headers.has(header))
  // Of several, all have to be right: none is there by chance.
  return given.length > 0 && given.every(({ header, expected }) => isEqual(headers.get(header) ?? '', expected(secret, body)))
}

/** Of one length, and so compared in a time that tells nothing. */
const isEqual = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))
const digest = (text: string) => createHash('sha256').update(text).digest()
