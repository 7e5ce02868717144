import { z } from 'zod'
import { IncidentInput, Zone } from '../incidents/schema'
import { Audience, EntryKind, Milestone, Precision } from '../platform/db/generated/enums'
import { id, ids, orNothing, text, ticked, version } from '../platform/text'

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
    kind: orNothing(z.enum(EntryKind)).nullish(),
    isStarred: z.boolean().optional(),
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
  kind: orNothing(z.enum(EntryKind)).nullish(),
  isStarred: z.boolean().optional(),
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
  kind: orNothing(z.enum(EntryKind)).optional(),
  isStarred: ticked,
}

export const EntryForm = z.strictObject({
  id,
  version,
  ...EntryFields,
  /** A link to be added to the text. */
  evidence: orNothing(
    z.url({ protocol: /^https?$/, error: 'Expected an address such as https://graphs.example.org/d/12.' }),
  ).nullish(),
  evidenceWords: text({ called: 'What it is', max: 300, mayBeBlank: true }).optional(),
  /** The inputs of the time as they were drawn: where they were not touched, neither is the time. */
  was: z.string().max(1_000),
  audience: z.enum(Audience).optional(),
  do: z.enum(['save', 'delete']).default('save'),
})

/** What typed words are read against. It comes with the form, so that what was shown is what is stored. */
const Against = {
  zone: Zone,
  last: orNothing(z.iso.datetime().transform((value) => new Date(value))),
  day: orNothing(z.iso.date()),
  impactStartedAt: orNothing(z.iso.datetime().transform((value) => new Date(value))),
}

/** A line typed into the quick add. */
export const QuickAddForm = z.strictObject({ id, incidentId: id, line: EntryText, ...Against })

/** Many lines that were pasted: first to be read, then, as they were shown, to be added. */
export const PasteForm = z.strictObject({
  incidentId: id,
  text: text({ called: 'The paste', max: 200_000 }),
  ...Against,
  do: z.enum(['read', 'add']).default('read'),
  /** When the lines that are shown were read, and out of which text; empty before the first reading. */
  readAt: orNothing(z.iso.datetime().transform((value) => new Date(value))),
  readOf: z.string().max(64),
  /** The entries to add: the place of each in the reading, and its id. */
  take: z.array(z.string().regex(/^\d{1,4} [0-9a-f-]{36}$|^$/)).max(1_001),
})

/** Ids with a blank between each two. */
const listed = z
  .string()
  .transform((list) => list.split(' ').filter(Boolean))
  .pipe(z.array(id).max(1_000))

/** Several entries at once. */
export const Many = z.strictObject({ ids: listed.pipe(z.array(id).min(1)) })

export const MergeForm = z.strictObject({ id, version, aboveId: id })

/** A step that a finding offers: the entries it speaks of, and the words of the button. */
export const MendForm = z.strictObject({ incidentId: id, entries: listed, words: text({ called: 'The step', max: 500 }) })
export type MendForm = z.output<typeof MendForm>

const Edited = z.strictObject({ id, version, to: version })

/** "<id>:3:2" */
function editedOf(words: string): z.input<typeof Edited> {
  const [own = '', version, to] = words.split(':')
  return { id: own, version, to }
}

/** What takes a change of a timeline back: entries to say again what they said at a version, those that go and those that come back. */
export const TakeBackForm = z.strictObject({
  edited: z
    .string()
    .transform((list) => list.split(' ').filter(Boolean).map(editedOf))
    .pipe(z.array(Edited).max(1_000)),
  added: listed,
  deleted: listed,
  /** Causes that are seen in the edited entry since. */
  causes: listed,
})
export type TakeBack = z.output<typeof TakeBackForm>

export const MilestoneForm = z.strictObject({ id, version, milestone: orNothing(z.enum(Milestone)) })
export const StarForm = z.strictObject({ id, version, isStarred: ticked })
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

/** A clock that was off: entries, and by how many minutes they really happened later (or, negative, earlier). */
export const ShiftForm = z.strictObject({
  incidentId: id,
  ids,
  minutes: z.coerce
    .number('Say by how many minutes, such as 60 or -5.')
    .int('Whole minutes only.')
    .min(-525_600, 'That is more than a year.')
    .max(525_600, 'That is more than a year.')
    .refine((value) => value !== 0, 'By 0 minutes nothing moves.'),
})
