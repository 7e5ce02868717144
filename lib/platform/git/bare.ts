import { mkdirSync } from 'node:fs'
import { readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { RepositoryFailure } from './failures'
import { GitFailed, runGit } from './run'

/** For what is done without the network. */
export const LOCAL_LIMIT_MS = 20_000

export const FETCH = [
  'fetch',
  '--quiet',
  '--no-tags',
  '--no-recurse-submodules',
  '--no-write-fetch-head',
  '--no-auto-maintenance',
]

/** http.curloptResolve, without which a name would be looked up a second time, came with 2.37. @throws RepositoryFailure */
export async function demandGit(folder: string): Promise<void> {
  if (isNewEnough) return
  const said = (await runGit(['--version'], { folder, timeoutMs: LOCAL_LIMIT_MS })).toString()
  const [, major = 0, minor = 0] = (/(\d+)\.(\d+)/.exec(said) ?? []).map(Number)
  if (major < 2 || (major === 2 && minor < 37))
    throw new RepositoryFailure('no_git', `Reading a repository needs Git 2.37 or newer on the server; it has ${said.trim()}.`)
  isNewEnough = true
}

let isNewEnough = false

/** Makes a folder a bare repository of our own, whose origin is `url`, reached where the pins say. */
export async function prepareBare(folder: string, url: string, pins: readonly string[]): Promise<void> {
  for (const inner of ['objects', 'refs']) mkdirSync(join(folder, inner), { recursive: true })
  await writeFile(join(folder, 'HEAD'), 'ref: refs/heads/none\n')
  await writeFile(join(folder, 'config'), configFor(url, pins))
}

/** All the configuration there is. Values hold no control characters and no quotes: readAddress and the resolver see to it. */
const configFor = (url: string, pins: readonly string[]): string => `[core]
	repositoryformatversion = 1
	bare = true
	hooksPath = /dev/null
	fsmonitor = false
	symlinks = false
	bigFileThreshold = 16m
	deltaBaseCacheLimit = 32m
[pack]
	threads = 1
[extensions]
	partialClone = origin
[remote "origin"]
	url = "${url}"
	promisor = true
	partialclonefilter = blob:none
[transfer]
	fsckObjects = true
[fetch]
	recurseSubmodules = false
	unpackLimit = 1
	negotiationAlgorithm = noop
[fetch "fsck"]
	missingEmail = ignore
	missingSpaceBeforeDate = ignore
	badTimezone = ignore
	zeroPaddedFilemode = ignore
[credential]
	helper =
[http]
	followRedirects = false
	proxy =
	lowSpeedLimit = 100
	lowSpeedTime = 20
${pins.map((pin) => `\tcurloptResolve = "${pin}"\n`).join('')}[gc]
	auto = 0
[submodule]
	recurse = false
`

/** Ends work that makes the folder larger than it may become: a server can send for ever. */
export async function limited<T>(
  folder: string,
  most: number,
  signal: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const ending = new AbortController()
  const stop = () => ending.abort(signal?.reason)
  signal?.addEventListener('abort', stop)
  if (signal?.aborted) stop()
  const timer = setInterval(async () => {
    if ((await sizeOf(folder)) > most) ending.abort(new GitFailed('too_large'))
  }, 100)
  try {
    const done = await work(ending.signal)
    if ((await sizeOf(folder)) > most) throw new GitFailed('too_large')
    return done
  } finally {
    clearInterval(timer)
    signal?.removeEventListener('abort', stop)
  }
}

/** Bytes of the objects that a repository holds. */
export async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(join(folder, 'objects'), { recursive: true }).catch(() => [])
  const sizes = names.map((name) =>
    stat(join(folder, 'objects', name)).then(
      ({ size }) => size,
      () => 0,
    ),
  )
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}
