// A Chromium for the browser tests: the system's (without windows where it has such a one: it takes half as long for the same
// pages), else Playwright's own, else installed now.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const SYSTEM = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The path of a Chromium that runs. Throws with what to do where none is there and none can be installed. */
export async function findChromium() {
  return (await present()) ?? (await installed())
}

async function present() {
  const { chromium } = await import('playwright')
  return [...SYSTEM, chromium.executablePath()].find((path) => existsSync(path))
}

async function installed() {
  const asRoot = process.getuid?.() === 0
  const ways = [
    ...(asRoot && existsSync('/usr/bin/apt-get')
      ? [
          ['apt-get', 'update', '-qq'],
          ['apt-get', 'install', '-y', '-qq', 'chromium'],
        ]
      : []),
    [process.execPath, 'node_modules/playwright/cli.js', 'install', 'chromium'],
  ]
  for (const [command, ...args] of ways) {
    process.stderr.write(`No Chromium yet: ${[command, ...args].join(' ')} …\n`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env })
    const path = await present()
    if (path) return path
  }
  throw new Error(
    'No Chromium was found and none could be installed. Install one (Debian: apt-get install chromium; elsewhere: npx playwright install chromium) and run npm test again.',
  )
}
