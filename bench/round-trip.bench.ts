import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { roundTrips } from '../tests/support/round-trip'

// npm run bench round-trip -- --docs DIR [--docs DIR …]: every document of some folders, imported, written as Markdown, imported again
// and written again. It is no figure of speed.

const { values } = parseArgs({ options: { docs: { type: 'string', multiple: true } } })
const folders = values.docs ?? []
const files = folders.flatMap((folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile()),
)
const faults: string[] = []
const count = { incidents: 0, sameFile: 0, sameDraft: 0 }
for (const { name, parentPath } of files) {
  const trips = roundTrips({ name, bytes: new Uint8Array(readFileSync(join(parentPath, name))) })
  count.incidents += trips.length
  count.sameFile += trips.filter(({ sameFile }) => sameFile).length
  count.sameDraft += trips.filter(({ sameDraft }) => sameDraft).length
  faults.push(...trips.flatMap((trip) => trip.faults.map((fault) => `  ${name}: ${fault}`)))
}
if (folders.length === 0) console.log('\nRound trip: skipped, for no folder is named: npm run bench round-trip -- --docs DIR')
else {
  console.log(`\nRound trip: ${files.length} documents, ${count.incidents} incidents`)
  console.log(`  ${count.sameFile} of ${count.incidents} written again as the same file; floor all`)
  console.log(`  ${count.sameDraft} of ${count.incidents} read back as the same draft; floor all`)
  for (const fault of faults) console.log(fault)
}
process.exitCode = faults.length > 0 ? 1 : 0
