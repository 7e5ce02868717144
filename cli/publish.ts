import { parseArgs } from 'node:util'
import { withDatabase } from './database'
import { narrowingOf, narrowingOptions, numbersOf } from './narrowing'
import { databaseOptions } from './options'

/** `nevermore publish`: writes postmortems into a repository as the worker does, and waits until it is done. */
export async function publish(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...databaseOptions,
      ...narrowingOptions,
      to: { type: 'string' },
      'dry-run': { type: 'boolean' },
      json: { type: 'boolean' },
    },
  })
  const which = { numbers: numbersOf(values, positionals), narrowing: narrowingOf(values) }
  const how = { to: values.to ?? null, isDry: values['dry-run'] ?? false, asJson: values.json ?? false }
  return withDatabase(values, async () => {
    const { publishMany } = await import('./publish-many')
    return publishMany(which, how)
  })
}
