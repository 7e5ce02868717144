import { Invalid } from '../platform/errors'

/** A stretch of a file. */
export interface Stretch {
  start: number
  length: number
}

interface Box {
  type: string
  /** Where its content begins and ends. */
  from: number
  to: number
}

/**
 * Where the metadata (Exif, XMP) of an AVIF lies, to be overwritten with zeros; and its size. Nothing is decoded: the boxes say
 * where the items are, and the picture's own stay as they are.
 * @param head the beginning of the file, with the whole `meta` box
 * @throws Invalid where the boxes are not as they should be
 */
export function readAvif(head: Buffer): { metadata: Stretch[]; width: number; height: number } {
  try {
    const meta = find(boxesIn(head, 0, head.length), 'meta')
    const inMeta = boxesIn(head, meta.from + 4, meta.to)
    const items = metadataItems(head, find(inMeta, 'iinf'))
    const idat = inMeta.find(({ type }) => type === 'idat')
    return { metadata: stretchesOf(head, find(inMeta, 'iloc'), items, idat), ...sizeOf(head, find(inMeta, 'iprp')) }
  } catch (error) {
    if (error instanceof Invalid || error instanceof RangeError) throw new Invalid(BROKEN)
    throw error
  }
}

const BROKEN = 'This AVIF image is not built as it should be. Save it anew, or as PNG or JPEG, and attach that.'

function* walk(bytes: Buffer, start: number, end: number): Generator<Box> {
  for (let at = start; at + 8 <= end; ) {
    const short = bytes.readUInt32BE(at)
    const head = short === 1 ? 16 : 8
    const size = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? end - at : short
    if (size < head) throw new Invalid(BROKEN)
    yield { type: bytes.toString('latin1', at + 4, at + 8), from: at + head, to: Math.min(at + size, end) }
    at += size
  }
}

const boxesIn = (bytes: Buffer, start: number, end: number): Box[] => [...walk(bytes, start, end)]

function find(boxes: Box[], type: string): Box {
  const box = boxes.find((one) => one.type === type)
  if (!box) throw new Invalid(BROKEN)
  return box
}

/** The ids of the items that are no pictures. */
function metadataItems(bytes: Buffer, { from, to }: Box): Set<number> {
  const wide = bytes.readUInt8(from) !== 0
  const items = new Set<number>()
  for (const { type, from: at } of walk(bytes, from + (wide ? 8 : 6), to)) {
    const version = bytes.readUInt8(at)
    if (type !== 'infe' || version < 2) continue
    const id = version === 2 ? bytes.readUInt16BE(at + 4) : bytes.readUInt32BE(at + 4)
    const kindAt = at + (version === 2 ? 8 : 10)
    if (['Exif', 'mime', 'uri '].includes(bytes.toString('latin1', kindAt, kindAt + 4))) items.add(id)
  }
  return items
}

function stretchesOf(bytes: Buffer, iloc: Box, items: Set<number>, idat: Box | undefined): Stretch[] {
  let at = iloc.from
  const version = bytes.readUInt8(at)
  const sizes = bytes.readUInt16BE(at + 4)
  const [offsetSize, lengthSize, baseSize] = [sizes >> 12, (sizes >> 8) & 15, (sizes >> 4) & 15] as const
  const indexSize = version === 0 ? 0 : sizes & 15
  at += 6
  const next = (size: number): number => {
    at += size
    if (size === 0) return 0
    return size === 8 ? Number(bytes.readBigUInt64BE(at - 8)) : bytes.readUIntBE(at - size, size)
  }
  const found: Stretch[] = []
  const count = next(version < 2 ? 2 : 4)
  for (let item = 0; item < count; item++) {
    const id = next(version < 2 ? 2 : 4)
    const method = version === 0 ? 0 : next(2) & 15
    next(2) // data_reference_index
    const base = next(baseSize)
    const extents = next(2)
    for (let extent = 0; extent < extents; extent++) {
      next(indexSize)
      const offset = base + next(offsetSize)
      const length = next(lengthSize)
      if (!items.has(id)) continue
      if (method > 1 || (method === 1 && !idat)) throw new Invalid(BROKEN)
      found.push({ start: method === 1 && idat ? idat.from + offset : offset, length })
    }
  }
  return found
}

/** The largest of the sizes that are declared: a grid's, not its tiles'. */
function sizeOf(bytes: Buffer, iprp: Box): { width: number; height: number } {
  const ipco = find(boxesIn(bytes, iprp.from, iprp.to), 'ipco')
  const sizes = boxesIn(bytes, ipco.from, ipco.to).filter(({ type }) => type === 'ispe')
  const [largest] = sizes
    .map(({ from }) => ({ width: bytes.readUInt32BE(from + 4), height: bytes.readUInt32BE(from + 8) }))
    .sort((a, b) => b.width * b.height - a.width * a.height)
  if (!largest) throw new Invalid(BROKEN)
  return largest
}
