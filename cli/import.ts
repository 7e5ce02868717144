import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { Conflict, Invalid, NotFound } from '../lib/platform/errors'
import { databaseOptions } from './options'

interface Result {
  /** What is printed for the file: a sentence, or the fields of its line of JSON. */
  words: string
  line: Record<string, unknown>
  failed?: true
}

/** `nevermore import FILE…`: what is understood of each file, or (without --dry-run) its incidents, stored. */
export async function importFiles(args: string[]): Promise<number> {
  const { values, positionals: paths } = parseArgs({
    args,
    options: { ...databaseOptions, 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } },
    allowPositionals: true,
  })
  if (paths.length === 0) {
    console.error('nevermore import: expected one or more files, in Markdown or plain text.')
    return 2
  }
  const asJson = values.json ?? false
  if (values['dry-run']) return each(paths, asJson, understand)
  const { withDatabase } = await import('./database')
  return withDatabase(values, () => each(paths, asJson, store))
}

/** Each file for itself, in the order they were named: one that fails is said and does not stop the rest. */
async function each(paths: string[], asJson: boolean, work: (path: string) => Promise<Result>): Promise<number> {
  let failed = 0
  for (const path of paths) {
    const { words, line, failed: hasFailed } = await work(path).catch((error: unknown) => failure(path, error))
    if (hasFailed) failed++
    console.log(asJson ? JSON.stringify({ file: path, ...line }) : `${path}: ${words}`)
  }
  if (failed > 0) console.error(`${failed} of ${paths.length} ${paths.length === 1 ? 'file' : 'files'} failed.`)
  return failed > 0 ? 1 : 0
}

async function understand(path: string): Promise<Result> {
  const { readInThread } = await import('../lib/importing/read-pool')
  const { resultLine, resultWords } = await import('../lib/importing/result-line')
  const { draft } = await readInThread(await load(path))
  return { words: resultWords(draft), line: resultLine(draft) }
}

async function store(path: string): Promise<Result> {
  const { systemActor } = await import('../lib/access/actor')
  const { saveSource, getImport } = await import('../lib/importing/store')
  const { acceptImport } = await import('../lib/importing/accept.store')
  const { resultLine, resultWords } = await import('../lib/importing/result-line')
  const { id, isNew } = await saveSource(systemActor, await load(path))
  const { draft, acceptedAt, discardedAt, incidents } = await getImport(systemActor, id)
  if (draft.why !== null) return { words: resultWords(draft), line: resultLine(draft) }
  const isThere = acceptedAt !== null || discardedAt !== null
  const imported = isThere ? incidents : await acceptImport(systemActor, id)
  const names = imported.map(({ number }) => `INC-${number}`)
  const again = isNew ? '' : isThere ? ' (imported before, nothing changed)' : ' (read before, accepted now)'
  return {
    words: `${names.join(', ')}${again}: ${resultWords(draft)}`,
    line: { ...resultLine(draft), imported: names, again: !isNew },
  }
}

async function load(path: string): Promise<{ name: string; bytes: Uint8Array }> {
  try {
    return { name: basename(path), bytes: new Uint8Array(await readFile(path)) }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error'
    throw new Invalid(WHY_UNREADABLE[code] ?? `It could not be read (${code}).`)
  }
}

const WHY_UNREADABLE: Record<string, string> = {
  ENOENT: 'There is no such file.',
  EISDIR: 'This is a folder; name the files in it.',
  EACCES: 'It may not be read.',
}

function failure(path: string, error: unknown): Result {
  if (!(error instanceof Invalid || error instanceof Conflict || error instanceof NotFound)) {
    console.error(`nevermore import: ${path}:`, error)
    return {
      words: 'Something broke on our side; nothing of this file was stored.',
      line: { error: 'internal error' },
      failed: true,
    }
  }
  return { words: error.message, line: { error: error.message }, failed: true }
}
