import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  branchOf,
  chainOf,
  mergeOrder,
  orderAfter,
  type Place,
  placesOf,
  placingRefusal,
  type Row,
  STEPS,
  type Step,
  type Target,
  targetOf,
} from './rules'

// "a", " b" (one blank a level), "-c" (deleted) … as rows in the order of their positions.
function rowsOf(...lines: string[]): Row[] {
  const stack: string[] = []
  return lines.map((line) => {
    const depth = line.search(/\S/)
    const isDeleted = line.trim().startsWith('-')
    const id = line.trim().replace('-', '')
    stack[depth] = id
    return { id, parentId: depth > 0 ? (stack[depth - 1] ?? null) : null, isDeleted }
  })
}

const drawn = (places: Place[]): string[] => places.map(({ id, depth }) => ' '.repeat(depth) + id)

/** What the store does with a target. */
function placed(rows: Row[], id: string, target: Target): Row[] {
  const places = placesOf(rows)
  const order = mergeOrder(rows, orderAfter(places, id, target))
  const byId = new Map(rows.map((row) => [row.id, row.id === id ? { ...row, parentId: target.parentId } : row]))
  return order.map((each) => byId.get(each)!)
}

function stepped(rows: Row[], id: string, step: Step): string[] | null {
  const target = targetOf(placesOf(rows), id, step)
  return target && drawn(placesOf(placed(rows, id, target)))
}

describe('a step', () => {
  const rows = rowsOf('a', ' b', '  c', ' d', 'e')
  const cases: [string, Step, string[] | null][] = [
    ['a', 'up', null],
    ['a', 'down', ['e', 'a', ' b', '  c', ' d']],
    ['e', 'up', ['e', 'a', ' b', '  c', ' d']],
    ['e', 'down', null],
    ['b', 'down', ['a', ' d', ' b', '  c', 'e']],
    ['d', 'up', ['a', ' d', ' b', '  c', 'e']],
    ['d', 'indent', ['a', ' b', '  c', '  d', 'e']],
    ['e', 'indent', ['a', ' b', '  c', ' d', ' e']],
    ['b', 'indent', null],
    ['b', 'outdent', ['a', ' d', 'b', ' c', 'e']],
    ['c', 'outdent', ['a', ' b', ' c', ' d', 'e']],
    ['a', 'outdent', null],
    ['x', 'up', null],
  ]
  test.each(cases)('%s goes %s', (id, step, expected) => {
    expect(stepped(rows, id, step)).toEqual(expected)
  })
})

describe('a deleted cause', () => {
  test('leaves its children in its place, one level up', () => {
    expect(drawn(placesOf(rowsOf('a', ' -b', '  c', '   d', ' e')))).toEqual(['a', ' c', '  d', ' e'])
    expect(drawn(placesOf(rowsOf('-a', ' -b', '  c', ' e')))).toEqual(['c', 'e'])
  })

  test('comes back to its place with its children, though others were moved meanwhile', () => {
    const rows = rowsOf('a', ' -b', '  c', ' e', 'f')
    const moved = placed(rows, 'f', { parentId: 'a', beforeId: 'e' })
    expect(drawn(placesOf(moved))).toEqual(['a', ' c', ' f', ' e'])
    const back = moved.map((row) => ({ ...row, isDeleted: false }))
    expect(drawn(placesOf(back))).toEqual(['a', ' b', '  c', ' f', ' e'])
  })
})

test('a cause is never a why of itself, of its own whys, or of one that is gone', () => {
  const places = placesOf(rowsOf('a', ' b', '  -c', '   d', 'e'))
  const refusal = (id: string, parentId: string | null, beforeId: string | null = null) =>
    placingRefusal(places, id, { parentId, beforeId })
  expect(refusal('a', 'a')).toMatch(/why of itself/)
  expect(refusal('a', 'd')).toMatch(/why of itself/)
  expect(refusal('e', 'c')).toMatch(/not there/)
  expect(refusal('e', 'a', 'd')).toMatch(/rearranged/)
  expect(refusal('e', 'd')).toBeNull()
  expect(refusal('d', null, 'a')).toBeNull()
})

test('no sequence of edits loses a cause, shows one twice or makes a circle, and undoing a delete brings the tree back', () => {
  const edit = fc.record({
    what: fc.constantFrom('add', 'delete', 'restore', 'place', ...STEPS),
    a: fc.nat(30),
    b: fc.nat(30),
    c: fc.nat(30),
  })
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 60 }), (edits) => {
      let rows: Row[] = []
      for (const { what, a, b, c } of edits) {
        const places = placesOf(rows)
        const id = places[a % (places.length || 1)]?.id
        if (what === 'add') {
          const parentId = places[b % (places.length + 1)]?.id ?? null
          rows = placed([...rows, { id: `n${rows.length}`, parentId: null, isDeleted: false }], `n${rows.length}`, {
            parentId,
            beforeId: null,
          })
        } else if (what === 'restore') {
          const deleted = rows.filter((row) => row.isDeleted)
          const back = deleted[a % (deleted.length || 1)]?.id
          rows = rows.map((row) => (row.id === back ? { ...row, isDeleted: false } : row))
        } else if (!id) continue
        else if (what === 'delete') {
          const set = (isDeleted: boolean) => rows.map((row) => (row.id === id ? { ...row, isDeleted } : row))
          rows = set(true)
          expect(placesOf(set(false))).toEqual(places)
          expect(placesOf(rows).map((place) => place.id)).toEqual(places.map((place) => place.id).filter((each) => each !== id))
        } else {
          const target =
            what === 'place'
              ? { parentId: places[b % (places.length + 1)]?.id ?? null, beforeId: places[c % (places.length + 1)]?.id ?? null }
              : targetOf(places, id, what)
          if (!target || placingRefusal(places, id, target)) continue
          rows = placed(rows, id, target)
          const branch = branchOf(places, id).map((place) => place.id)
          expect(branchOf(placesOf(rows), id).map((place) => place.id)).toEqual(branch)
          expect(placesOf(rows).find((place) => place.id === id)?.parentId).toBe(target.parentId)
        }
        const shown = placesOf(rows).map((place) => place.id)
        expect(new Set(shown).size).toBe(shown.length)
        expect([...shown].sort()).toEqual(
          rows
            .filter((row) => !row.isDeleted)
            .map((row) => row.id)
            .sort(),
        )
      }
    }),
    { numRuns: 2_000 },
  )
})

test('a cause stands at the end of the chain of what it is a why of', () => {
  const places = placesOf([
    { id: 'a', parentId: null, isDeleted: false },
    { id: 'b', parentId: 'a', isDeleted: true },
    { id: 'c', parentId: 'b', isDeleted: false },
    { id: 'd', parentId: null, isDeleted: false },
  ])
  expect(chainOf(places, 'c').map(({ id }) => id)).toEqual(['a', 'c'])
  expect(chainOf(places, 'b')).toEqual([])
  expect(chainOf(places, null)).toEqual([])
})
