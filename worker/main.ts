import { setMaxListeners } from 'node:events'
import { setFlagsFromString } from 'node:v8'
import { makeRunner } from '@/lib/checks/run-due'
import type { ProcessLife } from '@/lib/platform/beats.store'
import { newId } from '@/lib/platform/ids'
import { log } from '@/lib/platform/log'
import { readAllowance } from '@/lib/platform/net/addresses'
import { programVersion } from '@/lib/platform/root'
import { settings } from '@/lib/platform/settings'
import { repeat } from './repeat'
import { sweeps } from './sweeps'

// How long checks that are running may finish after a signal; what is not done then is given back and run by another worker.
const PATIENCE_MS = 4_000

// A look leaves garbage that outlives V8's cheap collections. By itself V8 lets a heap of 20 MB grow to four times that before it
// collects it whole; to less than twice costs no measurable time here, and half the memory.
setFlagsFromString('--heap-growing-percent=80')

readAllowance(settings().allowTargets) // A setting that cannot be read ends the start, not every check.
const life: ProcessLife = { id: newId(), kind: 'worker', version: programVersion() }
const runner = makeRunner({ perFarSide: settings().checksPerHost })
const ending = new AbortController()
setMaxListeners(0, ending.signal) // one for each sweep

process.on('SIGTERM', () => ending.abort())
// Ctrl-C in a terminal goes to the supervisor as well, which then asks by SIGTERM in its order.
if (!process.send) process.on('SIGINT', () => ending.abort())
// A state nobody foresaw: whoever supervises starts a new process, and what this one held is taken over when its lease ends.
process.on('unhandledRejection', (error) => {
  log().fatal({ err: error }, 'worker ends: a promise failed and nobody was waiting for it')
  process.exit(1)
})

// Not awaited: whoever imports this file goes on when the worker has begun.
void work()

async function work(): Promise<void> {
  log().info({ worker: life.id, version: life.version }, 'worker started')
  await Promise.all(sweeps(runner, life, ending.signal).map((sweep) => repeat(sweep, ending.signal)))
  await runner.stop(PATIENCE_MS)
  log().info({ worker: life.id }, 'worker stopped')
  process.exit(0)
}
