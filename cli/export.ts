import { parseArgs } from 'node:util'
import { Refusal } from '../lib/platform/errors'
import { FLAVOURS, findFlavour } from '../lib/postmortems/flavours/registry'
import { withDatabase } from './database'
import type { Audience } from './export-folder'
import { narrowingOf, narrowingOptions, numbersOf } from './narrowing'
import { databaseOptions } from './options'

/** `nevermore export`: every postmortem, the named ones, or those the options leave, as Markdown, HTML or JSON files in a folder. */
export async function exportPostmortems(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...databaseOptions,
      ...narrowingOptions,
      dir: { type: 'string' },
      format: { type: 'string', default: 'markdown' },
      template: { type: 'string', default: 'classic' },
      flavour: { type: 'string', default: 'plain' },
      audience: { type: 'string' },
      'include-private': { type: 'boolean' },
    },
  })
  if (!values.dir) throw new Refusal('export needs to know where to write.', 'Say it: nevermore export --dir DIR', 2)
  const { dir, template, format } = values
  const flavour = readFlavour(values.flavour)
  const audience = readAudience(values.audience, values['include-private'] ?? false)
  const numbers = numbersOf(values, positionals)
  const narrowing = narrowingOf(values)
  return withDatabase(values, async () => {
    const [{ exportTo }, { FORMATS, isFormat }] = await Promise.all([
      import('./export-folder'),
      import('../lib/postmortems/formats'),
    ])
    if (!isFormat(format)) throw new Refusal(`“${format}” is no format.`, `Say one of: ${Object.keys(FORMATS).join(', ')}.`, 2)
    return exportTo({
      ...{ dir, numbers, narrowing, format, template, flavour, audience },
      includePrivate: values['include-private'] ?? false,
    })
  })
}

function readFlavour(id: string): string {
  if (findFlavour(id)) return id
  const known = FLAVOURS.map((flavour) => flavour.id).join(', ')
  throw new Refusal(`There is no flavour “${id}”.`, `Expected one of ${known}.`, 2)
}

/** Whom the files are for; null where nobody says, and the operator answers for it. */
function readAudience(audience: string | undefined, includePrivate: boolean): Audience | null {
  if (audience === undefined) return null
  if (audience !== 'public' && audience !== 'members')
    throw new Refusal(`There is no audience “${audience}”.`, 'Expected public or members.', 2)
  if (includePrivate)
    throw new Refusal(`--include-private takes along what --audience ${audience} may not see.`, 'Leave one of the two out.', 2)
  return audience
}
