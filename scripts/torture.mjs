#!/usr/bin/env node
// npm run torture -- [--rounds N] [--only writes,first-starts,migrations,stops] [--database-url URL]
// What takes long: kill -9 while people write, during first starts and migrations, and stops under load (tests/torture).
import { pathToFileURL } from 'node:url'
import { prepare } from './prepare.mjs'

await prepare({ web: true })
const { bundleProgram } = await import('./bundle-program.mjs')
await import(pathToFileURL(await bundleProgram('tests/torture/main.ts')).href)
