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
}

/**
 * Writes a commit and all its files in one process, without a work tree or an index: what `git fast-import` is for.
 * @param parent a ref that is there, or null for the first commit of a branch
 * @throws GitFailed
 */
export async function fastImport(
  folder: string,
  ref: string,
  parent: string | null,
  commit: NewCommit,
  signal?: AbortSignal,
): Promise<void> {
  const stdin = streamOf(ref, parent, commit)
  await runGit(['fast-import', '--quiet', '--force', '--done', '--date-format=raw'], {
    folder,
    stdin,
    timeoutMs: LIMIT_MS,
    signal,
  })
}

const LIMIT_MS = 60_000

function streamOf(ref: string, parent: string | null, { author, at, message, files }: NewCommit): Buffer {
  const who = `${plainName(author.name)} <${plainName(author.email)}> ${Math.floor(at.getTime() / 1000)} +0000`
  const parts: Buffer[] = []
  const line = (text: string) => parts.push(Buffer.from(`${text}\n`))
  const data = (content: string | Uint8Array) => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content)
    line(`data ${bytes.length}`)
    parts.push(bytes, Buffer.from('\n'))
  }
  line(`commit ${ref}`)
  line(`author ${who}`)
  line(`committer ${who}`)
  data(message.endsWith('\n') ? message : `${message}\n`)
  if (parent) line(`from ${parent}^0`)
  for (const [path, content] of files) {
    if (content === null) line(`D ${quoted(path)}`)
    else {
      line(`M 100644 inline ${quoted(path)}`)
      data(content)
    }
  }
  line('done')
  return Buffer.concat(parts)
}

/** Git takes no angle brackets, line ends or NUL in a name or address; and none at its edges that it would strip. */
const plainName = (text: string): string => text.replace(/[<>\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim() || 'unknown'

const quoted = (path: string): string => `"${path.replace(/["\\]/g, '\\$&')}"`
