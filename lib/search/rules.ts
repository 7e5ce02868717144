import type { ActionState, Severity } from '../platform/db/generated/enums'

/** An incident as a result of a search. */
export interface FoundIncident {
  number: number
  title: string
  severity: Severity | null
  /** The day it happened in its own zone, YYYY-MM-DD; null where nobody said. */
  day: string | null
  services: string[]
}

/** A corrective action as a result of a search. */
export interface FoundAction {
  number: number
  title: string
  state: ActionState
  incidentNumber: number
}

/** A comment as a result of a search. */
export interface FoundComment {
  id: string
  /** Of the thread it stands in. */
  threadId: string
  text: string
  author: string
  incidentNumber: number
}

export interface Found {
  incidents: FoundIncident[]
  actions: FoundAction[]
  comments: FoundComment[]
}

export const NOTHING: Found = { incidents: [], actions: [], comments: [] }

export interface Wanted {
  /** All of them must occur, in any order and case. */
  words: string[]
  /** What "INC-12" or a bare "12" names. */
  incidentNumber: number | null
  /** What "ACT-34" or a bare "34" names. */
  actionNumber: number | null
}

const MOST_WORDS = 8
const NUMBER = /^(?:(inc|act)[-\s]?|#)?(\d{1,9})$/i

/** What a person typed into the search, as what to look for. */
export function readQuery(typed: string): Wanted {
  const text = typed.trim().slice(0, 200)
  const [, prefix, digits] = NUMBER.exec(text) ?? []
  const number = digits && Number(digits) > 0 ? Number(digits) : null
  return {
    words: text.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS),
    incidentNumber: prefix?.toLowerCase() === 'act' ? null : number,
    actionNumber: prefix?.toLowerCase() === 'inc' ? null : number,
  }
}
