import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

// A section, entry, cause or lesson may be restricted to the people of its incident. Each lookup of one goes through visibleParts
// (lib/access/visible.store.ts), or stands here with how many of its file do not, and why they may.
const MAY: Record<string, { lookups: number; because: string }> = {
  'lib/sections/store.ts': {
    lookups: 2,
    because: 'keys and positions that are taken, and the order of all; only ids and keys are read',
  },
  'lib/comments/write.store.ts': { lookups: 1, because: 'who spoke in a thread that was found among the visible just before' },
  'lib/lessons/store.ts': { lookups: 1, because: 'the last position' },
  'lib/timeline/store.ts': { lookups: 1, because: 'the last position' },
  'lib/timeline/recompute.store.ts': { lookups: 1, because: 'the order of all, and milestones, which are never restricted' },
  'lib/timeline/merging.store.ts': {
    lookups: 1,
    because: 'the incident of an entry that was found among the visible just before',
  },
  'lib/timeline/zone.store.ts': { lookups: 1, because: 'another zone moves every entry, seen or not' },
  'lib/causes/store.ts': {
    lookups: 6,
    because: 'the shape of the tree, by ids alone, and rows that were found among the visible just before',
  },
  'lib/causes/revision.store.ts': { lookups: 1, because: 'a row that was found among the visible just before' },
}

const LOOKUP = /\.(section|timelineEntry|cause|lesson|comment)\.(find\w+|count|aggregate|groupBy)\(/g

const files = readdirSync('lib', { recursive: true, encoding: 'utf8' })
  .map((file) => join('lib', file))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('generated'))

/** How many lookups of a source do not name visibleParts between their brackets, or by a variable that is spread from it. */
function unguarded(source: string): number {
  return [...source.matchAll(LOOKUP)].filter(({ index, 0: call }) => !isGuarded(source, index + call.length)).length
}

function isGuarded(source: string, from: number): boolean {
  let depth = 1
  let at = from
  while (depth > 0 && at < source.length) {
    if ('([{'.includes(source[at] ?? '')) depth += 1
    if (')]}'.includes(source[at] ?? '')) depth -= 1
    at += 1
  }
  return /visibleParts|readableComments|\.\.\.(where|seen)\b/.test(source.slice(from, at))
}

test('every lookup of a part is made among those that the actor may know of, or is known here', () => {
  const found = Object.fromEntries(
    files.map((file) => [file, unguarded(readFileSync(file, 'utf8'))] as const).filter(([, lookups]) => lookups > 0),
  )
  expect(found).toEqual(Object.fromEntries(Object.entries(MAY).map(([file, { lookups }]) => [file, lookups])))
})

test('a lookup that forgets it is seen', () => {
  expect(unguarded('db().section.findMany({ where: { incidentId } })')).toBe(1)
  expect(unguarded('tx.cause.count({ where: { incidentId, ...visibleParts(actor) } })')).toBe(0)
})
