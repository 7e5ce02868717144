import { z } from 'zod'
import { IncidentInput, Zone } from '../incidents/schema'
import { Audience, Milestone, Precision } from '../platform/db/generated/enums'
import { id, orNothing, text, ticked, version } from '../platform/text'

const EntryText = text({ called: 'The text', max: 20_000 })

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, 'Expected a time of day such as 10:13.')
/** 1900 … 9999: beyond that a typing error is likelier than an incident. */
const Moment = z
  .date()
  .min(new Date('1900-01-01'), 'That is too long ago.')
  .max(new Date('9999-12-31T23:59:59Z'), 'That is too far ahead.')

/** When an entry happened, as decided: what a form, a typed line or an import was understood to say. */
const When = z.strictObject({
  occurredAt: Moment.nullable(),
  endedAt: Moment.nullable(),
  precision: z.enum(Precision),
  isApproximate: z.boolean(),
  clockTime: Clock.nullable(),
})
export type When = z.output<typeof When>

/** Nothing is known of the moment but its place in the order. */
export const UNKNOWN: When = { occurredAt: null, endedAt: null, precision: 'unknown', isApproximate: false, clockTime: null }

const AttributedTo = orNothing(text({ called: 'The name', max: 200 }))
const SourceText = text({ called: 'The source of the time', max: 200 })

export const EntryInput = z
  .strictObject({
    id,
    incidentId: id,
    text: EntryText,
    ...When.shape,
    milestone: orNothing(z.enum(Milestone)).nullish(),
    attributedTo: AttributedTo.nullish(),
    sourceText: SourceText.nullish(),
    /** Where it stands while its moment is not known: behind this entry, or (null) before all. Without it: at the end. */
    afterId: id.nullish(),
  })
  .refine(isConsistent, 'The time and its precision do not belong together.')
export type EntryInput = z.output<typeof EntryInput>

export const EntryEdit = z.strictObject({
  id,
  version,
  text: EntryText.optional(),
  when: When.refine(isConsistent, 'The time and its precision do not belong together.').optional(),
  milestone: orNothing(z.enum(Milestone)).nullish(),
  attributedTo: AttributedTo.nullish(),
  audience: z.enum(Audience).optional(),
})
export type EntryEdit = z.output<typeof EntryEdit>

function isConsistent({ occurredAt, endedAt, precision, clockTime }: When): boolean {
  if (occurredAt) return precision !== 'unknown' && clockTime === null
  return precision === 'unknown' && endedAt === null
}

export const ZoneChange = z.strictObject({ id, version, timeZone: Zone, keep: z.enum(['clock', 'instants']) })
export type ZoneChange = z.output<typeof ZoneChange>

const Words = text({ called: 'This field', max: 100, mayBeBlank: true })

/** The form of an entry: the time as it is typed (see whenOf), in the zone the form was drawn in. */
const EntryFields = {
  text: EntryText,
  day: Words,
  clock: Words,
  endDay: Words,
  endClock: Words,
  reading: z.enum(['first', 'second']).default('first'),
  zone: Zone,
  milestone: orNothing(z.enum(Milestone)),
  attributedTo: AttributedTo,
}

export const EntryForm = z.strictObject({
  id,
  version,
  ...EntryFields,
  /** The inputs of the time as they were drawn: where they were not touched, neither is the time. */
  was: z.string().max(1_000),
  audience: z.enum(Audience).optional(),
  do: z.enum(['save', 'delete']).default('save'),
})

/** A line typed into the quick add, with what it is read against, so that what was shown is what is stored. */
export const QuickAddForm = z.strictObject({
  id,
  incidentId: id,
  line: EntryText,
  zone: Zone,
  last: orNothing(z.iso.datetime().transform((value) => new Date(value))),
  day: orNothing(z.iso.date()),
  impactStartedAt: orNothing(z.iso.datetime().transform((value) => new Date(value))),
})

export const MilestoneForm = z.strictObject({ id, version, milestone: orNothing(z.enum(Milestone)) })
export const EntryMove = z.strictObject({ id, direction: z.enum(['up', 'down']) })
export const OneVersion = z.strictObject({ id, version })
export const One = z.strictObject({ id })

/** The form of a new incident: nothing but a title is asked for. */
export const NewIncidentForm = IncidentInput.omit({ startedOn: true, isPrivate: true, timeZoneAssumed: true }).extend({
  day: orNothing(z.iso.date('Expected a day such as 2026-08-14.')),
  clock: Words,
  isPrivate: ticked,
  summary: text({ called: 'The summary', max: 200_000, mayBeBlank: true }),
})
