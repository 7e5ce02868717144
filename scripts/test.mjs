#!/usr/bin/env node
// npm test [-- unit|database|process|e2e …]: sets up what is missing, runs the tests and closes with one line that counts all of them.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepare } from './prepare.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const RESULTS = join(ROOT, 'test-results')
const KINDS = ['unit', 'database', 'process', 'e2e']

const asked = process.argv.slice(2)
const wrong = asked.filter((kind) => !KINDS.includes(kind))
if (wrong.length > 0) {
  console.error(`npm test: got ${wrong.join(', ')}; expected nothing for all tests, or some of ${KINDS.join(', ')}.`)
  process.exit(2)
}
const kinds = asked.length > 0 ? asked : KINDS

await prepare({ web: kinds.includes('e2e') || kinds.includes('process'), node: true })
mkdirSync(RESULTS, { recursive: true })

const total = { passed: 0, failed: 0, skipped: 0 }
const projects = kinds.filter((kind) => kind !== 'e2e')
if (projects.length > 0) add(await runVitest(projects))
if (kinds.includes('e2e')) add(await runPlaywright())

const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : ''
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`)
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0

async function runVitest(projects) {
  const file = join(RESULTS, 'vitest.json')
  rmSync(file, { force: true })
  const only = projects.flatMap((name) => ['--project', name])
  const args = ['run', ...only, '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]
  const code = await run('node_modules/vitest/vitest.mjs', args, {})
  const report = read(file)
  const counts = {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  }
  const all = (report?.testResults ?? []).flatMap(({ assertionResults }) => assertionResults)
  for (const { status, fullName } of all) if (status === 'skipped' || status === 'pending') console.log(`skipped: ${fullName}`)
  return countedAsFailed(counts, code)
}

async function runPlaywright() {
  const { findChromium } = await import('./find-chromium.mjs')
  const file = join(RESULTS, 'playwright.json')
  rmSync(file, { force: true })
  const env = { NEVERMORE_CHROMIUM: await findChromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: file }
  const code = await run('node_modules/@playwright/test/cli.js', ['test', '--reporter=line,json'], env)
  const stats = read(file)?.stats
  const counts = {
    passed: stats?.expected ?? 0,
    failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0),
    skipped: stats?.skipped ?? 0,
  }
  return countedAsFailed(counts, code)
}

/** A run that ended badly without naming a failed test (a file that does not load, a set-up that broke) is a failure all the same. */
function countedAsFailed(counts, code) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

function add(counts) {
  for (const key of Object.keys(total)) total[key] += counts[key]
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

function run(script, args, env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, script), ...args], {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
      // What a test provokes is logged as it should be; on the screen it would only hide what failed.
      env: { NEVERMORE_LOG_LEVEL: 'fatal', ...process.env, ...env },
    })
    child.on('close', (code) => resolve(code ?? 1))
  })
}
