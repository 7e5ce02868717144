/**
 * Whether an image holds its pixels and nothing besides: then it is kept as it is, and what a lossy format would lose at every
 * rewriting is not lost. PNG is not asked for: written anew it is the same. False where that cannot be told.
 */
export function isPlainImage(bytes: Buffer, mediaType: string): boolean {
  try {
    if (mediaType === 'image/jpeg') return isPlainJpeg(bytes)
    if (mediaType === 'image/webp') return isPlainWebp(bytes)
    return mediaType === 'image/gif' && isPlainGif(bytes)
  } catch {
    return false // It ends before it should.
  }
}

/** Tables, frames and scans: no segment of an application, no comment. */
const JPEG_PIXELS = new Set([0xc0, 0xc1, 0xc2, 0xc4, 0xda, 0xdb, 0xdd])

function isPlainJpeg(bytes: Buffer): boolean {
  let at = 2
  while (at < bytes.length) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff) return false
    if (marker === 0xd9) return at + 2 === bytes.length
    if (!JPEG_PIXELS.has(marker)) return false
    at += 2 + bytes.readUInt16BE(at + 2)
    if (marker === 0xda) at = endOfScan(bytes, at)
  }
  return false
}

/** Where the next marker stands behind the data of a scan, in which 0xff is followed by a zero or by the number of a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(0xff, from)
  while (at >= 0 && isOfScan(bytes[at + 1] ?? 0xd9)) at = bytes.indexOf(0xff, at + 2)
  return at < 0 ? bytes.length : at
}

const isOfScan = (next: number): boolean => next === 0 || (next >= 0xd0 && next <= 0xd7)

const WEBP_PIXELS = ['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF']
/** Of VP8X: that there are a profile of colours, Exif or XMP. */
const WEBP_METADATA = 0b0010_1100

function isPlainWebp(bytes: Buffer): boolean {
  if (bytes.readUInt32LE(4) + 8 !== bytes.length) return false
  let at = 12
  while (at < bytes.length) {
    const name = bytes.toString('latin1', at, at + 4)
    if (!WEBP_PIXELS.includes(name)) return false
    if (name === 'VP8X' && (bytes.readUInt8(at + 8) & WEBP_METADATA) !== 0) return false
    const size = bytes.readUInt32LE(at + 4)
    at += 8 + size + (size % 2)
  }
  return at === bytes.length
}

function isPlainGif(bytes: Buffer): boolean {
  const flags = bytes.readUInt8(10)
  let at = 13 + tableBytes(flags)
  for (;;) {
    const block = bytes.readUInt8(at)
    if (block === 0x3b) return at + 1 === bytes.length
    if (block === 0x2c) at = endOfBlocks(bytes, at + 11 + tableBytes(bytes.readUInt8(at + 9)))
    else if (block === 0x21 && isGifExtension(bytes, at)) at = endOfBlocks(bytes, at + 2)
    else return false
  }
}

/** What says how a frame is shown, and how often they are. */
const isGifExtension = (bytes: Buffer, at: number): boolean =>
  bytes[at + 1] === 0xf9 ||
  (bytes[at + 1] === 0xff && bytes.toString('latin1', at + 3, at + 14) === 'NETSCAPE2.0' && bytes[at + 14] === 3)

const tableBytes = (flags: number): number => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0)

function endOfBlocks(bytes: Buffer, from: number): number {
  let at = from
  for (let size = bytes.readUInt8(at); size > 0; size = bytes.readUInt8(at)) at += size + 1
  return at + 1
}
