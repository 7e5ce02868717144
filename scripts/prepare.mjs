// Sets up what a command needs and only what is missing or out of date: packages, the generated database client, the bundles
// in dist/ and Next's build. Says on standard error what it does, so that a command's own output stays clean.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { withBuildLock } from './build-lock.mjs'
import { hashFiles } from './hash-files.mjs'
import { isInstalled } from './is-installed.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const WEB = ['app', 'components', 'lib', 'public', 'proxy.ts', 'instrumentation.ts', 'next.config.ts', 'tsconfig.json']
const NODE = ['cli', 'worker', 'lib', 'scripts/build-node.mjs', 'tsconfig.json']

/** @param {{ web?: boolean, node?: boolean, sites?: boolean }} needs what has to be built; packages and the client always are */
export async function prepare({ web = false, node = true, sites = false } = {}) {
  const steps = await outdated({ web, node, sites })
  if (steps.length === 0) return
  // Asked again under the lock: another start may have done it meanwhile.
  await withBuildLock(join(ROOT, 'dist'), async () => {
    const steps = await outdated({ web, node, sites })
    // A download beside what keeps processors busy.
    await Promise.all([inTurn(steps.filter((step) => step !== SITES)), inTurn(steps.filter((step) => step === SITES))])
  })
}

async function inTurn(steps) {
  for (const step of steps) await take(step)
}

async function outdated({ web, node, sites }) {
  const steps = [INSTALL, GENERATE, ...(node ? [BUNDLE] : []), ...(web ? [BUILD] : []), ...(sites ? [SITES] : [])]
  const due = []
  for (const step of steps) if (due.includes(INSTALL) || !step.isDone()) due.push(step)
  return due
}

async function take(step) {
  const started = Date.now()
  process.stderr.write(`${step.doing} …\n`)
  await step.run()
  step.remember()
  process.stderr.write(`${step.doing}: done in ${((Date.now() - started) / 1000).toFixed(1)} s\n`)
}

/** A step remembers the hash of what it was made from in a file that lies beside what it made. */
function step({ doing, stamp, sources, run, looksDone = () => true, isDoneAlready = () => false }) {
  const file = join(ROOT, stamp)
  const now = () => hashFiles(ROOT, sources)
  return {
    doing,
    run,
    isDone: () => {
      if (looksDone() && existsSync(file) && readFileSync(file, 'utf8') === now()) return true
      if (!isDoneAlready()) return false
      remember()
      return true
    },
    remember,
  }
  function remember() {
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, now())
  }
}

// A node_modules that somebody installed themselves is as good as ours, where it holds what the lock file says.
const INSTALL = step({
  doing: 'Installing packages (npm ci)',
  stamp: 'node_modules/.nevermore-install',
  sources: ['package-lock.json'],
  isDoneAlready: () => isInstalled(ROOT),
  run: () => npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']),
})

const GENERATE = step({
  doing: 'Generating the database client',
  stamp: 'lib/platform/db/generated/.nevermore-schema',
  sources: ['prisma/schema.prisma', 'package-lock.json'],
  run: () => script('node_modules/prisma/build/index.js', ['generate']),
})

const BUNDLE = step({
  doing: 'Bundling the command line and the worker',
  stamp: 'dist/.nevermore-sources',
  sources: [...NODE, 'package-lock.json'],
  looksDone: () => existsSync(join(ROOT, 'dist/nevermore.js')),
  run: async () => (await import('./build-node.mjs')).buildNode({ root: ROOT }),
})

const nextDir = process.env.NEVERMORE_NEXT_DIR || '.next'
const BUILD = step({
  doing: 'Building the web app (next build)',
  stamp: `${nextDir}/nevermore-sources`,
  sources: [...WEB, 'package-lock.json'],
  looksDone: () => existsSync(join(ROOT, nextDir, 'BUILD_ID')),
  run: () => script('node_modules/next/dist/bin/next', ['build']),
})

const DOCUSAURUS = 'tests/support/sites/docusaurus'
const SITES = step({
  doing: 'Installing Docusaurus, which one test builds a site with (npm ci)',
  stamp: `${DOCUSAURUS}/node_modules/.nevermore-install`,
  sources: [`${DOCUSAURUS}/package-lock.json`],
  looksDone: () => existsSync(join(ROOT, DOCUSAURUS, 'node_modules/.bin/docusaurus')),
  // Without a network its tests are skipped, and say so.
  run: () =>
    npm(['ci', '--prefix', DOCUSAURUS, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']).catch(
      ({ message }) => {
        process.stderr.write(`${message}\n`)
      },
    ),
})

const npm = (args) => quietly(process.platform === 'win32' ? 'npm.cmd' : 'npm', args)
const script = (file, args) => quietly(process.execPath, [join(ROOT, file), ...args])

/** Runs a program with a sign of life; its output is shown only if it fails. */
function quietly(command, args) {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' }
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const output = []
    child.stdout.on('data', (chunk) => output.push(chunk))
    child.stderr.on('data', (chunk) => output.push(chunk))
    const started = Date.now()
    const tick = setInterval(() => process.stderr.write(`  … ${Math.round((Date.now() - started) / 1000)} s\n`), 5_000)
    // Told to end by whoever started us: what we started ends too.
    const giveUp = () => {
      child.kill('SIGTERM')
      process.exit(143)
    }
    process.once('SIGTERM', giveUp)
    const end = (problem) => {
      process.off('SIGTERM', giveUp)
      clearInterval(tick)
      if (!problem) return resolve()
      reject(Object.assign(new Error(`${problem}\n${Buffer.concat(output).toString().trimEnd()}`), { plain: true }))
    }
    child.on('error', (error) => end(`${command} cannot be run: ${error.message}.`))
    child.on('close', (code, signal) => end(code === 0 ? '' : `"${[command, ...args].join(' ')}" ended with ${signal ?? code}:`))
  })
}
