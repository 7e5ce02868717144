/** A value that a plugin measured, as its guidelines write it: https://www.monitoring-plugins.org/doc/guidelines.html#AEN201 */
export interface Measured {
  label: string
  /** "U" where it could not be told. */
  value: string
  unit: string
  warn: string
  crit: string
  min: string
  max: string
}

export interface PluginOutput {
  /** The first line, without what was measured. */
  line: string
  /** The lines after it. */
  more: string
  measured: Measured[]
}

/** Of what was measured this much is read. */
const MAX_MEASURED_CHARACTERS = 8000
const MAX_MEASURED = 40

/**
 * What a plugin printed, in its parts: a line and, behind "|", what was measured; then more lines of text until one has a "|",
 * after which all is measured again.
 */
export function readOutput(printed: string): PluginOutput {
  const [first = '', ...rest] = visible(printed).trim().split('\n')
  const [line = '', measured] = splitOnce(first)
  const [more = '', measuredLater] = splitOnce(rest.join('\n'))
  return { line: line.trim(), more: more.trim(), measured: readMeasured(`${measured ?? ''} ${measuredLater ?? ''}`) }
}

const splitOnce = (text: string): [string, string?] => {
  const at = text.indexOf('|')
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}

/** A program may print anything: what is no text is shown as the sign for that. */
const visible = (printed: string): string => printed.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '\uFFFD')

/** 'label'=value[unit];[warn];[crit];[min];[max], with spaces between; what is none of that is passed over. */
export function readMeasured(text: string): Measured[] {
  const measured: Measured[] = []
  const limited = text.slice(0, MAX_MEASURED_CHARACTERS)
  const one = /\s*(?:'((?:[^']|'')*)'|([^\s='|]+))=(-?\d[\d.]*(?:e[+-]?\d+)?|U)([^\s;|]*)((?:;[^\s;|]*){0,4});?(?=\s|$)/iy
  for (let at = 0; at < limited.length && measured.length < MAX_MEASURED; ) {
    one.lastIndex = at
    const found = one.exec(limited)
    if (!found) {
      at += /^\s*\S*/.exec(limited.slice(at))?.[0].length || 1
      continue
    }
    at = one.lastIndex
    const [, quoted, bare = '', value = '', unit = '', limits = ''] = found
    const [, warn = '', crit = '', min = '', max = ''] = limits.split(';')
    measured.push({ label: quoted?.replaceAll("''", "'") ?? bare, value, unit, warn, crit, min, max })
  }
  return measured
}
