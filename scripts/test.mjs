#!/usr/bin/env node
// npm test [-- unit|database|process|e2e …]: sets up what is missing, runs the tests and closes with one line that counts all of them.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { prepare } from './prepare.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const RESULTS = join(ROOT, 'test-results')
/** Of each failed test's message at the end: enough to see what broke without looking for it in a long log. */
const MESSAGE_LINES = 12
/** So many of the slowest files are named at the end: where a run that became slow is to be looked at first. */
const SLOWEST = 10
const KINDS = ['unit', 'database', 'process', 'e2e']

const asked = process.argv.slice(2)
const wrong = asked.filter((kind) => !KINDS.includes(kind))
if (wrong.length > 0) {
  console.error(`npm test: got ${wrong.join(', ')}; expected nothing for all tests, or some of ${KINDS.join(', ')}.`)
  process.exit(2)
}
const kinds = asked.length > 0 ? asked : KINDS

await prepare({ web: kinds.includes('e2e') || kinds.includes('process'), node: true, sites: kinds.includes('unit') })
mkdirSync(RESULTS, { recursive: true })

const total = { passed: 0, failed: 0, skipped: 0 }
const failures = []
const seconds = new Map()
const projects = kinds.filter((kind) => kind !== 'e2e')
if (projects.length > 0) add(await runVitest(projects))
if (kinds.includes('e2e')) add(await runPlaywright())

for (const [file, spent] of [...seconds].sort((a, b) => b[1] - a[1]).slice(0, SLOWEST))
  console.log(`slow: ${spent.toFixed(0).padStart(4)} s  ${file}`)
for (const { where, why } of failures) console.log(`failed: ${where}\n${indented(why)}`)
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
  for (const { name, status, message, assertionResults, startTime, endTime } of report?.testResults ?? []) {
    spend(relative(ROOT, name), endTime - startTime)
    const failed = assertionResults.filter((test) => test.status === 'failed')
    for (const test of failed)
      failures.push({ where: `${relative(ROOT, name)} › ${test.fullName}`, why: test.failureMessages.join('\n') })
    if (status === 'failed' && failed.length === 0) failures.push({ where: relative(ROOT, name), why: message })
  }
  return countedAsFailed(counts, code)
}

async function runPlaywright() {
  const { findChromium } = await import('./find-chromium.mjs')
  const file = join(RESULTS, 'playwright.json')
  rmSync(file, { force: true })
  const env = { NEVERMORE_CHROMIUM: await findChromium(), PLAYWRIGHT_JSON_OUTPUT_FILE: file }
  const code = await run('node_modules/@playwright/test/cli.js', ['test', '--reporter=line,json'], env)
  const report = read(file)
  const stats = report?.stats
  for (const { file: where, line, title, tests } of specsOf(report?.suites ?? []))
    for (const { results } of tests)
      for (const { status, errors, duration } of results) {
        spend(join('tests/e2e', where), duration)
        if (status !== 'passed' && status !== 'skipped')
          failures.push({ where: `${where}:${line} › ${title}`, why: errors.map(({ message }) => message).join('\n') })
      }
  const counts = {
    passed: stats?.expected ?? 0,
    failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0),
    skipped: stats?.skipped ?? 0,
  }
  return countedAsFailed(counts, code)
}

function specsOf(suites) {
  return suites.flatMap((suite) => [...(suite.specs ?? []), ...specsOf(suite.suites ?? [])])
}

function indented(text) {
  const lines = stripVTControlCharacters(text).split('\n')
  const rest = lines.length - MESSAGE_LINES
  return [...lines.slice(0, MESSAGE_LINES), ...(rest > 0 ? [`… ${rest} more lines above`] : [])]
    .map((line) => `  ${line}`)
    .join('\n')
}

/** A run that ended badly without naming a failed test (a file that does not load, a set-up that broke) is a failure all the same. */
function countedAsFailed(counts, code) {
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

function spend(file, milliseconds) {
  seconds.set(file, (seconds.get(file) ?? 0) + milliseconds / 1000)
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
