import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { defineConfig } from '@playwright/test'

// Without a window and what belongs to one, a Chromium takes half as long for the same pages.
const CHROMIUM = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) => existsSync(path))

// Files that share the instance of their worker, one after another and last: any other has a browser and an instance of its own, and
// between them the shared one would be ended and made anew each time.
const SHARING = readdirSync('tests/e2e', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.spec.ts'))
  .filter(
    (name) => /import {[^}]* test\b(?! as)[^}]*} from '\.{1,2}\/nevermore'/.test(read(name)) && !read(name).includes('apart:'),
  )
  .map((name) => `**/${name}`)

function read(name: string): string {
  return readFileSync(`tests/e2e/${name}`, 'utf8')
}

// Each worker has an instance of its own: the built app as `nevermore serve` starts it (tests/e2e/instance.ts).
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/e2e',
  // One leaves processors idle while it waits for pages; more than four only wait for each other.
  workers: Math.min(availableParallelism(), 4),
  fullyParallel: false,
  projects: [
    { name: 'apart', testIgnore: SHARING },
    { name: 'shared', testMatch: SHARING },
  ],
  forbidOnly: true,
  retries: 0,
  // For what hangs, not for what is slow on a busy machine.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    browserName: 'chromium',
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // What was on the page is kept step by step; pictures of it in between cost a sixth of the whole run.
    trace: { mode: 'retain-on-failure', screenshots: false, sources: false },
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.NEVERMORE_CHROMIUM ?? CHROMIUM,
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
