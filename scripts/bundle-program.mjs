import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

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
