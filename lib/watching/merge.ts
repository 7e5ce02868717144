import { moveRefusal, STATE_WORDS } from '../corrective-actions/rules'
import type { StandingItem } from '../importing/difference/content'
import { type Change, differenceOf } from '../importing/difference/difference'
import { movesOf } from '../importing/difference/places'
import type { ActionState } from '../platform/db/generated/enums'
import type { ReadBack } from './reading/compare'

export interface Merged {
  changes: Change[]
  untaken: ReadBack['untaken']
}

/** What an edit says, merged with what stands here: its changes, and what of it nobody can take over. */
export function mergeWithHere({ before, after, pairs, parents, untaken }: ReadBack, here: readonly StandingItem[]): Merged {
  const changes = differenceOf(before, after, here, pairs)
  const places = new Map(here.map(({ id }, at) => [id, at]))
  const moves = movesOf(
    { items: before, parents: parents.before },
    { items: after, parents: parents.after },
    { items: here, parents: here.map(({ parentId }) => (parentId ? (places.get(parentId) ?? null) : null)) },
    pairs,
    changes,
  )
  const refused: ReadBack['untaken'] = []
  const taken = moves.added.flatMap((one) => withoutRefusedState(one, refused))
  const misplaced = moves.misplaced.map(({ fields }) => ({
    ...{ line: 0, what: 'added' as const },
    text: `“${fields.text}” at another place: an entry stands where its time says`,
  }))
  return { changes: [...taken, ...moves.changes], untaken: [...untaken, ...refused, ...misplaced] }
}

/** A state that nobody may bring the action here into: proven or waived here, it stays so. */
function withoutRefusedState(one: Change, refused: ReadBack['untaken']): Change[] {
  const to = one.after?.fields.state
  if (one.kind !== 'action' || !one.here || !one.fields.includes('state') || !to) return [one]
  const why = moveRefusal(one.here.fields.state as ActionState, to as ActionState, 'as the file says')
  if (why === null) return [one]
  refused.push({ line: 0, what: 'added', text: `${one.here.name} ${STATE_WORDS[to as ActionState].toLowerCase()}: ${why}` })
  const fields = one.fields.filter((field) => field !== 'state')
  return fields.length > 0 ? [{ ...one, fields }] : []
}
