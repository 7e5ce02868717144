import { z } from 'zod'
import { EntryKind } from '../platform/db/generated/enums'
import { Elsewhere, FileRecord, ToldAction } from '../postmortems/record'
import { ENTRY_LIMIT, FILE_LIMIT, INCIDENT_LIMIT, ITEM_LIMIT, SPAN_LIMIT } from './limits'

/**
 * What an importer read out of one document, shown for review before anything is stored. Every item says where in the decoded
 * text it stands (spans), so that each passage of the source is accounted for: as an item, as part of a section's body, or as
 * structure (a bare heading, the head of a table, a label).
 */

/** Offsets into the decoded text, end exclusive. */
export const Span = z.strictObject({ start: z.int().min(0), end: z.int().min(0) })
export type Span = z.output<typeof Span>

const text = z.string().max(FILE_LIMIT)
const short = z.string().max(500)
const item = {
  /** Where a file of ours says that it is for others than everybody who may see the incident. */
  audience: FileRecord.shape.lessons.element.shape.audience,
  /** Stable within the draft: "entry-3". */
  id: z.string().min(1).max(60),
  /** Empty for what a person added. */
  spans: z.array(Span).max(SPAN_LIMIT),
}

export const MILESTONES = ['impact_started', 'detected', 'acknowledged', 'mitigated', 'resolved'] as const

export const DraftEntry = z.strictObject({
  ...item,
  /** "2022-12-04T06:23Z" (zone known), "2022-12-04T06:23" (not known), "2022-12-04", "2022-12", "2022"; null where no day is known. */
  at: z
    .string()
    .regex(/^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d{3})?)?Z?)?)?)?$/)
    .nullable(),
  /** The end of a range, in the same form. */
  endedAt: z
    .string()
    .regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{3})?)?Z?)?$/)
    .nullable(),
  precision: z.enum(['second', 'minute', 'hour', 'day', 'month', 'year', 'unknown']),
  /** "~2:45", "around 10:00". */
  isApproximate: z.boolean(),
  /** A time of day whose day is not known; only while `at` is null. */
  clockTime: z
    .string()
    .regex(/^\d\d:\d\d(:\d\d)?$/)
    .nullable(),
  /** The words the time came from. */
  sourceText: short.nullable(),
  text,
  /** A proposal: the entry's words say so. */
  milestone: z.enum(MILESTONES).nullable(),
  attributedTo: short.nullable(),
  /** What a file of ours says of it. */
  kind: z.enum(EntryKind).nullish(),
  isStarred: z.boolean().optional(),
})
export type DraftEntry = z.output<typeof DraftEntry>

export const DraftCause = z.strictObject({
  ...item,
  kind: z.enum(['trigger', 'root_cause', 'contributing_factor']),
  text,
  /** Where a file of ours says so: the cause it is a why of, the entries that show it and the actions against it, by their ids here. */
  links: z
    .strictObject({
      under: z.string().nullable(),
      evidence: z.array(z.string()),
      actions: z.array(z.string()),
      elsewhere: z.array(Elsewhere),
    })
    .optional(),
})
export type DraftCause = z.output<typeof DraftCause>

export const DraftAction = z.strictObject({
  ...item,
  text,
  details: text,
  owner: short.nullable(),
  /** As written, "Q2 2026" too. */
  due: short.nullable(),
  /** Null where the text does not show it. */
  done: z.boolean().nullable(),
  ticket: z.string().max(2_000).nullable(),
  /** What a file of ours says besides; `text` is then the title, word by word. */
  record: FileRecord.shape.actions.element
    .pick({ number: true, type: true, priority: true })
    .extend({ told: ToldAction })
    .optional(),
})
export type DraftAction = z.output<typeof DraftAction>

export const DraftLesson = z.strictObject({
  ...item,
  kind: z.enum(['learned', 'went_well', 'went_wrong', 'got_lucky', 'surprised']),
  text,
})
export type DraftLesson = z.output<typeof DraftLesson>

export const DraftSection = z.strictObject({ ...item, key: z.string().min(1).max(120), title: short, body: text })
export type DraftSection = z.output<typeof DraftSection>

/** Words of the source that became the structure of the incident: a bare "Timeline", column heads, "All times in CET". */
export const DraftStructure = z.strictObject({ ...item, text })
export type DraftStructure = z.output<typeof DraftStructure>

export const DraftDoubt = z.strictObject({
  ...item,
  kind: z.enum([
    'no_incident',
    'no_title',
    'no_date',
    'no_zone',
    'no_severity',
    'ambiguous_date',
    'assumed_day',
    'assumed_year',
    'relative_time',
    'zone_conflict',
    'zone_literal',
    'out_of_order',
    'far_from_the_rest',
    'weekday_mismatch',
    'ends_before_start',
    'duration_mismatch',
    'clock_change',
    'encoding',
    'hidden_characters',
    'hypotheses',
    'from_prose',
    'before_first',
    'local_address',
    'told',
    'check',
    'limit',
  ]),
  /** A sentence for the person: what was found and what was made of it. */
  message: text,
  /** The item it is about, where it is about one. */
  about: z.string().max(60).nullable(),
  /** A person has mended it, or said that all is well. */
  isSettled: z.boolean().optional(),
})
export type DraftDoubt = z.output<typeof DraftDoubt>

export const SEVERITIES = ['SEV1', 'SEV2', 'SEV3', 'SEV4', 'SEV5'] as const

const zone = z.strictObject({
  /** "PST", "GMT+1"; null where the document states none. */
  asWritten: short.nullable(),
  /** The zone the incident is told in; null until somebody chooses. */
  iana: z.string().max(64).nullable(),
  /** Local times were read as local to `iana` because the document states no zone. */
  assumed: z.boolean(),
  spans: z.array(Span).max(SPAN_LIMIT),
})

export const DraftIncident = z.strictObject({
  id: z.string().min(1).max(60),
  /** Everything of the source that belongs to this incident lies in here. */
  span: Span,
  title: short.nullable(),
  titleSpans: z.array(Span).max(10),
  startedOn: z.iso.date().nullable(),
  severity: z.strictObject({ asWritten: short.nullable(), value: z.enum(SEVERITIES).nullable(), spans: z.array(Span).max(10) }),
  timeZone: zone,
  tags: z.array(z.string().min(1).max(80)).max(50),
  /** What a file of ours says besides. */
  record: FileRecord.shape.incident
    .pick({ number: true, state: true, isPrivate: true, publishedAt: true, people: true, services: true })
    .optional(),
  timeline: z.array(DraftEntry).max(ENTRY_LIMIT),
  causes: z.array(DraftCause).max(ITEM_LIMIT),
  actions: z.array(DraftAction).max(ITEM_LIMIT),
  lessons: z.array(DraftLesson).max(ITEM_LIMIT),
  sections: z.array(DraftSection).max(ITEM_LIMIT),
  structure: z.array(DraftStructure).max(5_000),
  doubts: z.array(DraftDoubt).max(1_000),
})
export type DraftIncident = z.output<typeof DraftIncident>

/** Where the items of an incident stand, and its doubts. */
export const DRAFT_LISTS = ['timeline', 'causes', 'actions', 'lessons', 'sections', 'structure', 'doubts'] as const

/** One change that a person made to a draft, and what stood there before, to take it back. */
export const DraftChange = z.strictObject({
  id: z.uuid(),
  /** Which incident of the draft. */
  ordinal: z.int().min(0),
  /** What was done: "2 passages became causes". */
  words: short,
  /** Items that were changed or taken away, as they were, each as JSON: judged when the draft is stored again. */
  before: z.array(z.strictObject({ list: z.enum(DRAFT_LISTS), at: z.int().min(0), id: z.string(), json: z.string() })),
  /** Items that were not there before. */
  added: z.array(z.strictObject({ list: z.enum(DRAFT_LISTS), id: z.string() })),
  /** Title, day, severity and zone as they were, as JSON; null where they were not changed. */
  facts: z.string().nullable(),
})
export type DraftChange = z.output<typeof DraftChange>

export const Draft = z.strictObject({
  importer: z.string().min(1).max(60),
  encoding: z.strictObject({
    name: z.enum([
      'utf-8',
      'utf-16le',
      'utf-16be',
      'windows-1252',
      'windows-1251',
      'koi8-r',
      'shift_jis',
      'euc-jp',
      'gb18030',
      'euc-kr',
      'mixed',
    ]),
    /** How many runs of wrongly decoded characters were put right ("donâ€™t" → "don’t"). */
    mended: z.int().min(0),
  }),
  /** Why the document holds no incident; null where it holds one. */
  why: text.nullable(),
  incidents: z.array(DraftIncident).max(INCIDENT_LIMIT),
  /** What people changed since it was read, the last one last. */
  history: z.array(DraftChange).max(100).optional(),
})
export type Draft = z.output<typeof Draft>

/** The kinds of item a passage can be. */
export const ITEM_KINDS = ['entry', 'cause', 'action', 'lesson', 'section'] as const
export type ItemKind = (typeof ITEM_KINDS)[number]
