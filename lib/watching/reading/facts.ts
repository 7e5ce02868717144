import type { RootContent } from 'mdast'
import { parseDocument } from 'yaml'
import { type Gathering, markdownOf, wordsOf } from './seen'

/** The facts that a front matter holds as they are stored, by their keys there. */
const FACTS = ['title', 'severity', 'startedOn', 'timeZone', 'tags']
/** The same in the list below the title. */
const LABELS: Record<string, string> = { Severity: 'severity', Began: 'startedOn', 'Time zone': 'timeZone', Tags: 'tags' }

export interface FrontMatter {
  /** The incident it says it is about, as written; null where it does not say. */
  incident: string | null
  values: Map<string, unknown>
}

/** Core schema only: no tags, no merge keys, no aliases, no prototype to reach. Null where it is no YAML of names and values. */
export function readYaml(yaml: string): FrontMatter | null {
  try {
    const document = parseDocument(yaml, { schema: 'core', version: '1.2', merge: false, customTags: [], logLevel: 'silent' })
    if (document.errors.length > 0) return null
    const values: unknown = document.toJS({ maxAliasCount: 0, mapAsMap: true })
    if (!(values instanceof Map)) return null
    const incident = values.get('incident')
    return { incident: incident === undefined ? null : String(incident), values }
  } catch {
    return null
  }
}

export function seeFrontMatter({ values }: FrontMatter, into: Gathering): void {
  for (const [key, value] of values) {
    const name = String(key)
    const words = Array.isArray(value) && name === 'tags' ? tagsOf(value.map(String)) : value
    if (FACTS.includes(name))
      into.see('fact', name, { value: typeof words === 'string' ? words : JSON.stringify(plain(words)) }, undefined)
    else if (name !== 'incident') into.tell(undefined, `${name}: ${JSON.stringify(plain(value))}`)
  }
}

const plain = (value: unknown): unknown =>
  value instanceof Map
    ? Object.fromEntries([...value].map(([key, one]) => [String(key), plain(one)]))
    : Array.isArray(value)
      ? value.map(plain)
      : value

const tagsOf = (tags: readonly string[]): string => [...tags].sort().join(', ')

/** What stands between the title and the first heading: facts in a list, milestones and lengths in tables. */
export function readHead(blocks: readonly RootContent[], into: Gathering): void {
  for (const block of blocks) {
    if (block.type === 'html' && block.value.startsWith('<!--')) into.tell(block, block.value)
    else if (block.type === 'table')
      for (const row of block.children)
        into.tell(row as unknown as RootContent, row.children.map((cell) => wordsOf([cell])).join(' | '))
    else if (block.type === 'list')
      for (const item of block.children) {
        const [, label = '', value = ''] = /^([^:]+): ?(.*)$/s.exec(wordsOf(item.children)) ?? []
        const name = LABELS[label]
        if (name) into.see('fact', `listed ${name}`, { value: listed(name, value) }, item)
        else into.tell(item, markdownOf(item.children))
      }
    else into.refuse(block, 'What is written stands under a heading; between the title and the first heading stand facts alone.')
  }
}

/** "SEV2 (major: …)" → "SEV2" */
function listed(name: string, value: string): string {
  if (name === 'tags') return tagsOf(value.split(', '))
  if (/^not (stated|known)$/.test(value)) return ''
  return value.replace(/ \(.*\)$/s, '')
}
