import { makeRunner } from '@/lib/checks/run-due'
import type { ProcessLife } from '@/lib/platform/beats.store'
import { newId } from '@/lib/platform/ids'
import { log } from '@/lib/platform/log'
import { programVersion } from '@/lib/platform/root'
import { repeat } from './repeat'
import { sweeps } from './sweeps'

// How long checks that are running may finish after a signal; what is not done then is given back and run by another worker.
const PATIENCE_MS = 4_000

const life: ProcessLife = { id: newId(), kind: 'worker', version: programVersion() }
const runner = makeRunner()
const ending = new AbortController()

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => ending.abort())
// A state nobody foresaw: whoever supervises starts a new process, and what this one held is taken over when its lease ends.
process.on('unhandledRejection', (error) => {
  log().fatal({ err: error }, 'worker ends: a promise failed and nobody was waiting for it')
  process.exit(1)
})

log().info({ worker: life.id, version: life.version }, 'worker started')
await Promise.all(sweeps(runner, life).map((sweep) => repeat(sweep, ending.signal)))
await runner.stop(PATIENCE_MS)
log().info({ worker: life.id }, 'worker stopped')
process.exit(0)
