/** Files that a document shows or hands on, and that are no documents themselves. */
const BESIDE = /\.(png|jpe?g|gif|webp|avif|svg|pdf|gz|tgz|zst|xz|bz2|pcap|pcapng|cap|mp4|webm|csv|tsv|har)$/i

/** Whether a path is that of a file which goes along with the document that names it, and is not read by itself. */
export const liesBeside = (path: string): boolean => BESIDE.test(path)

/** Where Markdown names another file: a link, a picture, a definition of one. */
const NAMED = /(\]\(\s*<?|^ {0,3}\[[^\]\n]{1,500}\]:\s*<?)([^\s<>()]{1,1000})(?=[\s>)]|$)/gm

/** So many files go along with one document. */
const MOST = 200

/**
 * The files beside a document that its text names: by the address as it is written, the path in the source. What leads out of the
 * source, or to a host, is none.
 * @param at the path of the document in its source
 */
export function namedBeside(text: string, at: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, , address = ''] of text.matchAll(NAMED)) {
    const path = found.size < MOST ? pathOf(address, at) : null
    if (path !== null && liesBeside(path)) found.set(address, path)
  }
  return found
}

/** Adds to `named` the paths that a document at `at` names. */
export function noteNamed(named: Set<string>, bytes: Uint8Array, at: string): void {
  for (const path of namedBeside(new TextDecoder().decode(bytes), at).values()) named.add(path)
}

/** So many files beside documents are taken out of one source. */
const MOST_OF_ALL = 5_000

/** Those files of a source that its documents name, and that lie beside them. */
export const filesNamed = <T extends { path: string }>(files: readonly T[], named: ReadonlySet<string>): T[] =>
  files.filter(({ path }) => named.has(path)).slice(0, MOST_OF_ALL)

/** The text with some of these addresses replaced by others. */
export const withNamed = (text: string, addresses: ReadonlyMap<string, string>): string =>
  addresses.size === 0
    ? text
    : text.replace(NAMED, (whole, before: string, address: string) => {
        const other = addresses.get(address)
        return other === undefined ? whole : `${before}${other}`
      })

function pathOf(address: string, at: string): string | null {
  if (/^(?:[a-z][a-z\d+.-]*:|[/\\#?])/i.test(address)) return null
  const written = decoded(address.replace(/[?#].*$/s, ''))
  if (written === null || /[\0\\]/.test(written)) return null
  const path = at.split('/').slice(0, -1)
  for (const part of written.split('/')) {
    if (part === '..' && path.pop() === undefined) return null
    if (part !== '..' && part !== '.' && part !== '') path.push(part)
  }
  return path.join('/')
}

function decoded(address: string): string | null {
  try {
    return decodeURIComponent(address)
  } catch {
    return null
  }
}
