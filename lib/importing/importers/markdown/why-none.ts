import type { DraftIncident } from '../../draft'

const TELLS =
  /incident|outage|downtime|went down|\bdown\b|post-?mortem|fail|error|\bbug|crash|broke|\blost\b|\bloss\b|wrong|unavailable|degrad|leak|vulnerab|breach|interrupt|slow|timeout|rollback|mistake|incidencia|caíd|fallo|falla|perdid|interrup|queda|erro\b|panne|coupure|perte|hors.service|ausfall|störung|vorfall|fehler|guasto|interruzione|disservizio|障害|不具合|停止|エラー|故障|宕机|中断|事故|장애|오류|сбой|инцидент|авария|отказ/iu

/** Assignments, templates and guides speak to whoever is to write a report. */
const INSTRUCTS =
  /\bmust (?:contain|include)\b|\bshould (?:contain|include|describe)\b|\brequirements?\s*:|\bwrite (?:a|your|the) (?:post-?mortem|incident report|report)\b|^#+\s*task\s+\d|\bfill (?:in|out)\b|\[(?:brief |short )?(?:date|title|name|description|insert|your)[^\]\n]{0,60}\](?!\()|<(?:date|title|name|description|insert)[^>\n]{0,60}>|\bYYYY-MM-DD\b|\blorem ipsum\b|\bdescribe (?:the|what|how)\b|\bbetween \d+ to \d+ words\b/gim

/** Three demands on what the report "must contain", and nothing happens at a time of day: the dates are those of a course. */
const isAssignment = (text: string, incidents: DraftIncident[]): boolean =>
  (text.match(/\bmust (?:contain|include)\b/gi)?.length ?? 0) >= 3 &&
  incidents.every(({ timeline }) => timeline.every(({ at, clockTime }) => clockTime === null && !at?.includes('T')))

/** Why a document holds no incident; null where it holds one. */
export function whyNone(text: string, incidents: DraftIncident[]): string | null {
  if (text.trim() === '') return 'The file is empty.'
  const isDated = incidents.some(
    ({ startedOn, timeline }) => startedOn !== null || timeline.some(({ at, clockTime }) => at !== null || clockTime !== null),
  )
  if (isDated && !isAssignment(text, incidents)) return null
  if (!TELLS.test(text))
    return 'Nothing in it tells of an incident: no date, no time, and no word of an outage, a failure or a loss.'
  const instructions = new Set((text.match(INSTRUCTS) ?? []).map((words) => words.toLowerCase()))
  if (instructions.size >= 2)
    return `It reads as instructions for writing a report (“${[...instructions].slice(0, 2).join('”, “').trim()}”) and gives no ${isDated ? '' : 'date or '}time of an incident.`
  return null
}
