#!/usr/bin/env node
// npm run check: formatting and lint (Biome), types (TypeScript), files and packages nobody uses (knip). All are run; any failure fails.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { prepare } from './prepare.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const CHECKS = [
  { name: 'Formatting and lint', script: 'node_modules/@biomejs/biome/bin/biome', args: ['check', '--error-on-warnings', '.'] },
  { name: 'Route types', script: 'node_modules/next/dist/bin/next', args: ['typegen'] },
  { name: 'Types', script: 'node_modules/typescript/bin/tsc', args: ['--noEmit'] },
  { name: 'Unused files, exports and packages', script: 'node_modules/knip/bin/knip.js', args: [] },
]

await prepare({ web: false, node: false })
const failed = CHECKS.filter(({ name, script, args }) => {
  console.log(`${name} …`)
  return spawnSync(process.execPath, [join(ROOT, script), ...args], { cwd: ROOT, stdio: 'inherit' }).status !== 0
})
console.log(failed.length === 0 ? 'All checks hold.' : `Failed: ${failed.map(({ name }) => name).join('; ')}.`)
process.exitCode = failed.length === 0 ? 0 : 1
