import { leadingStamp, type Stamp, stampsIn } from '../../../times/stamp'
import { findZone, type Zone } from '../../../times/zone'
import { clip } from '../../clip'
import type { Span } from '../../draft'
import { plain } from './words/headings'

/** What a document says of itself in lines such as "**Severity:** SEV-2" or "| Date | 2026-05-18 |". */
export interface Facts {
  severity: { asWritten: string; span: Span } | null
  date: { stamp: Stamp; span: Span } | null
  /** "Duration of the outage: Aug 12, 6:00 AM - Aug 19, 6:00 AM", "Started: …". */
  window: { stamp: Stamp; span: Span } | null
  zone: { zone: Zone; span: Span } | null
}

const LABELS = {
  severity:
    'severity|severity level|sev|incident level|level|incident severity|business severity|severidad|severidad de negocio|severidade|gravite|gravedad|gravidade|schweregrad|schwere|gravita|priority level|重大度|深刻度|重要度|严重程度|严重级别|故障等级|심각도|критичность',
  date: "date|incident date|date of incident|date of the incident|date of outage|date and time|occurred|occurred on|date occurred|event date|outage date|dates|day|fecha|fecha del incidente|data|data do incidente|date de l incident|date de l'incident|datum|datum des vorfalls|data dell incidente|発生日|発生日時|日付|日時|日期|发生时间|发生日期|事件日期|날짜|발생일|발생 일시|дата|дата инцидента",
  window:
    'duration|duration of the outage|outage duration|incident duration|start|started|start time|started at|incident start|begin|began|outage|outage window|window|time window|time of incident|impact window|time|primeiro visto|first seen|first detected|inicio|início|duración|duração|début|durée|beginn|dauer|inizio|durata|発生時刻|開始|开始时间|持续时间|持続時間|障害時間|기간',
  zone: 'time zone|timezone|times|zona horaria|fuso horario|fuseau horaire|zeitzone|fuso orario|タイムゾーン|时区|시간대',
}

const KINDS = Object.entries(LABELS).flatMap(([kind, list]) =>
  list.split('|').map((label): [string, keyof typeof LABELS] => [plain(label), kind as keyof typeof LABELS]),
)
const KIND_OF = new Map(KINDS)

/** A line that begins with a label: in bold, in a list, in a table of two columns, as a heading. */
const LINE =
  /^[ \t>]*(?:[-*+•]\s+|#{1,6}\s+|\|\s*)?(?:\*\*|__)?([\p{L}][\p{L}'’ ()/-]{1,40}?)(?:\*\*|__)?\s*[:：|](?:\*\*|__)?[ \t]*(\S[^\n]*)/gmu

/** "… | **Severity:** SEV-2": the next label of the same line. */
const BESIDE = /([ \t]?[|·•][ \t]{1,3}(?:\*\*|__))(\p{L}[\p{L} ()/-]{1,40}?)((?:\*\*|__)?\s?[:：](?:\*\*|__)?[ \t]?)/u

export function readFacts(text: string, start: number, end: number): Facts {
  const facts: Facts = { severity: null, date: null, window: null, zone: null }
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

const kindOf = (label: string): keyof typeof LABELS | undefined =>
  KIND_OF.get(
    plain(label)
      .replace(/\s*\(.*\)$/, '')
      .trim(),
  )

function take(facts: Facts, kind: keyof typeof LABELS, value: string, span: Span): void {
  if (kind === 'severity' && !facts.severity) {
    const asWritten = severityIn(value)
    if (asWritten) facts.severity = { asWritten, span }
  } else if (kind === 'zone') {
    const zone = findZone(value)
    if (zone) facts.zone ??= { zone: zone.zone, span }
  } else if (kind === 'date' || kind === 'window') {
    const stamp = leadingStamp(value)?.stamp ?? [...stampsIn(value)][0]
    if (stamp?.day?.day) facts[kind] ??= { stamp, span }
  }
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
