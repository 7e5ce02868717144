/** How a kind of file is treated. */
export interface FileType {
  mediaType: string
  extension: string
  /** "image": cleaned of metadata and shown. "text": shown as plain text. "download": only ever saved. */
  as: 'image' | 'text' | 'download'
}

const row = (as: FileType['as'], mediaType: string, ...extensions: [string, ...string[]]) => ({ as, mediaType, extensions })

const TYPES = [
  row('image', 'image/png', 'png'),
  row('image', 'image/jpeg', 'jpg', 'jpeg'),
  row('image', 'image/gif', 'gif'),
  row('image', 'image/webp', 'webp'),
  row('image', 'image/avif', 'avif'),
  row(
    'text',
    'text/plain',
    'txt',
    'log',
    'csv',
    'tsv',
    'json',
    'jsonl',
    'ndjson',
    'har',
    'yaml',
    'yml',
    'md',
    'diff',
    'patch',
    'sql',
  ),
  // It can hold scripts.
  row('download', 'image/svg+xml', 'svg'),
  row('download', 'application/pdf', 'pdf'),
  row('download', 'application/zip', 'zip'),
  row('download', 'application/gzip', 'gz', 'tgz'),
  row('download', 'application/zstd', 'zst'),
  row('download', 'application/x-xz', 'xz'),
  row('download', 'application/x-bzip2', 'bz2'),
  row('download', 'application/vnd.tcpdump.pcap', 'pcap', 'pcapng', 'cap'),
  row('download', 'video/mp4', 'mp4'),
  row('download', 'video/webm', 'webm'),
]

/** What may be attached, for people. */
export const ACCEPTED =
  'PNG, JPEG, GIF, WebP and AVIF images, SVG, PDF, text and logs, zip and other archives, pcap, MP4 and WebM'

/** The treatment of a type that was found by looking at the content; null where it may not be attached. */
export function typeOf(mediaType: string): FileType | null {
  const found = TYPES.find((type) => type.mediaType === mediaType)
  return found ? { mediaType, as: found.as, extension: found.extensions[0] } : null
}

const LONGEST_NAME = 80

/**
 * A file's name, safe in a path, an address and a header, with an extension that is right for what the file is: "Screen shot
 * (2).HTML" that is a PNG is "Screen-shot-2.png".
 */
export function safeName(name: string, mediaType: string): string {
  const type = TYPES.find((one) => one.mediaType === mediaType)
  const base = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).normalize('NFC')
  const dot = base.lastIndexOf('.')
  const given = dot > 0 ? base.slice(dot + 1).toLowerCase() : ''
  const isRight = type?.extensions.includes(given) ?? false
  const extension = isRight ? given : (type?.extensions[0] ?? 'bin')
  // Of a text the extension says what it is about: "nginx.conf" is "nginx-conf.txt".
  const stem = (dot > 0 && (isRight || type?.as !== 'text') ? base.slice(0, dot) : base)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  const short = [...stem].slice(0, LONGEST_NAME).join('').replace(/-+$/, '')
  return `${short || 'file'}.${extension}`
}

/** The name, made different from those that are taken, whatever their case: "graph.png", "graph-2.png", … */
export function freeName(name: string, taken: readonly string[]): string {
  const lower = new Set(taken.map((one) => one.toLowerCase()))
  const dot = name.lastIndexOf('.')
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? name : `${name.slice(0, dot)}-${n}${name.slice(dot)}`
    if (!lower.has(candidate.toLowerCase())) return candidate
  }
}

/** Whether a name is one of a picture that a page may show; by the extension, which safeName made right. */
export const isPictureName = (name: string): boolean => /\.(png|jpe?g|gif|webp|avif)$/i.test(name)
