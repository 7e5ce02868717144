// node scripts/run-ts.mjs FILE.ts [arguments]: bundles a TypeScript program into dist/programs/ and runs it.
import { pathToFileURL } from 'node:url'
import { bundleProgram } from './bundle-program.mjs'

const [file, ...args] = process.argv.slice(2)
const program = await bundleProgram(file)
process.argv = [process.argv[0], program, ...args]
await import(pathToFileURL(program).href)
