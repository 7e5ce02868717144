import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const alias = {
  '@': new URL('.', import.meta.url).pathname.replace(/\/$/, ''),
  'server-only': new URL('./tests/support/empty.ts', import.meta.url).pathname,
}

// Much of what these tests do is waiting for other programs, so every processor gets a worker, the first one too.
const WORKERS = availableParallelism()

// unit: no database, no server. database: each file has a database of its own, cloned from one with all migrations.
// process: the built program as whole processes, started, stopped and killed.
export default defineConfig({
  resolve: { alias },
  test: {
    globalSetup: ['tests/support/threads.mjs'],
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['{lib,components,worker,cli,app,scripts,tests}/**/*.test.{ts,tsx}'],
          exclude: ['**/*.database.test.ts', 'tests/e2e/**', 'tests/process/**', '**/node_modules/**'],
          maxWorkers: WORKERS,
          // Property tests of many thousand cases; the bound is for what hangs, not for what is slow on a busy machine.
          testTimeout: 60_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'database',
          include: ['{lib,worker,cli,app,tests}/**/*.database.test.ts'],
          exclude: ['tests/e2e/**', '**/node_modules/**'],
          maxWorkers: WORKERS,
          globalSetup: ['tests/support/database-server.ts'],
          setupFiles: ['tests/support/database.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'process',
          include: ['tests/process/**/*.test.ts'],
          globalSetup: ['tests/process/build.mjs', 'tests/support/database-server.ts'],
          // Whole servers, after everything else. They wait as long as they work, so there is one more than there are processors.
          maxWorkers: WORKERS + 1,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
