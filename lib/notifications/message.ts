import type { ActionState, Severity } from '../platform/db/generated/enums'
import { NOTICE_KINDS, type NoticeKind } from './kinds'

export interface ToldAction {
  number: number
  title: string
  state: ActionState
  /** YYYY-MM-DD */
  dueOn: string | null
  owner: string | null
  incident: { number: number; title: string; severity: Severity | null }
}

/** A notice as its reader may know it: about an action, or about a check with the actions that it proves. */
export interface Told {
  id: string
  kind: NoticeKind
  because: string
  at: Date
  /** Who did it; null where the app did. */
  by: string | null
  action: ToldAction | null
  check: { id: string; title: string; proves: ToldAction[] } | null
}

/** A message as data: whatever form it takes, its texts become text there and nothing else. */
export interface Message {
  /** One line. */
  subject: string
  groups: { heading: string | null; items: Item[] }[]
  /** What could not be told in so many words, and why this came. */
  closing: Link[]
}

export interface Item {
  title: string
  url: string
  lines: string[]
}

export interface Link {
  words: string
  /** Without one it is a sentence. */
  url?: string
}

/** So many are told one by one; the rest is counted. */
const MAX_ITEMS = 20
const MAX_SUBJECT = 160
const MAX_LINE = 400

/** What the test of a channel says. */
export const testMessage = (base: string): Message => ({
  subject: 'Nevermore: a test of this channel',
  groups: [{ heading: null, items: [{ title: 'This channel works', url: base, lines: ['Somebody pressed “Send a test”.'] }] }],
  closing: [],
})

/** Below a letter to a member. */
export const toChoices = (base: string): Link => ({ words: 'Choose what comes by e-mail', url: `${base}/settings/profile` })

/**
 * One message of everything that a reader is told at once, the same thing of the same action once.
 * @param isLetter whether it goes to a member, who may choose what comes
 */
export function composeMessage(told: readonly Told[], base: string, isLetter = false): Message {
  const things = gatherThings(told)
  const shown = things.slice(0, MAX_ITEMS)
  const rest = things.length - shown.length
  return {
    subject: oneLine(subjectOf(things), MAX_SUBJECT),
    groups: kindsOf(shown).map((kind) => ({
      heading: things.length > 1 ? NOTICE_KINDS[kind].label : null,
      items: shown.filter((thing) => thing.kind === kind).map((thing) => itemOf(thing, base)),
    })),
    closing: [
      ...(rest > 0 ? [{ words: `And ${rest} more, on the board`, url: `${base}/board` }] : []),
      ...(isLetter ? [toChoices(base)] : []),
    ],
  }
}

interface Thing extends Told {
  times: number
}

/** The newest notice of each kind about each action or check, with how many there were, in the order of the kinds. */
function gatherThings(told: readonly Told[]): Thing[] {
  const things = new Map<string, Thing>()
  for (const notice of told) {
    const key = `${notice.kind} ${notice.action?.number ?? notice.check?.id}`
    things.set(key, { ...notice, times: (things.get(key)?.times ?? 0) + 1 })
  }
  const order = Object.keys(NOTICE_KINDS)
  return [...things.values()].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

const kindsOf = (things: readonly Thing[]): NoticeKind[] => [...new Set(things.map(({ kind }) => kind))]

function subjectOf(things: readonly Thing[]): string {
  const [first] = things
  if (first && things.length === 1) return nameOf(first)
  return kindsOf(things)
    .map((kind) => {
      const same = things.filter((thing) => thing.kind === kind)
      return same.length === 1 && same[0] ? shortNameOf(same[0]) : `${same.length} ${NOTICE_KINDS[kind].many}`
    })
    .join(', ')
}

const shortNameOf = ({ kind, action, check }: Thing): string =>
  `${action ? `ACT-${action.number}` : `“${check?.title}”`} ${NOTICE_KINDS[kind].one}`

const nameOf = (thing: Thing): string => (thing.action ? `${shortNameOf(thing)}: ${thing.action.title}` : shortNameOf(thing))

function itemOf(thing: Thing, base: string): Item {
  const { kind, action, check, because, by, times } = thing
  const reason = oneLine(because, MAX_LINE)
  const why = [times > 1 && `${times} times, last`, by && `by ${by}`, reason].filter(Boolean).join(': ')
  if (!action) {
    const proves = (check?.proves ?? []).map(({ number }) => `ACT-${number}`)
    const words = proves.length > 0 && `It is to prove ${proves.slice(0, MAX_ITEMS).join(', ')}`
    return { title: oneLine(check?.title ?? '', MAX_LINE), url: `${base}/checks/${check?.id}`, lines: lines(why, words) }
  }
  const hasMoved = STATE_OF[kind] !== undefined && STATE_OF[kind] !== action.state
  return actionItem(action, base, why, hasMoved && `Meanwhile: ${STATE_WORDS[action.state]}`)
}

/** An action as an item: its number and title, what is said of it, whose it is and where it belongs. */
export function actionItem(action: ToldAction, base: string, ...said: (string | false)[]): Item {
  const { number, title, owner, dueOn, incident } = action
  const place = `INC-${incident.number} ${incident.title}${incident.severity ? ` (${incident.severity})` : ''}`
  const whose = [owner ? `owner ${owner}` : 'nobody owns it', dueOn && `due ${dueOn}`].filter(Boolean).join(', ')
  return {
    title: oneLine(`ACT-${number} ${title}`, MAX_LINE),
    url: `${base}/corrective-actions/ACT-${number}`,
    lines: lines(...said, oneLine(place, MAX_LINE), whose),
  }
}

const lines = (...all: (string | false)[]): string[] => all.filter((line) => line !== false && line !== '') as string[]

/** The state that a kind of notice told of; another one has come since. */
const STATE_OF: Partial<Record<NoticeKind, ActionState>> = {
  action_regressed: 'regressed',
  action_verified: 'verified',
  action_unproven: 'done',
  action_waived: 'waived',
}

const STATE_WORDS: Record<ActionState, string> = {
  open: 'open',
  in_progress: 'in progress',
  done: 'done, awaiting proof',
  verified: 'verified again',
  regressed: 'regressed again',
  waived: 'waived',
}

/** Text on one line: what ends a line, steers a terminal or turns the direction of writing becomes a blank; too long is cut. */
export function oneLine(text: string, max: number): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim()
  const letters = [...line]
  return letters.length <= max ? line : `${letters.slice(0, max - 1).join('')}…`
}
