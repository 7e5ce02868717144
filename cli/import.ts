import { parseArgs } from 'node:util'
import type { SourceFile } from '../lib/importing/importers/importer'
import { inOrder } from '../lib/importing/in-order'
import { Conflict, Invalid, NotFound } from '../lib/platform/errors'
import { ImportProgress, type Outcome } from './import-progress'
import { findItems, type Item } from './import-sources'
import { databaseOptions } from './options'
import { onStop } from './stop-signal'

// The threads that read are two; the others load or wait for the database meanwhile.
const AT_ONCE = 4

interface Result {
  outcome: Outcome
  /** What is printed for the file: a sentence, or the fields of its line of JSON. */
  words: string
  line: Record<string, unknown>
}

/** What is done with a file in two steps: the first for several at once, the second one after the other in their order. */
type Work = (file: SourceFile, item: Pick<Item, 'from' | 'beside'>) => Promise<() => Promise<Result>>

/** `nevermore import PATH…`: what is understood of each document, or (without --dry-run) its incidents, stored. */
export async function importPaths(args: string[]): Promise<number> {
  const { values, positionals: paths } = parseArgs({
    args,
    options: {
      ...databaseOptions,
      'dry-run': { type: 'boolean' },
      json: { type: 'boolean' },
      glob: { type: 'string' },
      ref: { type: 'string' },
    },
    allowPositionals: true,
  })
  if (paths.length === 0) {
    console.error('nevermore import: expected files, folders, zip archives or addresses of Git repositories.')
    return 2
  }
  const run = async (work: Work) => {
    const { items, close } = await findItems(paths, { glob: values.glob ?? null, ref: values.ref ?? null })
    return importAll(items, values.json ?? false, work).finally(close)
  }
  if (values['dry-run']) return run(understand)
  const { withDatabase } = await import('./database')
  return withDatabase(values, () => run(store))
}

/** Each document for itself, answered in their order: one that fails is said and does not stop the rest. */
async function importAll(items: readonly Item[], asJson: boolean, work: Work): Promise<number> {
  const progress = new ImportProgress(items.length)
  let isStopping = false
  onStop(() => {
    isStopping = true
    progress.say('Stopping after the files at hand …')
  })
  function* untilStopped() {
    for (const item of items) if (!isStopping) yield item
  }
  const begin = async (item: Item) => {
    const finish = await Promise.resolve()
      .then(item.load)
      .then((bytes) => bytes && work({ name: item.name, bytes }, item))
      .catch((error: unknown) => () => Promise.reject(error))
    return { item, finish }
  }
  for await (const { item, finish } of inOrder(untilStopped(), AT_ONCE, begin)) {
    if (finish === null) {
      progress.skip()
      continue
    }
    const { outcome, words, line } = await finish().catch((error: unknown) => failure(item.label, error))
    progress.clear()
    console.log(asJson ? JSON.stringify({ file: item.label, ...line }) : `${item.label}: ${words}`)
    progress.count(outcome)
  }
  progress.end()
  if (isStopping) return 130
  return progress.counts.failed > 0 ? 1 : 0
}

const understand: Work = async (file) => {
  const { readInThread } = await import('../lib/importing/read-pool')
  const { resultLine, resultWords } = await import('../lib/importing/result-line')
  const { draft } = await readInThread(file)
  const outcome = draft.why === null ? 'understood' : 'none'
  return async () => ({ outcome, words: resultWords(draft), line: resultLine(draft) })
}

const store: Work = async (file, { from, beside }) => {
  const { systemActor } = await import('../lib/access/actor')
  const { saveSource, getImport } = await import('../lib/importing/store')
  const { acceptImport } = await import('../lib/importing/accept.store')
  const { resultLine, resultWords } = await import('../lib/importing/result-line')
  const { id, isNew, news, supersedesId } = await saveSource(systemActor, file, { from })
  return async () => {
    const { draft, acceptedAt, discardedAt, incidents } = await getImport(systemActor, id)
    if (draft.why !== null) return { outcome: 'none', words: resultWords(draft), line: resultLine(draft) }
    if (news === 'changed' && supersedesId) {
      const before = (await getImport(systemActor, supersedesId)).incidents.map(({ number }) => `INC-${number}`)
      const what = before.length > 0 ? `${before.join(', ')} was imported` : 'a draft was edited'
      return {
        outcome: 'changed',
        words: `changed since ${what} from it; the difference waits at /incidents/import/${id}/difference`,
        line: { ...resultLine(draft), changed: before },
      }
    }
    const isThere = acceptedAt !== null || discardedAt !== null
    const left: string[] = []
    const imported = isThere
      ? incidents
      : await acceptImport(systemActor, id, { beside: beside ?? null, onRefused: (words) => left.push(words) })
    const names = imported.map(({ number }) => `INC-${number}`)
    const again = isNew ? '' : isThere ? ' (imported before, nothing changed)' : ' (read before, accepted now)'
    return {
      outcome: isThere ? 'same' : 'imported',
      words: `${names.join(', ')}${again}: ${resultWords(draft)}${left.map((one) => `\n  left behind: ${one}`).join('')}`,
      line: { ...resultLine(draft), imported: names, again: !isNew, ...(left.length > 0 && { leftBehind: left }) },
    }
  }
}

function failure(label: string, error: unknown): Result {
  if (!(error instanceof Invalid || error instanceof Conflict || error instanceof NotFound)) {
    console.error(`nevermore import: ${label}:`, error)
    return {
      outcome: 'failed',
      words: 'Something broke on our side; nothing of this file was stored.',
      line: { error: 'internal error' },
    }
  }
  return { outcome: 'failed', words: error.message, line: { error: error.message } }
}
