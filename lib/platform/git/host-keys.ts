import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Allowance } from '../net/addresses'
import type { GitAddress } from './address'
import { prepareBare } from './bare'
import { judgeHost } from './pin'
import { asPushFailure, PushFailure } from './push-failure'
import { GitFailed, runGit } from './run'
import { sshConfig } from './ssh'

export interface HostKeys {
  /** Lines of known_hosts, to be kept once somebody has confirmed them. */
  knownHosts: string
  /** "ssh-ed25519 SHA256:…", as the host's operator publishes them. */
  fingerprints: string[]
}

/** Asks a host for its keys, without signing in. What it shows is to be compared by a person with what is known of it. @throws PushFailure */
export async function askHostKeys(address: GitAddress, allowance: Allowance): Promise<HostKeys> {
  const folder = await mkdtemp(join(tmpdir(), 'nevermore-host-'))
  try {
    const [judged = ''] = await judgeHost(address, allowance)
    await prepareBare(folder, address.url, [])
    await writeFile(join(folder, 'ssh_config'), sshConfig(address, judged, false, { file: 'known_hosts', isNew: true }))
    const asking = runGit(['ls-remote', '--end-of-options', 'origin', 'HEAD'], {
      folder,
      protocols: ['ssh'],
      ssh: 'ssh -F ssh_config',
      timeoutMs: 20_000,
    })
    const said = await asking.then(
      () => null,
      (error: unknown) => error,
    )
    const knownHosts = await readFile(join(folder, 'known_hosts'), 'utf8').catch(() => '')
    if (knownHosts.trim() === '') throw said ?? new GitFailed('refused', 'Could not connect')
    return { knownHosts, fingerprints: fingerprintsOf(knownHosts) }
  } catch (error) {
    const failure = asPushFailure(error)
    throw failure instanceof PushFailure ? failure : error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** "ssh-ed25519 SHA256:…" of each line of known_hosts. */
export const fingerprintsOf = (knownHosts: string): string[] =>
  knownHosts
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .flatMap(([, type, key]) =>
      type && key
        ? [`${type} SHA256:${createHash('sha256').update(Buffer.from(key, 'base64')).digest('base64').replace(/=+$/, '')}`]
        : [],
    )
