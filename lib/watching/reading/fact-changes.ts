import type { Item } from '../../importing/difference/content'
import type { Unread } from './broken'
import type { ReadBack } from './compare'
import type { ReadFile } from './file'
import { meaningOf } from './values'

interface FactChanges {
  before: Item[]
  after: Item[]
  unread: Unread[]
  untaken: ReadBack['untaken']
}

/**
 * The facts of an incident stand in two places of its file, in the front matter and below the title: the one that was edited counts.
 * @param facts as they were published
 */
export function compareFacts(facts: readonly Item[], base: ReadFile, there: ReadFile, zone: string): FactChanges {
  const changes: FactChanges = { before: [...facts], after: [], unread: twice(there), untaken: [] }
  for (const fact of facts) {
    const name = fact.name ?? ''
    const edits = placesOf(name).flatMap((place) => {
      const [was, is] = [valueIn(base, place), valueIn(there, place)]
      return was?.value === is?.value ? [] : [{ shown: is?.value ?? '', line: is?.line ?? null }]
    })
    const value = meaningOf('fact', name, edits[0]?.shown ?? '', zone)
    if (edits.some(({ shown }) => shown !== edits[0]?.shown)) {
      const said = edits.map(({ shown }) => `“${shown}”`).join(' and ')
      changes.unread.push({ line: edits[0]?.line ?? null, text: '', why: `The ${WORDS[name]} is told in two ways: ${said}.` })
    } else if (edits.length > 0 && 'why' in value)
      changes.unread.push({ line: edits[0]?.line ?? null, text: edits[0]?.shown ?? '', why: value.why })
    changes.after.push(edits.length > 0 && 'value' in value ? { ...fact, fields: value } : fact)
  }
  changes.untaken.push(...derived(facts, base, there))
  return changes
}

const WORDS: Record<string, string> = {
  title: 'title',
  severity: 'severity',
  startedOn: 'day it began',
  timeZone: 'time zone',
  tags: 'list of tags',
}

const placesOf = (name: string): string[] => [name, name === 'title' ? 'heading' : `listed ${name}`]

function valueIn({ items }: ReadFile, place: string): { value: string; line: number } | null {
  const found = items.find(({ kind, name }) => kind === 'fact' && name === place)
  return found ? { value: found.fields.value ?? '', line: found.line } : null
}

/** A second title, a second severity: nobody can tell which is meant. */
function twice({ items }: ReadFile): Unread[] {
  const facts = items.filter(({ kind }) => kind === 'fact')
  return facts
    .filter(({ name }, at) => facts.findIndex((one) => one.name === name) < at)
    .map(({ line, fields }) => ({ line, text: fields.value ?? '', why: 'The same is said a second time.' }))
}

/** Facts that follow from others (the day it began, from the timeline): an edit of them is not taken. */
function derived(facts: readonly Item[], base: ReadFile, there: ReadFile): ReadBack['untaken'] {
  const own = new Set(facts.flatMap(({ name }) => placesOf(name ?? '')))
  const others = there.items.filter(({ kind, name }) => kind === 'fact' && !own.has(name ?? ''))
  return others
    .filter(({ name, fields }) => valueIn(base, name ?? '')?.value !== fields.value)
    .map(({ line, name, fields }) => ({ line, text: `${name?.replace('listed ', '')}: ${fields.value}`, what: 'added' as const }))
}
