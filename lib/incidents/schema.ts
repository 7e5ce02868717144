import { z } from 'zod'
import { PersonRole, Severity } from '../platform/db/generated/enums'
import { id, name, orNothing, text, version } from '../platform/text'

const Title = text({ called: 'The title', max: 300 })

/** An IANA zone this machine knows. */
export const Zone = z
  .string('The time zone is missing.')
  .refine(isZone, 'This is not a time zone; expected a name such as Europe/Berlin.')

export function isZone(zone: string): boolean {
  try {
    return zone.length < 64 && !/^[+-]/.test(zone) && Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}

const Day = z.iso.date('Expected a day such as 2026-08-14.')
const Names = (called: string) =>
  z
    .union([z.string(), z.array(z.string())])
    .transform((value) => (Array.isArray(value) ? value : value.split(',')).map((item) => item.trim()).filter(Boolean))
    .pipe(z.array(name({ called, max: 80 })).max(50, `${called}s: at most 50.`))
    .transform((names) => [...new Set(names)])

const Tags = Names('A tag').transform((tags) => [...new Set(tags.map((tag) => tag.toLowerCase()))])
/** Services by name; one that does not exist yet is made. */
const ServiceNames = Names('A service')

export const IncidentInput = z.strictObject({
  id,
  title: Title,
  severity: orNothing(z.enum(Severity)).nullish(),
  timeZone: Zone,
  timeZoneAssumed: z.boolean().optional(),
  startedOn: orNothing(Day).nullish(),
  services: ServiceNames.optional(),
  tags: Tags.optional(),
  isPrivate: z.boolean().optional(),
})
export type IncidentInput = z.output<typeof IncidentInput>

export const IncidentEdit = z.strictObject({
  id,
  version,
  title: Title.optional(),
  severity: orNothing(z.enum(Severity)).nullish(),
  startedOn: orNothing(Day).nullish(),
  services: ServiceNames.optional(),
  tags: Tags.optional(),
  isPrivate: z.boolean().optional(),
  timeZoneAssumed: z.boolean().optional(),
})
export type IncidentEdit = z.output<typeof IncidentEdit>

export const PersonInput = z.strictObject({ incidentId: id, memberId: id, role: z.enum(PersonRole) })
export type PersonInput = z.output<typeof PersonInput>

/** The form of an incident's facts, whole. */
export const FactsForm = z.strictObject({
  id,
  version,
  title: Title,
  severity: orNothing(z.enum(Severity)),
  startedOn: orNothing(Day).optional(),
  services: ServiceNames,
  tags: Tags,
})

export const PrivacyForm = z.strictObject({
  id,
  version,
  isPrivate: z.enum(['true', 'false']).transform((value) => value === 'true'),
})
export const OneVersion = z.strictObject({ id, version })
export const One = z.strictObject({ id })

const ServiceName = name({ called: 'The name', max: 80 })
export const ServiceInput = z.strictObject({ name: ServiceName })
export const ServiceRename = z.strictObject({ id, name: ServiceName })
