// node scripts/run-ts.mjs FILE.ts [arguments]: bundles a TypeScript program into dist/programs/ and runs it. Packages stay outside.
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Bundles one program and gives the path of what can be run. */
export async function bundleProgram(file) {
  const { build, stop } = await import('esbuild')
  const outfile = join(ROOT, 'dist/programs', `${basename(file, '.ts')}.js`)
  await build({
    absWorkingDir: ROOT,
    entryPoints: [file],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    tsconfig: 'tsconfig.json',
    logLevel: 'error',
  })
  await stop()
  return outfile
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [file, ...args] = process.argv.slice(2)
  const program = await bundleProgram(file)
  process.argv = [process.argv[0], program, ...args]
  await import(pathToFileURL(program).href)
}
