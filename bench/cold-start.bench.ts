import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { claimPort } from '@/cli/web-server'
import { printTable } from './table'

// npm start to a served page, when nothing changed. Goal: under 5 s. The floor is npm running a Node that does nothing.
const ROUNDS = 5
const GOAL_MS = 5_000
const dataDir = mkdtempSync(join(tmpdir(), 'nevermore-bench-'))
chmodSync(dataDir, 0o711)

const first = await start()
const page: number[] = []
const healthy: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  const times = await start()
  page.push(times.page)
  healthy.push(times.healthy)
}
rmSync(dataDir, { recursive: true, force: true })

const floor = 'npm run, a Node that does nothing'
printTable('npm start, nothing to install or build', [
  { what: floor, ms: await bareNpm() },
  { what: 'first start: database made, page served', ms: first.page, against: floor },
  {
    what: 'second start: page served',
    ms: middle(page),
    against: floor,
    note: `goal ${GOAL_MS} ms, slowest ${Math.round(Math.max(...page))}`,
  },
  { what: 'second start: web, database and worker healthy', ms: middle(healthy), against: floor },
])
if (middle(page) > GOAL_MS) process.exitCode = 1

async function start(): Promise<{ page: number; healthy: number }> {
  const port = await claimPort(0, '127.0.0.1')
  const env = { ...process.env, NEVERMORE_ALLOW_EPHEMERAL_DATA: '1' }
  const began = performance.now()
  const child = spawn('npm', ['start', '--', '--port', String(port), '--data-dir', dataDir], { stdio: 'ignore', env })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const answers = async (path: string) => {
    while (!(await fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined))?.ok) {
      if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`)
      await sleep(10)
    }
    return performance.now() - began
  }
  const times = { page: await answers('/sign-in'), healthy: await answers('/api/health') }
  child.kill('SIGTERM')
  await ended
  return times
}

async function bareNpm(): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now()
    await new Promise((resolve) => spawn('npm', ['exec', '--', 'node', '-e', '0'], { stdio: 'ignore' }).once('exit', resolve))
    times.push(performance.now() - began)
  }
  return middle(times)
}

function middle(times: number[]): number {
  return [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}
