import type { ActionState, Severity } from '../platform/db/generated/enums'
import type { NoticeKind } from './kinds'

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
  /** What somebody did to a published file; left out where it is about something else. */
  file?: ToldFile | null
  /** The incident whose postmortem somebody said something of. */
  postmortem?: ToldAction['incident'] | null
}

export interface ToldFile {
  proposalId: string
  /** "edited", "moved", "deleted", "unreadable" */
  kind: string
  repository: string
  author: string
  incident: ToldAction['incident']
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

/** A line of an item is cut there. */
export const MAX_LINE = 400

/** What the test of a channel says. */
export const testMessage = (base: string): Message => ({
  subject: 'Nevermore: a test of this channel',
  groups: [{ heading: null, items: [{ title: 'This channel works', url: base, lines: ['Somebody pressed “Send a test”.'] }] }],
  closing: [],
})

/** Below a letter to a member. */
export const toChoices = (base: string): Link => ({ words: 'Choose what comes by e-mail', url: `${base}/settings/profile` })

/** An action as an item: its number and title, what is said of it, whose it is and where it belongs. */
export function actionItem(action: ToldAction, base: string, ...words: (string | false)[]): Item {
  const { number, title, owner, dueOn, incident } = action
  const place = `INC-${incident.number} ${incident.title}${incident.severity ? ` (${incident.severity})` : ''}`
  const whose = [owner ? `owner ${owner}` : 'nobody owns it', dueOn && `due ${dueOn}`].filter(Boolean).join(', ')
  return {
    title: oneLine(`ACT-${number} ${title}`, MAX_LINE),
    url: `${base}/corrective-actions/ACT-${number}`,
    lines: said(...words, oneLine(place, MAX_LINE), whose),
  }
}

/** A published file as an item: its incident, and who did what to it where. */
export function fileItem({ proposalId, kind, repository, author, incident }: ToldFile, base: string): Item {
  const done = { moved: 'Moved', deleted: 'Deleted' }[kind] ?? 'Edited'
  return {
    title: oneLine(`INC-${incident.number} ${incident.title}`, MAX_LINE),
    url: `${base}/incidents/${incident.number}/proposals/${proposalId}`,
    lines: [oneLine(`${done} in ${repository} by ${author}. Nothing of it is taken over before somebody looks at it.`, MAX_LINE)],
  }
}

/** A postmortem as an item: its incident, and what was said of it. */
export const postmortemItem = (
  { number, title }: ToldAction['incident'],
  base: string,
  page: 'review' | 'comments',
  ...words: string[]
): Item => ({
  title: oneLine(`INC-${number} ${title}`, MAX_LINE),
  url: `${base}/incidents/${number}/${page}`,
  lines: said(...words),
})

/** The lines of an item that there are. */
export const said = (...all: (string | false)[]): string[] => all.filter((line) => line !== false && line !== '') as string[]

/** Text on one line: what ends a line, steers a terminal or turns the direction of writing becomes a blank; too long is cut. */
export function oneLine(text: string, max: number): string {
  const line = text.replace(/[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim()
  const letters = [...line]
  return letters.length <= max ? line : `${letters.slice(0, max - 1).join('')}…`
}
