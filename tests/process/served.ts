import { test as base } from 'vitest'
import { claimPort } from '@/cli/web-server'
import { Folder, health, Program, until } from './program'

interface Served {
  /** An empty data directory. */
  folder: Folder
  port: number
  /** Starts Nevermore there and waits until it is healthy, or has ended. Whatever still runs after the test is killed. */
  serve: () => Promise<Program>
}

/** A test of `nevermore serve`, with a place of its own to run in. */
export const test = base.extend<Served>({
  folder: async ({ task: _any }, use) => {
    const folder = new Folder()
    await use(folder)
    folder.remove()
  },
  port: async ({ task: _any }, use) => use(await claimPort(0, '127.0.0.1')),
  serve: async ({ folder, port }, use) => {
    const started: Program[] = []
    await use(async () => {
      const program = new Program(['serve', '--port', String(port), '--data-dir', folder.path])
      started.push(program)
      await until('it is healthy', async () => program.child.exitCode !== null || (await health(port))?.status === 200, program)
      return program
    })
    for (const program of started) await program.kill()
  },
})
