import { spawnSync } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { fromRoot } from '@/lib/platform/root'

export interface CanaryReport {
  asked: number
  /** Addresses at which it was reached although it may be: without these it says nothing. */
  heard: string[]
  /** Addresses at which it was reached and must not be, by the way that led there. */
  fetched: string[]
  connected: string[]
  resolved: string[]
  redirected: string[]
  never: string[]
}

// Every address is one of this machine: what a request of ours reaches is heard, wherever it goes.
const EVERYWHERE = 'ip link set lo up && ip route add local 0.0.0.0/0 dev lo && ip -6 route add local ::/0 dev lo && exec "$@"'

/** P19: in a network of its own, in which a canary sits at every address there is; Linux with `unshare` and `ip`. */
export async function askCanary(): Promise<CanaryReport> {
  const { bundleProgram } = await import(pathToFileURL(fromRoot('scripts', 'bundle-program.mjs')).href)
  const program: string = await bundleProgram('tests/torture/canary-child.ts')
  const inside = ['-rn', 'sh', '-c', EVERYWHERE, 'sh', process.execPath, program]
  const { status, stdout, stderr } = spawnSync('unshare', inside, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`No network of its own here (unshare -rn): ${stderr}`)
  return JSON.parse(stdout)
}
