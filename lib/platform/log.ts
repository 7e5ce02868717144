import { pino } from 'pino'
import { settings } from './settings'

const create = () =>
  pino(
    {
      level: settings().logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: {
        paths: ['password', 'token', 'secret', '*.password', '*.token', '*.secret', '*.authorization', '*.cookie'],
        censor: '[secret]',
      },
    },
    pino.destination({ dest: 2, sync: true }),
  )

let logger: ReturnType<typeof create> | undefined

/** Structured lines in UTC on standard error. Say what happened as `log().info({ incident: 12 }, 'incident created')`. */
export function log(): ReturnType<typeof create> {
  logger ??= create()
  return logger
}
