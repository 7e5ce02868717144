import type { ByteRange } from '../platform/blobs/blobs'

/**
 * The part of a file that a Range header asks for. Null: the whole of it, also where the header is not understood, asks for
 * several parts, or is about another content than the one at hand (If-Range). "none": no byte of it is there.
 */
export function readRange(headers: Headers, etag: string, bytes: number): ByteRange | null | 'none' {
  const ifRange = headers.get('if-range')
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(headers.get('range') ?? '') ?? []
  if (first === undefined || last === undefined || first + last === '' || (ifRange !== null && ifRange !== etag)) return null
  const start = first === '' ? Math.max(0, bytes - Number(last)) : Number(first)
  const end = first === '' || last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1)
  if (first !== '' && last !== '' && Number(last) < Number(first)) return null
  return start >= bytes || (first === '' && Number(last) === 0) ? 'none' : { start, end }
}

/** Whether a browser has this content already. */
export const isKnown = (ifNoneMatch: string | null, etag: string): boolean =>
  (ifNoneMatch ?? '').split(',').some((one) => ['*', etag, `W/${etag}`].includes(one.trim()))
