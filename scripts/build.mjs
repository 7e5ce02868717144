#!/usr/bin/env node
// npm run build: everything that `npm start` would build, without starting.
import { prepare } from './prepare.mjs'

await prepare({ web: true, node: true })
console.log('Built.')
