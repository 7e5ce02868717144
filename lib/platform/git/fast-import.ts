import { runGit } from './run'

interface Person {
  name: string
  email: string
}

export interface NewCommit {
  author: Person
  at: Date
  message: string
  /** Files by path, from the root of the repository, with slashes; null deletes one. */
  files: ReadonlyMap<string, string | Uint8Array | null>
  /** A commit that is here and that it follows as well: nothing of its files is taken. */
  joins?: string
}

/**
 * Writes a commit and all its files in one process, without a work tree or an index: what `git fast-import` is for.
 * @param parent a ref that is there, or null for the first commit of a branch
 * @returns the name of the commit
 * @throws GitFailed
 */
export async function fastImport(
  folder: string,
  ref: string,
  parent: string | null,
  commit: NewCommit,
  signal?: AbortSignal,
): Promise<string> {
  const stdin = streamOf(ref, parent, commit)
  const args = ['fast-import', '--quiet', '--force', '--done', '--date-format=raw']
  return (await runGit(args, { folder, stdin, timeoutMs: LIMIT_MS, signal })).toString().trim()
}

const LIMIT_MS = 60_000

function streamOf(ref: string, parent: string | null, { author, at, message, files, joins }: NewCommit): Buffer {
  const who = `${plainName(author.name)} <${plainName(author.email)}> ${Math.floor(at.getTime() / 1000)} +0000`
  // Text is encoded once, all of it together.
  const parts: (string | Uint8Array)[] = []
  const data = (content: string | Uint8Array) => {
    const length = typeof content === 'string' ? Buffer.byteLength(content) : content.length
    parts.push(`data ${length}\n`, content, '\n')
  }
  parts.push(`commit ${ref}\nmark :1\nauthor ${who}\ncommitter ${who}\n`)
  // A commit that holds a NUL is one that servers refuse.
  data(`${message.replaceAll('\0', ' ').trimEnd()}\n`)
  if (parent) parts.push(`from ${parent}^0\n`)
  if (joins) parts.push(`merge ${joins}\n`)
  for (const [path, content] of files) {
    if (content === null) parts.push(`D ${quoted(path)}\n`)
    else {
      parts.push(`M 100644 inline ${quoted(path)}\n`)
      data(content)
    }
  }
  parts.push('get-mark :1\ndone\n')
  return joined(parts)
}

function joined(parts: readonly (string | Uint8Array)[]): Buffer {
  const buffers: Uint8Array[] = []
  let text: string[] = []
  for (const part of [...parts, new Uint8Array()]) {
    if (typeof part === 'string') text.push(part)
    else {
      buffers.push(Buffer.from(text.join('')), part)
      text = []
    }
  }
  return Buffer.concat(buffers)
}

/** Git takes no angle brackets, line ends or NUL in a name or address; and none at its edges that it would strip. */
const plainName = (text: string): string => text.replace(/[<>\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim() || 'unknown'

const quoted = (path: string): string => `"${path.replace(/["\\]/g, '\\$&')}"`
