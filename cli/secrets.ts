import { parseArgs } from 'node:util'
import { Invalid, Refusal } from '../lib/platform/errors'
import { withDatabase } from './database'
import { databaseOptions } from './options'

/** `nevermore secrets rotate-key`: seals every secret with a new key. */
export async function secrets(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: databaseOptions, allowPositionals: true })
  if (positionals.join(' ') !== 'rotate-key') {
    console.error('nevermore secrets: expected “rotate-key”. Secrets themselves are added and replaced in the app, in Settings.')
    return 2
  }
  return withDatabase(values, async () => {
    const { rotateKey } = await import('../lib/secrets/sealing.store')
    const { sealed, from, before, now } = await rotateKey().catch((error) => {
      throw error instanceof Invalid ? new Refusal(error.message, 'See “The key for secrets” in docs/operations.md.') : error
    })
    console.log(`${sealed === 1 ? '1 secret is' : `${sealed} secrets are`} sealed with the key ${now}.`)
    if (from === 'file')
      console.log(
        `The key before it, ${before}, is gone from the data directory; backups made until now can only be read with it.`,
      )
    else console.log('It is the first line of NEVERMORE_SECRETS_KEY; the lines below it are no longer needed.')
    return 0
  })
}
