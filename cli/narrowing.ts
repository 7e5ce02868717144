import { parseIncidentName } from '../lib/incidents/rules'
import type { Prisma } from '../lib/platform/db/client'
import { PostmortemState, Severity } from '../lib/platform/db/generated/enums'
import { Refusal } from '../lib/platform/errors'

/** Options by which a command takes some incidents and not all; for parseArgs. Each may be given several times, or as a list with commas. */
export const narrowingOptions = {
  incident: { type: 'string', multiple: true },
  severity: { type: 'string', multiple: true },
  service: { type: 'string', multiple: true },
  state: { type: 'string', multiple: true },
  since: { type: 'string' },
  until: { type: 'string' },
} as const

export interface NarrowingOptions {
  incident?: string[] | undefined
  severity?: string[] | undefined
  service?: string[] | undefined
  state?: string[] | undefined
  since?: string | undefined
  until?: string | undefined
}

export const NARROWING = '[--severity SEV1,SEV2] [--service NAME] [--state published] [--since 2026-01-01] [--until 2026-12-31]'

/** The incidents that are meant: those of every option, by any of its values. @throws Refusal where a value cannot be understood */
export function narrowingOf({ severity, service, state, since, until }: NarrowingOptions): Prisma.IncidentWhereInput {
  const severities = listOf(severity).map((one) => oneOf('severity', Severity, one.toUpperCase()))
  const states = listOf(state).map((one) => oneOf('state', PostmortemState, one.toLowerCase().replace(/[ -]/g, '_')))
  const services = listOf(service)
  const names = services.map((name) => ({ service: { name: { equals: name, mode: 'insensitive' as const } } }))
  const [from, to] = [dayOf('since', since), dayOf('until', until)]
  if (from && to && to < from) throw new Refusal('--until lies before --since.', 'Turn the two days round.', 2)
  return {
    ...(severities.length > 0 && { severity: { in: severities } }),
    ...(states.length > 0 && { postmortemState: { in: states } }),
    ...(services.length > 0 && { services: { some: { OR: names } } }),
    ...((from || to) && { beganAt: { ...(from && { gte: from }), ...(to && { lt: new Date(to.getTime() + 86_400_000) }) } }),
  }
}

/** The numbers that are named, by --incident or by themselves. @throws Refusal */
export const numbersOf = ({ incident }: NarrowingOptions, positionals: string[]): number[] =>
  [...listOf(incident), ...positionals].map((name) => {
    const number = parseIncidentName(name)
    if (number === null) throw new Refusal(`“${name}” is no incident.`, 'Incidents are named by their number: INC-12.', 2)
    return number
  })

const listOf = (values: string[] = []): string[] =>
  values
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter(Boolean)

function oneOf<T extends string>(option: string, known: Record<string, T>, value: string): T {
  const found = Object.values(known).find((each) => each === value)
  if (found) return found
  throw new Refusal(`There is no ${option} “${value}”.`, `Expected of --${option}: ${Object.values(known).join(', ')}.`, 2)
}

/** Midnight in UTC at which a day begins. */
function dayOf(option: string, value: string | undefined): Date | null {
  if (value === undefined) return null
  const at = /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00:00Z`) : null
  if (at?.toISOString().startsWith(value)) return at
  throw new Refusal(`“${value}” is no day.`, `Expected of --${option} a day such as 2026-08-14.`, 2)
}
