// Bundles what runs on Node beside Next: dist/nevermore.js (the command line), dist/worker.js, dist/threads/<name>.js.
// Packages stay outside. Chunks carry a hash of their content, so that a running process still finds its own after a rebuild.
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const WEEK_MS = 7 * 24 * 3600 * 1000

/** Builds everything; with { threadsOnly } only the thread files, which is what tests need. */
export async function buildNode({ root = ROOT, threadsOnly = false } = {}) {
  const { build, stop } = await import('esbuild')
  const entries = { ...(threadsOnly ? {} : mainEntries(root)), ...threadEntries(root) }
  if (Object.keys(entries).length === 0) return
  mkdirSync(join(root, 'dist'), { recursive: true })
  await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: 'dist',
    chunkNames: 'chunks/[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    tsconfig: 'tsconfig.json',
    sourcemap: false,
    logLevel: 'error',
  })
  // Its helper process would otherwise live as long as we do.
  await stop()
  removeOldChunks(join(root, 'dist/chunks'))
}

function mainEntries(root) {
  const entries = { nevermore: 'cli/main.ts', worker: 'worker/main.ts' }
  return Object.fromEntries(Object.entries(entries).filter(([, file]) => existsSync(join(root, file))))
}

function threadEntries(root) {
  const files = findThreads(root, 'lib')
  return Object.fromEntries(files.map((file) => [`threads/${basename(file, '.thread.ts')}`, file]))
}

function findThreads(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : findThreads(root, path)
    return entry.name.endsWith('.thread.ts') ? [path] : []
  })
}

function removeOldChunks(folder) {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (Date.now() - statSync(path).mtimeMs > WEEK_MS) rmSync(path)
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildNode()
