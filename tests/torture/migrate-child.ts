import { connect } from '@/lib/platform/db/connect'
import { migrate } from '@/lib/platform/db/migrate'
import { readMigrations } from '@/lib/platform/db/migrations'

// A process that migrates and is killed in the middle: node migrate-child.js DATABASE_URL FOLDER
const [url = '', folder = ''] = process.argv.slice(2)
const client = await connect(url)
process.send?.('begin')
await migrate(client, { known: readMigrations(folder) })
process.send?.('done')
await client.end()
process.disconnect?.()
