#!/usr/bin/env node
// npm run torture -- [--rounds N] [--minutes N] [--lives N] [--only writes,first-starts,migrations,stops,pings,checks,clocks,proof,canary] [--database-url URL]
// What takes long: kill -9 while people write, during first starts and migrations, stops under load, workers killed (tests/torture).
import { pathToFileURL } from 'node:url'
import { prepare } from './prepare.mjs'

const words = process.argv.slice(2)
await prepare({ web: !['checks', 'clocks', 'proof', 'canary'].includes(words[words.indexOf('--only') + 1]), node: true })
const { bundleProgram } = await import('./bundle-program.mjs')
await import(pathToFileURL(await bundleProgram('tests/torture/main.ts')).href)
