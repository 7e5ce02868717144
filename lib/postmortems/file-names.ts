import { incidentName } from '../incidents/rules'
import type { PostmortemDocument } from './document'

const LONGEST = 60
const LONGEST_BYTES = 150

/**
 * A title as part of a file's name: letters and digits of any script in lower case, the rest as single hyphens. Holds no
 * separator, no dot and nothing a file system gives a meaning to; accents go, for systems disagree on how to spell them.
 */
export function slugOfTitle(title: string): string {
  const letters = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
  let slug = ''
  let count = 0
  for (const letter of letters) {
    if (++count > LONGEST || Buffer.byteLength(slug + letter) > LONGEST_BYTES) break
    slug += letter
  }
  return slug.replace(/^-|-$/g, '')
}

const withSlug = (start: string, title: string, extension: string): string => {
  const slug = slugOfTitle(title)
  return `${slug ? `${start}-${slug}` : start}.${extension}`
}

/** "INC-12-checkout-refused.md": one file somebody downloads. */
export const downloadName = ({ number, title }: Pick<PostmortemDocument, 'number' | 'title'>, extension = 'md'): string =>
  withSlug(incidentName(number), title, extension)

/** "2026-08-14-inc-12-checkout-refused.md": one of many in a folder. The number makes it the only one of its name. */
export const exportName = (
  { number, title, startedOn }: Pick<PostmortemDocument, 'number' | 'title' | 'startedOn'>,
  extension = 'md',
): string => withSlug(`${startedOn ?? 'undated'}-${incidentName(number).toLowerCase()}`, title, extension)

/** Whether a file's name is one that exportName gives, or once gave, an incident of this number. */
export const isExportNameOf = (name: string, number: number, extension = 'md'): boolean =>
  new RegExp(`^(\\d{4}-\\d\\d-\\d\\d|undated)-inc-${number}(-[^/\\\\]*)?\\.${extension}$`).test(name)

/** The number in a name that exportName gave to a file, or to the folder beside it; null where it is none. */
export function exportedNumber(name: string): number | null {
  const digits = /^(?:\d{4}-\d\d-\d\d|undated)-inc-(\d{1,9})(?:-[^/\\]*)?$/.exec(name.replace(/\.(md|html|json)$/, ''))?.[1]
  return digits === undefined ? null : Number(digits)
}

/** The header that makes a browser save what it gets under this name. */
export function attachment(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9._-]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
