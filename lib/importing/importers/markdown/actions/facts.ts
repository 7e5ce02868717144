import { readDay } from '../../../../times/day'
import { MONTHS } from '../../../../times/months'
import type { DraftAction } from '../../../draft'
import { anyOf } from '../words/languages'
import { DONE, isImperative, NOT_YET, PROMISE } from '../words/sentences'

type ActionFacts = Pick<DraftAction, 'owner' | 'due' | 'done' | 'ticket'>

/** What a heading or an announcement says of all actions below it. */
export interface Inherited {
  done: boolean | null
  due: string | null
  ticket: string | null
}

export const nothingInherited: Inherited = { done: null, due: null, ticket: null }

const DONE_WORDS = anyOf('done')
const OPEN_WORDS = anyOf('open')
const DONE_SIGN = /[✅✔☑]/u
const OPEN_SIGN = /[☐⬜🔲⏳🚧]/u
const NOT =
  /(?<![\p{L}])(?:not|no|non|pas|nicht|não|nao|не|нет|sin|aún|noch)(?![\p{L}])|未|尚|没|まだ|아직|미(?=완|해|적|배|착|진)/iu
const URL = /https?:\/\/[^\s)>\]"'，。]+/g
const TICKET_URL =
  /\/(?:issues|pull|pulls|merge_requests|browse|commit|-\/issues|work_items|task|tickets?)\/|trello\.com|atlassian\.net|linear\.app|shortcut\.com|youtrack|phabricator/i
const OWNER = new RegExp(
  `(?:${anyOf('owner').source}|(?:assigned to|owned by|отв\\.|resp\\.|verantw\\.))\\s*(?:[:：]|(?<=\\.)\\s)\\s*\\**\\s*(@?[\\p{L}\\p{N}][\\p{L}\\p{N} ._&@/-]{0,60})`,
  'iu',
)
const HANDLE = /[\s([–—-](@[\w-]{2,39})[)\]]?[\s.]*$/
/** "@ines: add an alert", "**[@ines]** – add an alert" */
const HANDLE_FIRST = /^[\s*_[(]*(@[\w-]{2,39})[*_\])]*\s*[:–—-]/
const DUE_LABEL = new RegExp(
  `(?:${anyOf('due').source}|(?<![\\p{L}])(?:by|until|bis|avant le|antes del?|até|entro(?: il)?|до|к)(?![\\p{L}]))\\s*\\**[:：]?\\s*\\**\\s*(?:(?:zum|am|le|el|il|dia|o)\\s)?`,
  'giu',
)
const DUE_WORDS =
  /(?:end of )?Q[1-4]\s?(?:\d{4})?(?:\s?[-–]\s?Q[1-4]\s?\d{4})?|end of \p{L}{3,10}(?: \d{4})?|\p{L}{3,10}\.? \d{4}|\d{4}年\d{1,2}月末?|\d{1,2}\s?[月월]\s?[末말]/iuy
const MONTH_END = /末|말/y
const QUARTER = /\bQ[1-4]\s\d{4}(?:\s?[-–]\s?Q[1-4]\s\d{4})?/

/** Whether a status ("Done", "in progress", "✅") says that it is done. */
export function doneFromStatus(status: string): boolean | null {
  const isOpen = OPEN_WORDS.test(status) || OPEN_SIGN.test(status)
  const isDone = DONE_WORDS.test(status) || DONE_SIGN.test(status)
  if (NOT.test(status)) return isOpen || isDone || /未/.test(status) ? false : null
  if (isOpen && !/✅/.test(status)) return false
  return isDone ? true : null
}

export function inheritedFrom(words: string, isDone: boolean): Inherited {
  const done = isDone ? true : doneFromHeading(words)
  return { done, due: dueIn(words), ticket: ticketIn(words) ?? commitIn(words) }
}

function doneFromHeading(words: string): boolean | null {
  if (/[?？]\s*$/.test(words)) return null
  if (
    /(?<!\p{L})(?:planned|in[- ]progress|to complete|todo|to do|remaining|open|outstanding|pending|future (?:actions?|work|plans?|steps?)|committed to|we will|we['’]ll|going to|still to|pendientes?|pendentes?|geplant|offene?|à prendre|pour la suite|à venir)(?!\p{L})|未完了|今後/iu.test(
      words,
    )
  )
    return false
  return /(?<!\p{L})(?:completed|done|implemented|already|finished|merged|deployed|shipped|erledigt|umgesetzt|realizad[oa]s|completad[oa]s|concluíd[oa]s|réalisées|terminées)(?!\p{L})|✅|完了|済み|已完成/iu.test(
    words,
  )
    ? true
    : null
}

const ticketIn = (words: string): string | null => {
  const urls = words.match(URL) ?? []
  return urls.find((url) => TICKET_URL.test(url)) ?? null
}

const commitIn = (words: string): string | null => /`([0-9a-f]{7,40})`/.exec(words)?.[1] ?? null

/** The day, quarter or month after a word for a due date, as it is written. */
function dueIn(words: string): string | null {
  for (const { 0: label, index } of words.slice(0, 2_000).matchAll(DUE_LABEL)) {
    const at = index + label.length
    const day = readDay(words, at, true)
    if (day && day.day.month !== null) {
      MONTH_END.lastIndex = day.end
      return words.slice(at, MONTH_END.test(words) ? day.end + 1 : day.end)
    }
    DUE_WORDS.lastIndex = at
    const told = DUE_WORDS.exec(words)?.[0]
    if (
      told &&
      (/Q[1-4]|[月월]/.test(told) || MONTHS.has(told.split(/[. ]/)[told.startsWith('end') ? 2 : 0]?.toLowerCase() ?? ''))
    )
      return told.trim()
  }
  return QUARTER.exec(words)?.[0] ?? null
}

/** What an action's own words say of it, and what the heading above says where they are silent. */
export function actionFacts(text: string, checked: boolean | null, above: Inherited, isProse: boolean): ActionFacts {
  const owner =
    OWNER.exec(text)?.[1]
      ?.replace(/(?:\s*[–—|,;].*|\s+-\s.*|\.\s.*|\.$|\s*\b(?:due|deadline|ticket)\b.*)$/i, '')
      .trim() ??
    HANDLE.exec(text)?.[1] ??
    HANDLE_FIRST.exec(text)?.[1] ??
    null
  const signed = signedBy(text)
  return {
    owner: owner ?? signed?.owner ?? null,
    due: dueIn(text) ?? signed?.due ?? above.due,
    done: checked ?? doneOf(text, above.done, isProse),
    ticket: ticketIn(text) ?? shortTicket(text) ?? above.ticket,
  }
}

/** "Add an alert – Ines Brandt – 2024-03-20": a name and a day at the end, parted by dashes. */
function signedBy(text: string): { owner: string; due: string } | null {
  const [, owner = '', due = ''] = SIGNED.exec(text.slice(-120)) ?? []
  const day = readDay(due, 0, true)
  const isSigned = owner !== '' && !DONE_WORDS.test(owner) && !OPEN_WORDS.test(owner)
  return isSigned && day?.day.month != null && day.end === due.length ? { owner, due } : null
}

const NAME = "\\p{Lu}[\\p{L}'’.-]{1,30}"
const SIGNED = new RegExp(
  `\\s[–—-]\\s(${NAME}(?:\\s${NAME})?)\\s?[–—,-]\\s?(\\p{N}[^\\n–—]{3,20}?|\\p{Lu}\\p{L}{2,8}\\.? \\d[^\\n–—]{0,10}?)[\\s.]*$`,
  'u',
)

const shortTicket = (text: string): string | null =>
  /(?:^|[\s([（【])((?:#\d{1,6}|(?!UTF|SHA|ISO|RFC|HTTP|TLS|SSL|AES|CVE|CWE|MD5|IPV|COVID|SEV|PM-|INC-)[A-Z][A-Z0-9]{1,9}-\d{1,6}))(?=[\s)\].,:）】。、，：]|$)/.exec(
    text,
  )?.[1] ?? null

const ALREADY = /\b(?:is|are|has been|have been|was|were) already (?:\w+ed|done|live|in place)\b/i
const WE_WILL = /\b(?:we|i)(?: will|['’]ll| are going| plan|['’]re going)\b/i
const PAST_FIRST =
  /^[\s*_"“]*(?!improved|automated|dedicated|centralized|centralised|need|increased|enhanced|required|shared|distributed|advanced|detailed|limited|extended|unified|speed|feed|embed|proceed|succeed|seed|bed|red|shed|reduced|added complexity)(?:[A-Z]\w{2,}ed|Sent|Wrote|Made|Built|Set up|Took)\b/i

/** A state in brackets, or after a dash or colon at the end: "(done)", "【対応済み】", "… – erledigt". */
const MARK =
  /[([（【]([^()[\]（）【】]{2,24})[)\]）】]\s*$|^[([（【]([^()[\]（）【】]{2,24})[)\]）】]|(?:\s[–—→-]|[:：])\s*([^:：–—→\n]{2,24}?)[.。]?\s*$/u

/** Nothing but a state, and perhaps a day. */
const isState = (words: string): boolean =>
  words
    .replace(new RegExp(DONE_WORDS.source, 'giu'), '')
    .replace(new RegExp(OPEN_WORDS.source, 'giu'), '')
    .replace(/[\d\s.,:/✅-]+/gu, '').length <= 2

function doneOf(text: string, above: boolean | null, isProse: boolean): boolean | null {
  if (/^\s*(?:✅|✔|☑|~~)|\s(?:✅|✔|☑)\ufe0f?\s*$/u.test(text)) return true
  if (/^\s*(?:⏳|🚧|☐|⬜|🔲)/u.test(text)) return false
  const [, ...marks] = MARK.exec(text.slice(0, 2_000).replace(/[*_]+/g, '')) ?? []
  const state = marks.find((mark) => mark !== undefined) ?? ''
  const marked = isState(state) ? doneFromStatus(state) : null
  if (marked !== null) return marked
  if (above !== null) return above
  if (ALREADY.test(text)) return true
  const first = text.slice(0, 1_500).replace(/\s/g, ' ')
  if (NOT_YET.test(first)) return false
  const head = first.split(/[.!?。]\s/, 1)[0] ?? first
  if (isImperative(head) ? WE_WILL.test(head) : PROMISE.test(head)) return false
  if (DONE.test(head) && !isImperative(head)) return true
  if (isProse && !isImperative(head) && WE_WILL.test(first)) return false
  return !isProse && PAST_FIRST.test(text) ? true : null
}
