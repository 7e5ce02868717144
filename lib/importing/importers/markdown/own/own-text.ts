import { mayHoldRecord } from '../../../../postmortems/record-text'

/** The text of a file that ends with a record of its own, letter for letter; null for all others. */
export function ownText(bytes: Uint8Array): string | null {
  if (!mayHoldRecord(bytes)) return null
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return text.includes('\0') ? null : text.replace(/\r\n/g, '\n')
  } catch {
    return null
  }
}
