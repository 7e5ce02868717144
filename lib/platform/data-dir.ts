import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, mkdirSync, realpathSync, statfsSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve, sep } from 'node:path'
import { Refusal } from './errors'
import { ephemeralReason } from './mount-table'
import { projectRoot } from './root'
import type { Settings } from './settings'

const LEAST_FREE_BYTES = 64_000_000

type Wishes = Pick<Settings, 'dataDir' | 'xdgDataHome' | 'allowEphemeralData' | 'databaseUrl'>

/** Where the data lies unless somebody says otherwise: the system's place as root, the user's own else. */
export function chooseDataDir({ dataDir, xdgDataHome }: Wishes): string {
  if (dataDir) return resolve(dataDir)
  if (process.getuid?.() === 0) return '/var/lib/nevermore'
  return join(xdgDataHome ?? join(homedir(), '.local', 'share'), 'nevermore')
}

/** The same judgement for a look at it that makes nothing. @throws Refusal */
export function judgeDataDir(wishes: Wishes): string {
  const path = chooseDataDir(wishes)
  judgeWorkTree(path)
  return existsSync(path) ? openDataDir(wishes) : `${path}, which the first start makes`
}

/**
 * Makes the data directory where it is not there, and judges whether data may be entrusted to it.
 * @returns its path, without links
 * @throws Refusal that says what is wrong with the place
 */
export function openDataDir(wishes: Wishes): string {
  const path = chooseDataDir(wishes)
  judgeWorkTree(path)
  makeFolder(path)
  const real = realpathSync(path)
  judgeWorkTree(real)
  judgeSpace(real)
  if (!wishes.databaseUrl && !wishes.allowEphemeralData) judgeDurability(real)
  return real
}

function makeFolder(path: string) {
  // As root the database runs as another user, who has to get through; what is secret is closed file by file.
  const asRoot = process.getuid?.() === 0
  const umask = process.umask(asRoot ? 0o022 : 0o077)
  try {
    mkdirSync(path, { recursive: true, mode: asRoot ? 0o711 : 0o700 })
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    const [found, advice] = MAKING[(error as NodeJS.ErrnoException).code ?? ''] ?? [(error as Error).message, OTHER_PLACE]
    throw new Refusal(`The data directory ${path} cannot be used: ${found}.`, advice)
  } finally {
    process.umask(umask)
  }
  if (!statSync(path).isDirectory()) throw new Refusal(`The data directory ${path} is not a directory.`, OTHER_PLACE)
}

const OTHER_PLACE = 'Choose another place with --data-dir DIR or NEVERMORE_DATA_DIR.'
const MAKING: Record<string, [found: string, advice: string]> = {
  EACCES: ['this user may not write there', `Give the user that runs Nevermore the right to write there. ${OTHER_PLACE}`],
  EPERM: ['this user may not write there', `Give the user that runs Nevermore the right to write there. ${OTHER_PLACE}`],
  EROFS: ['it is mounted read-only', OTHER_PLACE],
  ENOSPC: ['the disk is full', 'Free some space and start again: nothing was lost.'],
  EEXIST: ['a file of that name is in the way', OTHER_PLACE],
  ENOTDIR: ['a file is in the way', OTHER_PLACE],
}

function judgeSpace(path: string) {
  const { bavail, bsize } = statfsSync(path)
  const free = bavail * bsize
  if (free >= LEAST_FREE_BYTES) return
  throw new Refusal(
    `The disk that holds ${path} is full: ${Math.floor(free / 1_000_000)} MB are free, and ${LEAST_FREE_BYTES / 1_000_000} MB are the least to start with.`,
    'Free some space and start again: nothing was lost.',
  )
}

function judgeDurability(path: string) {
  const reason = ephemeralReason(path)
  if (!reason) return
  throw new Refusal(
    `The data directory ${path} would be lost: ${reason}.`,
    'Mount a volume there, or set NEVERMORE_ALLOW_EPHEMERAL_DATA=1 where losing everything is meant.',
  )
}

/**
 * A checkout, a clean or a new clone wipes what lies in a work tree: data has no place there unless Git was told to leave it.
 * @throws Refusal
 */
function judgeWorkTree(path: string): void {
  const from = nearestExisting(path)
  const tree = workTreeOf(from)
  if (tree === undefined && !isInside(path, projectRoot())) return
  if (isIgnored(from, path)) return
  throw new Refusal(
    `The data directory ${path} lies inside ${tree ? `the Git work tree ${tree}` : 'the program’s own folder'}, where a checkout or a clean deletes it.`,
    `Choose a place outside of it with --data-dir DIR or NEVERMORE_DATA_DIR${tree ? ', or let Git ignore it there' : ''}.`,
  )
}

// Found by looking, not by asking Git: it may not be installed, and it does not talk about other people's repositories.
function workTreeOf(folder: string): string | undefined {
  if (existsSync(join(folder, '.git'))) return folder
  return dirname(folder) === folder ? undefined : workTreeOf(dirname(folder))
}

function isIgnored(from: string, path: string): boolean {
  // The slash says that it will be a folder, which it need not be yet.
  const args = ['-c', 'safe.directory=*', '-C', from, 'check-ignore', '--quiet', `${path}/`]
  const asked = spawnSync('git', args, { timeout: 10_000 })
  return asked.status === 0
}

const isInside = (path: string, folder: string): boolean => path === folder || path.startsWith(folder + sep)

function nearestExisting(path: string): string {
  return existsSync(path) && statSync(path).isDirectory() ? path : nearestExisting(dirname(path))
}
