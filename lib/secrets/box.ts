import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const NONCE = 12
const TAG = 16

/** Where a sealed text belongs: a row's text moved into another row does not open there. */
const placeOf = (id: string): Buffer => Buffer.from(`secrets/${id}/sealed`)

/** Seals a text for one row: nonce, ciphertext and tag of AES-256-GCM. */
export function seal(key: Uint8Array, id: string, text: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG }).setAAD(placeOf(id))
  return new Uint8Array(Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]))
}

/** The text again; null where it was sealed with another key, for another row, or was changed. */
export function unseal(key: Uint8Array, id: string, sealed: Uint8Array): string | null {
  if (sealed.length < NONCE + TAG) return null
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG })
  decipher.setAAD(placeOf(id)).setAuthTag(sealed.subarray(sealed.length - TAG))
  try {
    return Buffer.concat([decipher.update(sealed.subarray(NONCE, sealed.length - TAG)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
