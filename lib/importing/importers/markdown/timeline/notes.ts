import type { WrittenDay } from '../../../../times/day'
import { leadingStamp } from '../../../../times/stamp'
import { findZone, type Zone } from '../../../../times/zone'

const ALL_TIMES =
  /\b(?:times?|timestamps?|hours?|heures?|horas?|horários?|zeiten|uhrzeiten|orari|zone|timezone)\b|時刻|時間|时间|時區|时区|タイムゾーン|시간/i

/** "All times in CET.", "(times are UTC)": the zone, where a short line says nothing else. */
export function zoneNote(line: string): Zone | null {
  if (line.length > 120 || !ALL_TIMES.test(line)) return null
  return findZone(line)?.zone ?? null
}

/** "2019-01-22", "**2023/05/11 Thursday (UTC)**", "24/07/25": a line that says only which day follows. */
export function dayLine(line: string): { day: WrittenDay; zone: Zone | null } | null {
  if (line.length > 90) return null
  const found = leadingStamp(line, { vague: true })
  if (!found?.stamp.day?.day || found.stamp.clock) return null
  const rest = found.rest.replace(/[*_`~()[\].,:：—–#\s-]+/g, ' ').trim()
  const zone = findZone(rest)?.zone ?? null
  const isOnlyDay = rest === '' || zone !== null || NO_MORE.test(rest)
  return isOnlyDay ? { day: found.stamp.day, zone } : null
}

/** The day of the week, the day once more in numbers, a zone, a word in brackets. */
const NO_MORE =
  /^(?:\d{4} \d\d? \d\d?|\p{L}{2,13}day|all times.*|\p{L}{2,3}|(?:lun|mar|mer|jeu|vend|same|diman)\p{L}*|[月火水木金土日]曜?日?|\(.*\))$/iu

/** A year that a heading or the head of a column names: "Date (2021)". */
export const yearIn = (text: string): number | null => {
  const year = /(?<!\d)((?:19|20)\d\d)(?!\d)/.exec(text)?.[1]
  return year ? Number(year) : null
}
