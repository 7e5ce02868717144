import { isZone } from '../../incidents/schema'

/** How a time says where its clock hangs: an offset from UTC in minutes, or a zone by its IANA name. */
export type ReadZone = ({ offset: number } | { zone: string }) & { words: string; rest: string }

/** Abbreviations people write, in minutes east of UTC. Where one has several meanings, the one that most incidents mean. */
const OFFSETS: Record<string, number> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  WET: 0,
  WEST: 60,
  BST: 60,
  CET: 60,
  CEST: 120,
  EET: 120,
  EEST: 180,
  MSK: 180,
  IST: 330,
  SGT: 480,
  HKT: 480,
  JST: 540,
  KST: 540,
  AEST: 600,
  AEDT: 660,
  NZST: 720,
  NZDT: 780,
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
  AKST: -540,
  AKDT: -480,
  HST: -600,
  BRT: -180,
  ART: -180,
}

const OFFSET = /^\s?(?:(?:UTC|GMT)\s?)?(?<sign>[+−-])(?<hours>\d{1,2})(?::?(?<minutes>\d{2}))?(?![\p{Letter}\p{Number}:.])/u
const NAME = /^\s*(?:[([](?<inside>[A-Z]{1,4})[)\]]|(?<bare>[A-Z]{1,4}))(?![\p{Letter}\p{Number}_/'’-])/u
const IANA = /^\s+(?<name>[A-Z][A-Za-z]+(?:\/[A-Z][A-Za-z_+-]+){1,2})(?!\S*\/)/

/** Reads "Z", "+02:00", "UTC+2", "CEST", "Europe/Berlin" right behind a time; null where none is said. */
export function readZone(text: string): ReadZone | null {
  const offset = readOffset(text)
  if (offset) return offset
  const iana = IANA.exec(text)
  if (iana?.groups?.name && isZone(iana.groups.name))
    return { zone: iana.groups.name, words: iana.groups.name, rest: text.slice(iana[0].length) }
  const found = NAME.exec(text)
  const name = found?.groups?.inside ?? found?.groups?.bare
  const minutes = OFFSETS[name ?? '']
  return found && name && minutes !== undefined ? { offset: minutes, words: name, rest: text.slice(found[0].length) } : null
}

function readOffset(text: string): ReadZone | null {
  const found = OFFSET.exec(text)
  const parts = found?.groups
  if (!found || !parts) return null
  const isBare = /^\s?[+−-]/.test(found[0])
  // "10:13 -5" may be a range or a number; a bare offset is written with two digits, and right behind the time or with minutes.
  if (isBare && (parts.hours?.length !== 2 || (/^\s/.test(found[0]) && !parts.minutes))) return null
  const size = Number(parts.hours) * 60 + Number(parts.minutes ?? 0)
  if (size > 14 * 60 || Number(parts.minutes ?? 0) > 59) return null
  return { offset: parts.sign === '+' ? size : -size, words: found[0].trim(), rest: text.slice(found[0].length) }
}
