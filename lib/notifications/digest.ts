import { actionItem, type Item, type Message, oneLine, type ToldAction, toChoices } from './message'

/** What a member has to look after, each action in the first list it belongs to. */
export interface Digest {
  regressed: DigestAction[]
  overdue: DigestAction[]
  due: DigestAction[]
  stale: { id: string; title: string }[]
}

type DigestAction = ToldAction & { id: string }

/** What stands in a digest, for telling what is new in the next. */
export const keysOf = (digest: Digest): string[] =>
  Object.entries(digest).flatMap(([list, items]) => (items as { id: string }[]).map(({ id }) => `${list}:${id}`))

const AGAIN_AFTER_MS = 6.5 * 86_400_000

/** Whether a digest is worth a letter: something stands in it that did not in the last one, or that one is a week old. */
export function isNews(keys: readonly string[], last: { keys: readonly string[]; at: Date | null }, now: Date): boolean {
  if (keys.length === 0) return false
  if (!last.at || now.getTime() - last.at.getTime() > AGAIN_AFTER_MS) return true
  return keys.some((key) => !last.keys.includes(key))
}

const MAX_OF_EACH = 20

/** A digest as a message; null where there is nothing in it. */
export function composeDigest({ regressed, overdue, due, stale }: Digest, base: string): Message | null {
  const actions = (all: readonly DigestAction[]) => all.map((action) => actionItem(action, base))
  const checks = stale.map(({ id, title }) => ({ title: oneLine(title, 400), url: `${base}/checks/${id}`, lines: [] }))
  const lists: [heading: string, word: string, items: Item[]][] = [
    ['Regressed', 'regressed', actions(regressed)],
    ['Overdue', 'overdue', actions(overdue)],
    ['Due within a week', 'due this week', actions(due)],
    ['Checks that cannot look', stale.length === 1 ? 'check that cannot look' : 'checks that cannot look', checks],
  ]
  const filled = lists.filter(([, , items]) => items.length > 0)
  if (filled.length === 0) return null
  const left = filled.reduce((sum, [, , items]) => sum + Math.max(0, items.length - MAX_OF_EACH), 0)
  return {
    subject: `Nevermore: ${filled.map(([, word, items]) => `${items.length} ${word}`).join(', ')}`,
    groups: filled.map(([heading, , items]) => ({ heading, items: items.slice(0, MAX_OF_EACH) })),
    closing: [...(left > 0 ? [{ words: `And ${left} more, on the board`, url: `${base}/board` }] : []), toChoices(base)],
  }
}
