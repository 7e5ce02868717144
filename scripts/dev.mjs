#!/usr/bin/env node
// npm run dev [-- options of serve]: Nevermore with Next's development server, on data of its own in .nevermore-dev. A change of
// a page shows at once; a change of what the worker runs starts the worker anew.
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildNode } from './build-node.mjs'
import { prepare } from './prepare.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const SETTLE_MS = 300

await prepare()
const args = ['serve', '--dev', '--data-dir', join(ROOT, '.nevermore-dev'), ...process.argv.slice(2)]
const server = spawn(process.execPath, [join(ROOT, 'dist/nevermore.js'), ...args], { stdio: 'inherit' })
server.on('exit', (code) => process.exit(code ?? 1))
// Ctrl-C reaches the server by the terminal; it stops in order and we end with it.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => server.kill('SIGTERM'))

let timer
for (const folder of ['lib', 'worker', 'cli']) {
  watch(join(ROOT, folder), { recursive: true }, (_event, file) => {
    if (!file?.endsWith('.ts') || file.endsWith('.test.ts') || file.includes('generated')) return
    clearTimeout(timer)
    timer = setTimeout(rebuild, SETTLE_MS)
  })
}

async function rebuild() {
  try {
    await buildNode({ root: ROOT })
    server.kill('SIGUSR2')
  } catch {
    console.error('The worker goes on as it is until this is mended.')
  }
}
