import { parseArgs } from 'node:util'
import { parseIncidentName } from '../lib/incidents/rules'
import { Refusal } from '../lib/platform/errors'
import { withDatabase } from './database'
import { databaseOptions } from './options'

/** `nevermore export`: every postmortem, or the named ones, as Markdown files in a folder. */
export async function exportPostmortems(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...databaseOptions, dir: { type: 'string' }, 'include-private': { type: 'boolean' } },
  })
  if (!values.dir) throw new Refusal('export needs to know where to write.', 'Say it: nevermore export --dir DIR', 2)
  const { dir } = values
  const numbers = positionals.map(readNumber)
  return withDatabase(values, async () => {
    const { exportTo } = await import('./export-folder')
    return exportTo({ dir, numbers, includePrivate: values['include-private'] ?? false })
  })
}

function readNumber(name: string): number {
  const number = parseIncidentName(name)
  if (number === null) throw new Refusal(`“${name}” is no incident.`, 'Incidents are named by their number: INC-12.', 2)
  return number
}
