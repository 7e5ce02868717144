#!/usr/bin/env node
// The command line. Written so that an old Node can still read this file and say what is wrong.
const version = process.versions.node.split('.').map(Number)
const recent = version[0] > 20 || (version[0] === 20 && version[1] >= 19)
if (recent) {
  import('./start.mjs')
} else {
  console.error(`nevermore: this is Node ${process.versions.node}, and Nevermore needs Node 20.19 or newer.
           Install a current Node (https://nodejs.org, or the packages of your system) and try again.`)
  process.exitCode = 78
}
