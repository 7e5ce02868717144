import { lengthOf } from '../../../times/relative'
import { leadingStamp, type Stamp, stampsIn } from '../../../times/stamp'
import { findZone, type Zone } from '../../../times/zone'
import { clip } from '../../clip'
import type { Span } from '../../draft'
import { plain } from './words/headings'
import { phrasesOf } from './words/languages'

/** What a document says of itself in lines such as "**Severity:** SEV-2" or "| Date | 2026-05-18 |". */
export interface Facts {
  severity: { asWritten: string; span: Span } | null
  date: { stamp: Stamp; span: Span } | null
  /** "Date: September 2024" */
  month: { year: number; month: number } | null
  /** "Duration of the outage: Aug 12, 6:00 AM - Aug 19, 6:00 AM", "Started: …". */
  window: { stamp: Stamp; span: Span } | null
  /** "Duration: 45 minutes" */
  length: { seconds: number; words: string; span: Span } | null
  zone: { zone: Zone; span: Span } | null
}

type Kind = 'severity' | 'date' | 'window' | 'zone'
const LABELS: Kind[] = ['severity', 'date', 'window', 'zone']
const KINDS = LABELS.flatMap((kind) => phrasesOf(kind).map((label): [string, Kind] => [plain(label), kind]))
const KIND_OF = new Map(KINDS)

/** A line that begins with a label: in bold, in a list, in a table of two columns, as a heading. */
const LINE =
  /^[ \t>]*(?:[-*+•]\s+|#{1,6}\s+|\|\s*)?(?:\*\*|__)?([\p{L}][\p{L}'’ ()/-]{1,40}?)(?:\*\*|__)?\s*[:：|](?:\*\*|__)?[ \t]*(\S[^\n]*)/gmu

/** "… | **Severity:** SEV-2": the next label of the same line. */
const BESIDE = /([ \t]?[|·•][ \t]{1,3}(?:\*\*|__))(\p{L}[\p{L} ()/-]{1,40}?)((?:\*\*|__)?\s?[:：](?:\*\*|__)?[ \t]?)/u

export function readFacts(text: string, start: number, end: number): Facts {
  const facts: Facts = { severity: null, date: null, month: null, window: null, length: null, zone: null }
  for (const found of text.slice(start, end).matchAll(LINE)) {
    const after = found[2] ?? ''
    let label = found[1] ?? ''
    let at = start + found.index + found[0].length - after.length
    for (const [index, said] of after.slice(0, 2_000).split(BESIDE).entries()) {
      if (index % 4 === 0) {
        const value = said.replace(/\s*\|\s*$/, '')
        const kind = kindOf(label)
        if (kind) take(facts, kind, clip(value, 300), { start: at, end: at + value.length })
      } else if (index % 4 === 2) label = said
      at += said.length
    }
  }
  return facts
}

const kindOf = (label: string): Kind | undefined =>
  KIND_OF.get(
    plain(label)
      .replace(/\s*\(.*\)$/, '')
      .trim(),
  )

function take(facts: Facts, kind: Kind, value: string, span: Span): void {
  if (kind === 'severity' && !facts.severity) {
    const asWritten = severityIn(value)
    if (asWritten) facts.severity = { asWritten, span }
  } else if (kind === 'zone') {
    const zone = findZone(value)
    if (zone) facts.zone ??= { zone: zone.zone, span }
  } else if (kind === 'date' || kind === 'window') {
    const seconds = kind === 'window' ? lengthOf(value) : null
    if (seconds) facts.length ??= { seconds, words: value, span }
    const stamp = leadingStamp(value)?.stamp ?? [...stampsIn(value)][0]
    if (stamp?.day?.day) facts[kind] ??= { stamp, span }
    else if (kind === 'date') facts.month ??= monthIn(value)
  }
}

function monthIn(value: string): Facts['month'] {
  const day = leadingStamp(value, { vague: true })?.stamp.day
  return day?.year && day.month && day.day === null ? { year: day.year, month: day.month } : null
}

/** The severity without what explains it: "SEV-2 (two regions)" is "SEV-2". */
function severityIn(value: string): string | null {
  const words =
    value
      .replace(/[*_`]/g, '')
      .split(/\s*[(（,;，。]|\s[-–—]\s|\.\s/)[0]
      ?.trim() ?? ''
  return words.length > 0 && words.length <= 40 ? words : null
}
