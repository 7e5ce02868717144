import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importerFor } from '../lib/importing/importers/registry'
import { fromRoot } from '../lib/platform/root'
import { lostWords, unaccounted } from '../tests/support/words-kept'

const CORPUS = fromRoot('..', 'shared', 'corpus')
const FOLDERS = [join(CORPUS, 'dev'), fromRoot('..', 'shared', 'seeds')]

/** What the importer makes of a corpus of real postmortems beside the repository, where there is one: words lost, and its score. */
export function judgeCorpus(): void {
  if (!FOLDERS.every((folder) => existsSync(folder))) {
    console.log('\nImport: real postmortems are skipped, for ../shared/corpus is not there.')
    return
  }
  console.log('\nImport: real postmortems')
  const documents = FOLDERS.flatMap((folder) => readdirSync(folder).map((name) => ({ name, path: join(folder, name) })))
  const faults = documents.flatMap(({ name, path }) => {
    const file = { name, bytes: new Uint8Array(readFileSync(path)) }
    const { text, draft } = importerFor(file).read(file, { evenIfNone: true })
    const lost = Object.keys(lostWords(text, draft))
    const stray = unaccounted(text, draft)
    return lost.length + stray.length > 0 ? [`  ${name}: lost ${lost.join(' ')}; not accounted for ${stray.join(' ')}`] : []
  })
  console.log(`  ${documents.length - faults.length} of ${documents.length} documents with every word in the draft; floor all`)
  for (const fault of faults) console.log(fault)
  const folders = FOLDERS.flatMap((folder) => ['--docs', folder])
  const score = [join(CORPUS, 'score.mjs'), '--gold', join(CORPUS, 'gold'), ...folders, '--']
  const program = [process.execPath, fromRoot('cli', 'nevermore.mjs'), 'import', '--dry-run', '--json']
  spawnSync(process.execPath, [...score, ...program], { stdio: 'inherit' })
}
