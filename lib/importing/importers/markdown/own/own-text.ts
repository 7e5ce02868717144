import { mayHoldRecord } from '../../../../postmortems/record-text'

/** The text of a file that ends with a record of its own, letter for letter; null for all others. */
export function ownText(bytes: Uint8Array): string | null {
  if (!mayHoldRecord(bytes)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes).replace(/\r\n/g, '\n')
  } catch {
    return null
  }
}
