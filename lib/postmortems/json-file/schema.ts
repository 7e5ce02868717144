import { z } from 'zod'
import {
  ActionPriority,
  ActionState,
  ActionType,
  Audience,
  CauseKind,
  EntryKind,
  LessonKind,
  Milestone,
  PersonRole,
  PostmortemState,
  Precision,
  Severity,
  Verdict,
} from '../../platform/db/generated/enums'

// Read by other people's programs. What is here keeps its name and its meaning; a new field is no new version, a removed or a
// changed one is (FORMAT), and docs/exporting.md says so.

/** The first field of every file: which of these shapes it has. */
export const FORMAT = 'nevermore-incident/1'

const Instant = z.iso.datetime({ precision: 3 }).describe('A moment in UTC, such as 2026-08-14T08:10:00.000Z.')
const Day = z.iso.date()
const Markdown = z.string().describe('Markdown.')
const For = z.enum(Audience).describe('Whom this part is for: everybody who may see the incident, or also the public.')
const Cover = z.enum(['none', 'planned', 'done', 'verified', 'regressed'])

const Check = z
  .strictObject({
    title: z.string(),
    statement: z.string().nullable().describe('What it looks at, in words; null where its kind is not known.'),
    isEnabled: z.boolean(),
    isAttested: z.boolean().describe('People say so, no machine.'),
    verdict: z.enum(Verdict).nullable().describe('Of its last run; null where it never ran.'),
    failingSinceAt: Instant.nullable(),
    erringSinceAt: Instant.nullable().describe('Since when nobody could look.'),
    firstRedAt: Instant.nullable(),
    turnedGreenAt: Instant.nullable(),
    shownRed: z
      .strictObject({ at: Instant, against: z.string() })
      .nullable()
      .describe('When it was first shown to fail by a run against something else, and against what.'),
  })
  .meta({ id: 'Check' })

const Action = z
  .strictObject({
    action: z.string().regex(/^ACT-\d+$/),
    title: z.string(),
    details: Markdown,
    type: z.enum(ActionType).nullable(),
    priority: z.enum(ActionPriority),
    owner: z.string().nullable(),
    dueOn: Day.nullable(),
    ticketUrl: z.string().nullable(),
    state: z.enum(ActionState),
    verifiedAt: Instant.nullable(),
    waiver: z.strictObject({ reason: z.string(), approvedBy: z.string(), expiresOn: Day }).nullable(),
    checks: z.array(Check),
    audience: For,
  })
  .meta({ id: 'Action' })

const Entry = z
  .strictObject({
    occurredAt: Instant.nullable().describe('Null where only its place in the order is known.'),
    endedAt: Instant.nullable(),
    precision: z.enum(Precision).describe('How well the moment is known.'),
    isApproximate: z.boolean(),
    clockTime: z.string().nullable().describe('A time of day whose day is not known.'),
    sourceText: z.string().nullable().describe('The words the time came from.'),
    text: Markdown,
    milestone: z.enum(Milestone).nullable(),
    attributedTo: z.string().nullable(),
    kind: z.enum(EntryKind).nullable().describe('What sort of fact it is.'),
    isStarred: z.boolean().describe('Whether it belongs into a document that tells the essential alone.'),
    audience: For,
  })
  .meta({ id: 'Entry' })

const causeFields = {
  kind: z.enum(CauseKind),
  text: Markdown,
  coverage: z.strictObject({ prevent: Cover, detect: Cover, mitigate: Cover }),
  actions: z.array(z.string().regex(/^ACT-\d+$/)).describe('What is done against it; an action may belong to another incident.'),
  evidence: z.array(z.int().min(0)).describe('The entries it is seen in, as places in the timeline, the first 0.'),
  audience: For,
}
type CauseJson = z.output<z.ZodObject<typeof causeFields, z.core.$strict>> & { whys: CauseJson[] }
const Cause: z.ZodType<CauseJson> = z
  .strictObject({
    ...causeFields,
    get whys() {
      return z.array(Cause).describe('Why it came to be so.')
    },
  })
  .meta({ id: 'Cause' })

/** A postmortem as JSON: the facts, the texts as Markdown, the proof. Lists come in the order in which they are told. */
export const IncidentJson = z
  .strictObject({
    format: z.literal(FORMAT),
    incident: z.string().regex(/^INC-\d+$/),
    title: z.string(),
    severity: z.enum(Severity).nullable(),
    state: z.enum(PostmortemState),
    isPrivate: z.boolean(),
    publishedAt: Instant.nullable(),
    startedOn: Day.nullable().describe('The day it began, in its time zone.'),
    timeZone: z.string().describe('IANA zone it is told in.'),
    timeZoneAssumed: z.boolean().describe('Its source named no zone.'),
    milestones: z.array(
      z.strictObject({ milestone: z.enum(Milestone), at: Instant, precision: z.enum(Precision), isApproximate: z.boolean() }),
    ),
    measures: z.array(
      z.strictObject({
        name: z.enum(['TTD', 'TTA', 'TTM', 'TTR', 'TTV']),
        words: z.string(),
        anchors: z.string(),
        milliseconds: z.number(),
      }),
    ),
    people: z.array(z.strictObject({ name: z.string(), role: z.enum(PersonRole) })),
    services: z.array(z.string()),
    tags: z.array(z.string()),
    sections: z.array(z.strictObject({ key: z.string(), title: z.string(), body: Markdown, audience: For })),
    timeline: z.array(Entry),
    causes: z.array(Cause),
    actions: z.array(Action),
    lessons: z.array(z.strictObject({ kind: z.enum(LessonKind), text: Markdown, audience: For })),
  })
  .meta({
    title: 'A postmortem of Nevermore',
    description: 'One incident with its sections, timeline, causes, actions and proof.',
  })
export type IncidentJson = z.output<typeof IncidentJson>

/** The same as JSON Schema, draft 2020-12, for programs in other languages. */
export const incidentJsonSchema = (): object => z.toJSONSchema(IncidentJson)
