import type { Node } from 'jsonc-parser'
import { buildIncident } from '../../building/incident'
import { headOf, openJson } from '../../json/read'
import type { Sheet } from '../../json/sheet'
import type { Importer } from '../importer'

/** JSON of no form that is known: it is answered what was found in it, and what is read. */
export const json: Importer = {
  id: 'json',
  label: 'Other JSON',
  accepts: (file) => headOf(file) !== null,
  read(file, { evenIfNone }) {
    const { sheet, encoding } = openJson(file)
    const why = evenIfNone ? null : `${foundIn(sheet.root, sheet)} ${EXPECTED}`
    return { text: sheet.text, draft: { importer: 'json', encoding, why, incidents: why === null ? [asText(sheet)] : [] } }
  },
}

const EXPECTED =
  'Of JSON, these are read: a channel of a Slack export, and incidents of PagerDuty, Opsgenie and incident.io as their interfaces answer them.'

function foundIn(root: Node, sheet: Sheet): string {
  const first = root.type === 'array' ? root.children?.[0] : root
  if (!first) return 'It is an empty list.'
  const names = sheet.fields(first).map(([name]) => name)
  const isOf = (...wanted: string[]) => wanted.every((name) => names.includes(name))
  if (isOf('profile', 'team_id')) return 'It is the list of members of a Slack export. Choose the files of a channel’s days.'
  if (isOf('purpose', 'members')) return 'It is the list of channels of a Slack export. Choose the files of a channel’s days.'
  if (names.length === 0) return 'It holds no field.'
  const shown = names.slice(0, 8).map((name) => `“${name.slice(0, 40)}”`)
  const more = names.length > shown.length ? ` and ${names.length - shown.length} more` : ''
  const what = root.type === 'array' ? `a list of ${root.children?.length ?? 0}, the first with` : 'an object with'
  return `It is ${what} the fields ${shown.join(', ')}${more}.`
}

/** All of it as a section, where a person insists. */
const asText = (sheet: Sheet) =>
  buildIncident({
    span: { start: 0, end: sheet.text.length },
    isUtc: false,
    entries: [],
    sections: [{ title: 'The file', spans: [{ start: 0, end: sheet.text.length }], body: `~~~~~~~~\n${sheet.text}\n~~~~~~~~` }],
  })
