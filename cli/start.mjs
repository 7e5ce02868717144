// Sets up what is missing or out of date, then runs the bundle in dist/.
import { prepare } from '../scripts/prepare.mjs'

try {
  await prepare({ web: ['serve', 'web'].includes(process.argv[2]) })
} catch (error) {
  console.error(error.plain ? `nevermore: ${error.message}` : error)
  process.exit(1)
}
await import('../dist/nevermore.js')
