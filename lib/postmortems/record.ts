import { z } from 'zod'
import { isZone } from '../incidents/schema'
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
} from '../platform/db/generated/enums'
import { isStorable } from '../platform/text'
import { PARTS } from './parts'

const number = z.int().min(1).max(2_147_483_647)
const moment = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/)
  .refine((value) => !Number.isNaN(Date.parse(value)))
/** Whatever a file says is within what the app takes; a file that says more is none of ours. */
const text = (max: number) => z.string().max(max).refine(isStorable)
const words = (max: number) => text(max).refine((value) => value.trim() !== '')
const word = text(5_000)

/** Somebody with a part in an incident, by name alone: who that is here, nobody knows. */
export const Person = z.strictObject({ name: word, role: z.enum(PersonRole) })

/** What a check said where the file was written. */
const Proof = z.strictObject({
  title: word,
  statement: text(100_000).nullable().default(null),
  isEnabled: z.boolean().default(false),
  isAttested: z.boolean().default(false),
  verdict: z.enum(Verdict).nullable().default(null),
  failingSinceAt: moment.nullable().default(null),
  erringSinceAt: moment.nullable().default(null),
  firstRedAt: moment.nullable().default(null),
  turnedGreenAt: moment.nullable().default(null),
  shownRed: z.strictObject({ at: moment, against: word }).nullable().default(null),
  /** Stands in the words of the file. */
  definition: text(100_000).nullable().default(null),
})

/** How an action stood where the file was written. */
export const ToldAction = z.strictObject({
  state: z.enum(ActionState),
  verifiedAt: moment.nullable().default(null),
  waiver: z.strictObject({ reason: word, approvedBy: word, expiresOn: z.iso.date() }).nullable().default(null),
  checks: z.array(Proof).max(1_000).default([]),
})
export type ToldAction = z.output<typeof ToldAction>

/** An action of another incident against a cause of this one: all that the file tells of it. */
export const Elsewhere = z.strictObject({ number, type: z.enum(ActionType).nullable().default(null), state: z.enum(ActionState) })

/** Whom a part is for, where that is not everybody who may see the incident. */
const audience = z.enum(Audience).exclude(['members']).optional()

const part = z.union([z.enum(PARTS), z.templateLiteral(['section ', z.string()])])

/** What the words of a file do not say, and who reads it back has to know. */
export const FileRecord = z.strictObject({
  incident: z.strictObject({
    number,
    title: words(300),
    severity: z.enum(Severity).nullable().default(null),
    state: z.enum(PostmortemState),
    isPrivate: z.boolean().default(false),
    publishedAt: moment.nullable().default(null),
    startedOn: z.iso.date().nullable().default(null),
    timeZone: z.string().max(64).refine(isZone),
    timeZoneAssumed: z.boolean().default(false),
    people: z.array(Person).max(1_000).default([]),
    services: z.array(words(80)).max(50).default([]),
    tags: z.array(words(80)).max(50).default([]),
    /** In the order of the headings of the first two levels: what stands below each. */
    parts: z.array(part).max(10_000),
  }),
  sections: z
    .array(z.strictObject({ key: z.string().regex(/^[\p{Letter}\p{Number}-]{1,80}$/u), title: text(500), audience }))
    .max(10_000),
  entries: z
    .array(
      z.strictObject({
        occurredAt: moment.nullable().default(null),
        endedAt: moment.nullable().default(null),
        precision: z.enum(Precision),
        isApproximate: z.boolean().default(false),
        clockTime: z
          .string()
          .regex(/^\d\d:\d\d(:\d\d)?$/)
          .nullable()
          .default(null),
        sourceText: text(500).nullable().default(null),
        milestone: z.enum(Milestone).nullable().default(null),
        attributedTo: text(500).nullable().default(null),
        kind: z.enum(EntryKind).nullable().default(null),
        isStarred: z.boolean().default(false),
        audience,
      }),
    )
    .max(100_000),
  causes: z
    .array(
      z.strictObject({
        kind: z.enum(CauseKind),
        audience,
        /** 0 at the top, then each a why of the nearest before it that is one less. */
        depth: z.int().min(0).max(10_000),
        evidence: z.array(z.int().min(0)).max(10_000).default([]),
        actions: z.array(number).max(10_000).default([]),
        elsewhere: z.array(Elsewhere).max(10_000).default([]),
      }),
    )
    .max(10_000),
  actions: z
    .array(
      z.strictObject({
        number,
        title: words(300),
        audience,
        type: z.enum(ActionType).nullable().default(null),
        priority: z.enum(ActionPriority),
        owner: text(500).nullable().default(null),
        dueOn: z.iso.date().nullable().default(null),
        ticketUrl: text(2_000).nullable().default(null),
        ...ToldAction.shape,
      }),
    )
    .max(10_000),
  lessons: z.array(z.strictObject({ kind: z.enum(LessonKind), audience })).max(10_000),
})
export type FileRecord = z.output<typeof FileRecord>
