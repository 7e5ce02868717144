import { MONTHS } from '../times/months'

/** A line that a machine wrote whose time does not stand first. */
export interface LogLine {
  occurredAt: Date
  /** The words of the time. */
  source: string
  /** The rest of the line, as code: what a machine writes is no Markdown. */
  text: string
}

/** The combined log of nginx and Apache: https://nginx.org/en/docs/http/ngx_http_log_module.html#log_format */
const ACCESS =
  /^(?<from>\S+ \S+ [^[\]]{1,200}?) \[(?<time>(?<day>\d\d)\/(?<month>[A-Z][a-z]{2})\/(?<year>\d{4}):(?<clock>\d\d:\d\d:\d\d) (?<zone>[+-]\d{4}))\] (?<rest>".*)$/
const TIME_KEYS = ['time', 'ts', 'timestamp', '@timestamp', 'datetime', 'date']
const TEXT_KEYS = ['msg', 'message', 'error', 'event', 'log']

/** Reads a line of an access log, or a line of JSON as loggers write them (pino, zap, logrus, slog, journalctl -o json); null for any other. */
export function readLogLine(line: string): LogLine | null {
  return line.startsWith('{') ? readJsonLine(line) : readAccessLine(line)
}

function readAccessLine(line: string): LogLine | null {
  const found = ACCESS.exec(line)?.groups
  if (!found) return null
  const { from = '', time = '', day, month = '', year, clock, zone = '', rest = '' } = found
  const number = MONTHS.get(month.toLowerCase())
  const at = new Date(`${year}-${String(number).padStart(2, '0')}-${day}T${clock}${zone.slice(0, 3)}:${zone.slice(3)}`)
  if (Number.isNaN(at.getTime())) return null
  return { occurredAt: at, source: time, text: code(`${from.replace(/( -)+$/, '')} ${rest}`) }
}

function readJsonLine(line: string): LogLine | null {
  const fields = parsed(line)
  if (!fields) return null
  const journal = fields.__REALTIME_TIMESTAMP
  const key = TIME_KEYS.find((name) => typeof fields[name] === 'string' || typeof fields[name] === 'number')
  const written = journal === undefined ? key && fields[key] : Number(journal) / 1000
  const at = instantOf(written)
  if (!at) return null
  const words = TEXT_KEYS.find((name) => typeof fields[name] === 'string' && fields[name] !== '')
  const own = journal === undefined ? [key, words] : ['__REALTIME_TIMESTAMP', 'MESSAGE']
  const message = journal === undefined ? words && fields[words] : fields.MESSAGE
  const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => !own.includes(name)))
  const more = Object.keys(rest).length > 0 ? code(JSON.stringify(rest)) : ''
  return {
    occurredAt: at,
    source: String(journal === undefined ? written : journal).slice(0, 200),
    text: [typeof message === 'string' ? code(message) : '', more].filter(Boolean).join(' ') || code(line),
  }
}

function parsed(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}

/** An ISO time with its zone, or seconds or milliseconds since 1970; null for what names no instant within reach. */
function instantOf(written: unknown): Date | null {
  if (typeof written === 'string' && !/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)$/.test(written)) return null
  const at =
    typeof written === 'number'
      ? new Date(written < 1e11 ? written * 1000 : written)
      : new Date(String(written).replace(' ', 'T'))
  return at.getTime() > Date.UTC(1990) && at.getTime() < Date.UTC(2200) ? new Date(Math.floor(at.getTime() / 1000) * 1000) : null
}

/** A text as code of Markdown, whatever backticks stand in it. */
function code(text: string): string {
  const words = text.trim().replace(/\s+/g, ' ')
  const longest = Math.max(0, ...[...words.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const space = longest > 0 ? ' ' : ''
  return words === '' ? '' : `${fence}${space}${words}${space}${fence}`
}
