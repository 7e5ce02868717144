import type { DraftAction } from '../../../draft'
import { DONE, isImperative, NOT_YET, PROMISE } from '../words/sentences'

type ActionFacts = Pick<DraftAction, 'owner' | 'due' | 'done' | 'ticket'>

/** What a heading or an announcement says of all actions below it. */
export interface Inherited {
  done: boolean | null
  due: string | null
  ticket: string | null
}

export const nothingInherited: Inherited = { done: null, due: null, ticket: null }

const DONE_WORDS =
  /\b(?:done|completed?|closed|fixed|merged|implemented|finished|resolved|deployed|shipped|released|live|hecho|hecha|completad[oa]s?|feito|feita|concluíd[oa]s?|concluid[oa]s?|realizad[oa]s?|aplicad[oa]s?|fait|faite|terminé|erledigt|umgesetzt|fertig|fatto|completato|готово|сделано)\b|✅|✔|☑|完了|対応済|実施済|済み|已完成|완료/iu
const OPEN_WORDS =
  /\b(?:open|to ?do|pending|planned|in[- ]progress|wip|not started|backlog|proposed|scheduled|new|pendiente|en curso|pendente|em andamento|a fazer|en cours|à faire|prévu|offen|geplant|in arbeit|da fare|в работе|план)\b|[☐⬜🔲⏳🚧]|未着手|対応中|進行中|予定|未対応|待办|进行中|未完成|예정/iu
const URL = /https?:\/\/[^\s)>\]"'，。]+/g
const TICKET_URL =
  /\/(?:issues|pull|pulls|merge_requests|browse|commit|-\/issues|work_items|task|tickets?)\/|trello\.com|atlassian\.net|linear\.app|shortcut\.com|youtrack|phabricator/i
const OWNER =
  /(?:\b(?:owner|assignee|assigned to|responsible|dri|owned by|responsable|responsável|verantwortlich|zuständig|担当|负责人)\b)\s*[:：]\s*\**\s*(@?[\p{L}\p{N}][\p{L}\p{N} ._&@/-]{0,60})/iu
const HANDLE = /[\s([–—-](@[\w-]{2,39})[)\]]?[\s.]*$/
/** "@ines: add an alert", "**[@ines]** – add an alert" */
const HANDLE_FIRST = /^[\s*_[(]*(@[\w-]{2,39})[*_\])]*\s*[:–—-]/
const DUE =
  /(?:\b(?:due|deadline|target|eta|by|due date|until|fällig|bis|échéance|plazo|fecha límite|prazo|scadenza)\b)\s*[:：]?\s*\**\s*((?:end of )?(?:\d{4}-\d\d-\d\d|Q[1-4]\s?(?:\d{4})?(?:\s?[-–]\s?Q[1-4]\s?\d{4})?|\d{1,2}[./]\d{1,2}[./]\d{2,4}|(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?: \d{1,2})?(?:,? \d{4})?))/iu
const QUARTER = /\bQ[1-4]\s\d{4}(?:\s?[-–]\s?Q[1-4]\s\d{4})?/

/** Whether a status ("Done", "in progress", "✅") says that it is done. */
export function doneFromStatus(status: string): boolean | null {
  if (/\b(?:not|no|pas|nicht|não)\b|未/iu.test(status)) return OPEN_WORDS.test(status) || /未/.test(status) ? false : null
  if (OPEN_WORDS.test(status) && !/✅/.test(status)) return false
  return DONE_WORDS.test(status) ? true : null
}

export function inheritedFrom(words: string, isDone: boolean): Inherited {
  const done = isDone ? true : doneFromHeading(words)
  return { done, due: dueIn(words), ticket: ticketIn(words) ?? commitIn(words) }
}

function doneFromHeading(words: string): boolean | null {
  if (/\?\s*$/.test(words)) return null
  if (
    /\b(?:planned|in[- ]progress|to complete|todo|to do|remaining|open|outstanding|pending|future (?:actions?|work|plans?|steps?)|committed to|we will|we['’]ll|going to|still to|pendientes?|pendentes?|geplant|offene?|à prendre|pour la suite|à venir)\b|未完了|今後/iu.test(
      words,
    )
  )
    return false
  return /\b(?:completed|done|implemented|already|finished|merged|deployed|shipped|erledigt|umgesetzt|realizad[oa]s|completad[oa]s|concluíd[oa]s|réalisées|terminées)\b|✅|完了|済み|已完成/iu.test(
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

function dueIn(words: string): string | null {
  return (DUE.exec(words)?.[1] ?? QUARTER.exec(words)?.[0] ?? null)?.trim() ?? null
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
  return {
    owner,
    due: dueIn(text) ?? above.due,
    done: checked ?? doneOf(text, above.done, isProse),
    ticket: ticketIn(text) ?? shortTicket(text) ?? above.ticket,
  }
}

const shortTicket = (text: string): string | null =>
  /(?:^|[\s([])((?:#\d{1,6}|(?!UTF|SHA|ISO|RFC|HTTP|TLS|SSL|AES|CVE|CWE|MD5|IPV|COVID|SEV|PM-|INC-)[A-Z][A-Z0-9]{1,9}-\d{1,6}))(?=[\s)\].,:]|$)/.exec(
    text,
  )?.[1] ?? null

const ALREADY = /\b(?:is|are|has been|have been|was|were) already (?:\w+ed|done|live|in place)\b/i
const WE_WILL = /\b(?:we|i)(?: will|['’]ll| are going| plan|['’]re going)\b/i
const PAST_FIRST =
  /^[\s*_"“]*(?!improved|automated|dedicated|centralized|centralised|need|increased|enhanced|required|shared|distributed|advanced|detailed|limited|extended|unified|speed|feed|embed|proceed|succeed|seed|bed|red|shed|reduced|added complexity)(?:[A-Z]\w{2,}ed|Sent|Wrote|Made|Built|Set up|Took)\b/i

function doneOf(text: string, above: boolean | null, isProse: boolean): boolean | null {
  if (
    /^\s*(?:✅|✔|☑|~~)|[([](?:done|completed|fixed|merged)[)\]]|\s[-–—:]\s*[*_]*(?:done|completed?|fixed|merged|closed)[*_]*[.!]?\s*$|\s(?:✅|✔|☑)\ufe0f?\s*$/iu.test(
      text,
    )
  )
    return true
  if (/^\s*(?:⏳|🚧|☐|⬜|🔲)|[([](?:todo|open|in progress|wip|planned)[)\]]/iu.test(text)) return false
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
