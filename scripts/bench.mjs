#!/usr/bin/env node
// npm run bench [-- NAME …]: runs bench/NAME.bench.ts, all of them without a name. Each prints a table with its floor beside it.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { prepare } from './prepare.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const all = readdirSync(`${ROOT}bench`)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.slice(0, -'.bench.ts'.length))
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !all.includes(name))
if (unknown.length > 0) {
  console.error(`npm run bench: there is no ${unknown.join(', ')}; there are ${all.join(', ')}.`)
  process.exit(2)
}

await prepare({ web: true, node: true })
const { bundleProgram } = await import('./bundle-program.mjs')
for (const name of asked.length > 0 ? asked : all) {
  const program = await bundleProgram(`bench/${name}.bench.ts`)
  const { status } = spawnSync(process.execPath, ['--expose-gc', program], { cwd: ROOT, stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
