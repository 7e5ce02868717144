import type { ActionState } from '../platform/db/generated/enums'
import { NOTICE_KINDS, type NoticeKind } from './kinds'
import {
  actionItem,
  fileItem,
  type Item,
  MAX_LINE,
  type Message,
  oneLine,
  postmortemItem,
  said,
  type Told,
  toChoices,
} from './message'

/** So many are told one by one; the rest is counted. */
const MAX_ITEMS = 20
const MAX_SUBJECT = 160

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
    const key = `${notice.kind} ${notice.action?.number ?? notice.check?.id ?? notice.file?.proposalId ?? notice.postmortem?.number}`
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

const incidentIn = ({ file, postmortem }: Thing) => file?.incident ?? postmortem

const shortNameOf = (thing: Thing): string => {
  const { kind, action, check } = thing
  const incident = incidentIn(thing)
  const name = action ? `ACT-${action.number}` : incident ? `INC-${incident.number}` : `“${check?.title}”`
  return `${name} ${NOTICE_KINDS[kind].one}`
}

const nameOf = (thing: Thing): string =>
  [shortNameOf(thing), thing.action?.title ?? incidentIn(thing)?.title].filter(Boolean).join(': ')

function itemOf(thing: Thing, base: string): Item {
  const { kind, action, check, file, postmortem, because, by, times } = thing
  if (file) return fileItem(file, base)
  const reason = oneLine(because, MAX_LINE)
  const why = [times > 1 && `${times} times, last`, by && `by ${by}`, reason].filter(Boolean).join(': ')
  if (postmortem)
    return postmortemItem(postmortem, base, kind.startsWith('review') || kind === 'changes_asked' ? 'review' : 'comments', why)
  if (!action) {
    const proves = (check?.proves ?? []).map(({ number }) => `ACT-${number}`)
    const words = proves.length > 0 && `It is to prove ${proves.slice(0, MAX_ITEMS).join(', ')}`
    return { title: oneLine(check?.title ?? '', MAX_LINE), url: `${base}/checks/${check?.id}`, lines: said(why, words) }
  }
  const hasMoved = STATE_OF[kind] !== undefined && STATE_OF[kind] !== action.state
  return actionItem(action, base, why, hasMoved && `Meanwhile: ${STATE_WORDS[action.state]}`)
}

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
