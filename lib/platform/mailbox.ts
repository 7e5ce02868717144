/** One address that mail goes to or comes from. */
export interface Mailbox {
  name: string
  address: string
}

const ADDRESS = /^[^\s@<>()[\]\\,;:"\p{Cc}]{1,64}@[^\s@<>()[\]\\,;:"\p{Cc}]{1,190}$/u

/**
 * Reads exactly one address, bare or as "Name <address>"; null for anything else: two of them, a line break, a comment, a quoted
 * local part. What is read here is handed on as an address and never parsed again.
 */
export function readMailbox(text: string): Mailbox | null {
  const trimmed = text.trim()
  const named = /^([^<>\p{Cc}]{0,100})<([^<>]+)>$/u.exec(trimmed)
  const address = named?.[2] ?? trimmed
  if (!ADDRESS.test(address)) return null
  return { name: (named?.[1] ?? '').trim().replace(/^"([^"]*)"$/, '$1'), address }
}
