import type { Tx } from '../platform/db/client'
import { Conflict } from '../platform/errors'
import { mergeTexts } from './merge'
import { changedFields } from './rules'
import { contentAt } from './store'

interface Edit<Content> {
  subjectId: string
  /** The version the form was opened at. */
  version: number
  /** The row as it stands, read under a lock. */
  now: { version: number; content: Content }
  wanted: Partial<Content>
  /** Fields that only make sense together: when one of them is changed, all of them are. */
  units?: (keyof Content)[][]
  /** Fields in which changes of different lines are put together. */
  texts?: (keyof Content)[]
}

/**
 * What an edit changes in a row that may have been changed since the form was opened: other people's changes of other fields,
 * or of other lines of a text, stay. Empty where it changes nothing.
 * @throws Conflict with what stands there now, where both changed the same
 */
export async function settleEdit<Content extends Record<string, unknown>>(
  tx: Tx,
  { subjectId, version, now, wanted, units = [], texts = [] }: Edit<Content>,
): Promise<Partial<Content>> {
  const mine: Partial<Content> = {}
  for (const key of Object.keys(wanted) as (keyof Content)[]) if (wanted[key] !== undefined) mine[key] = wanted[key]
  const differing = changedFields(pick(now.content, Object.keys(mine)), mine)
  if (differing.length === 0) return {}
  if (version === now.version) return pick(mine, differing)
  const base = await contentAt(tx, subjectId, version)
  if (!base) throw conflict(now)
  const changedByMe = withUnits(changedFields(pick(base, Object.keys(mine)), mine), units)
  const changedByThem = withUnits(changedFields(pick(base, Object.keys(now.content)), now.content), units)
  const settled = pick(mine, changedByMe)
  for (const key of changedByMe.filter((name) => changedByThem.includes(name))) {
    const merged = texts.includes(key) ? mergeTexts(String(base[key] ?? ''), String(mine[key]), String(now.content[key])) : null
    if (merged === null && changedFields({ v: mine[key] }, { v: now.content[key] }).length > 0) throw conflict(now)
    if (merged !== null) Object.assign(settled, { [key]: merged })
  }
  return pick(settled, changedFields(pick(now.content, Object.keys(settled)), settled))
}

const conflict = (now: { version: number; content: Record<string, unknown> }) =>
  new Conflict('Somebody else changed this while you were editing it. Both versions are shown; nothing you typed is lost.', {
    ...now.content,
    version: now.version,
  })

function withUnits<Name>(names: string[], units: Name[][]): string[] {
  return [
    ...new Set([
      ...names,
      ...units
        .filter((unit) => unit.some((name) => names.includes(String(name))))
        .flat()
        .map(String),
    ]),
  ]
}

function pick<T extends Record<string, unknown>>(from: T, names: string[]): Partial<T> {
  return Object.fromEntries(names.filter((name) => name in from).map((name) => [name, from[name]])) as Partial<T>
}
