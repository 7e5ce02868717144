#!/usr/bin/env node
// npm run bench [-- NAME … --OPTION …]: runs bench/NAME.bench.ts, all of them without a name. Each prints a table with its floor beside it.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { prepare } from './prepare.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const all = readdirSync(`${ROOT}bench`)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.slice(0, -'.bench.ts'.length))
// Names come first; what follows from the first --option on is the benchmark's own.
const words = process.argv.slice(2)
const from = words.findIndex((word) => word.startsWith('--'))
const [asked, options] = from < 0 ? [words, []] : [words.slice(0, from), words.slice(from)]
const unknown = asked.filter((name) => !all.includes(name))
if (unknown.length > 0) {
  console.error(`npm run bench: there is no ${unknown.join(', ')}; there are ${all.join(', ')}.`)
  process.exit(2)
}

const WITH_PAGES = ['board', 'checks-page', 'cold-start', 'page', 'timeline']
const chosen = asked.length > 0 ? asked : all
await prepare({ web: chosen.some((name) => WITH_PAGES.includes(name)), node: true })
const { bundleProgram } = await import('./bundle-program.mjs')
for (const name of chosen) {
  const program = await bundleProgram(`bench/${name}.bench.ts`)
  const { status } = spawnSync(process.execPath, ['--expose-gc', program, ...options], { cwd: ROOT, stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
