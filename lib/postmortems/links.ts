import { pathOf, readAddress } from '../attachments/address'
import { isPictureName } from '../attachments/types'

/** Where a link may lead: to another page by http, https or mailto, to a place in the same text, or to an attachment. All else is only shown. */
export type LinkTarget =
  | { kind: 'outside'; href: string }
  | { kind: 'fragment'; id: string }
  | { kind: 'attachment'; href: string; isPicture: boolean }
  | { kind: 'refused' }

/** Judges an address as a browser would read it, not as it is spelled: what comes back is the browser's own reading. */
export function judgeLink(address: string): LinkTarget {
  if (address.startsWith('#')) return { kind: 'fragment', id: address.slice(1) }
  const attachment = readAddress(address)
  if (attachment) return { kind: 'attachment', href: pathOf(attachment), isPicture: isPictureName(attachment.name) }
  if (!URL.canParse(address)) return { kind: 'refused' }
  const url = new URL(address)
  return ['http:', 'https:', 'mailto:'].includes(url.protocol) ? { kind: 'outside', href: url.href } : { kind: 'refused' }
}

/** A heading's name in an address: letters and digits of any script, the rest as single hyphens. */
export function slugOf(text: string): string {
  const slug = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
  return [...slug].slice(0, 60).join('') || 'part'
}
