import { parseArgs } from 'node:util'
import { withDatabase } from './database'
import { databaseOptions } from './options'

/** `nevermore password-link EMAIL`: for whoever forgot their password, the only admin included. */
export async function passwordLink(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: databaseOptions, allowPositionals: true })
  const [email, ...more] = positionals
  if (email === undefined || more.length > 0) {
    console.error('nevermore password-link: expected one e-mail address, that of the member.')
    return 2
  }
  return withDatabase(values, async () => {
    const { issuePasswordLink } = await import('../lib/access/password-link.store')
    const { systemActor } = await import('../lib/access/actor')
    const { NotFound } = await import('../lib/platform/errors')
    try {
      const { url } = await issuePasswordLink(systemActor, { email })
      console.log(url)
      console.error('It works once, within 24 hours, and signs the member in with the password they choose.')
      return 0
    } catch (error) {
      if (!(error instanceof NotFound)) throw error
      console.error(`nevermore password-link: nobody with the address ${email} may sign in here.`)
      return 1
    }
  })
}
