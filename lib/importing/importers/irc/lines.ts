import { readStamp, type Stamp } from '../../../times/stamp'
import { lineStamp } from '../../log/line-stamp'
import type { LogLine, TextLine } from '../../log/lines'
import { sourceOf } from '../../log/lines'

/** "<@ines> text", and "ines⇥text" as WeeChat stores it. */
const SAID = /^\s*<[~&@%+ ]?([^<>\s]{1,60})>[ \t]?(.*)$/
const SAID_BY_TAB = /^\t[~&@%+]?([\p{L}\p{N}_[\]\\`^{|}-]{1,60})\t(.*)$/u
const EVENT = /^\s*(?:-!-|\*{3}|-->|<--|--|=!=|→|←|⇒|⇐|⇄)(?:\s|$)|^\s*-[^\s-]{1,60}-\s/
const HAPPENED =
  /^\s*\*\s+(?:\S+ (?:\(\S+\) )?(?:has |sets? |is now |changed |was kicked|joined|left|quit)|(?:joins|parts|quits|now talking|topic|loaded log))/i
const DID = /^\s*(?:\*|•|—)\s+[~&@%+]?(\S{1,60})\s+(.*)$/
/** "--- Log opened Mon May 18 10:13:05 2026", "**** BEGIN LOGGING AT …", "Session Start: …" */
const OPENED =
  /^(?:--- (?:log (?:opened|closed)|day changed)|\*{4} (?:begin|ending) logging(?: at)?|session (?:start|close|time|ident):?)\s*/i

/**
 * One line of a log of IRC, as irssi, WeeChat, HexChat, ZNC, mIRC, IRCCloud or a meeting bot writes it; null for any other line.
 * irssi.org/documentation/settings (timestamp_format, log_timestamp), weechat.org/files/doc (logger plug-in), wiki.znc.in/Log,
 * hexchat.readthedocs.io/en/latest/settings.html
 */
export function ircLine(line: TextLine): LogLine | null {
  const { text, start, end } = line
  const span = { start, end }
  const opened = OPENED.exec(text)
  if (opened) return { kind: 'day', span, stamp: withYear(text, readStamp(text, opened[0].length)), source: '', who: null, text }
  if (!/^[[(\d\p{L}]/u.test(text)) return null
  const stamp = lineStamp(text)
  if (!stamp?.clock) return null
  const rest = text.slice(stamp.end).replace(/^Z?[\])]/, '')
  const base = { span, stamp: { ...stamp, until: null }, source: sourceOf(line, stamp.end) }
  const said = SAID.exec(rest) ?? SAID_BY_TAB.exec(rest)
  const plain = (words: string) => words.replace(COLOURS, '')
  if (said && !EVENT.test(`${said[1]} `)) return { ...base, kind: 'said', who: said[1] ?? null, text: plain(said[2] ?? '') }
  if (EVENT.test(rest) || HAPPENED.test(rest)) return { ...base, kind: 'event', who: null, text: plain(rest) }
  const did = DID.exec(rest)
  return did ? { ...base, kind: 'said', who: did[1] ?? null, text: plain(did[2] ?? '') } : null
}

/** Bold, colour, reverse, italics, underline and the end of all, as mIRC writes them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are control characters
const COLOURS = /\x03(?:\d{1,2}(?:,\d{1,2})?)?|[\x02\x0f\x16\x1d\x1e\x1f]/g

/** "Mon May 18 10:13:05 2026": the year stands last. */
function withYear(text: string, stamp: Stamp | null): Stamp | null {
  const year = /\s((?:19|20)\d\d)\s*$/.exec(text)?.[1]
  if (!stamp?.day || stamp.day.year !== null || !year) return stamp
  return { ...stamp, clock: null, day: { ...stamp.day, year: Number(year) } }
}
