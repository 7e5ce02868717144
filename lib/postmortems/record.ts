import { z } from 'zod'
import {
  ActionPriority,
  ActionState,
  ActionType,
  Audience,
  CauseKind,
  LessonKind,
  Milestone,
  PersonRole,
  PostmortemState,
  Precision,
  Severity,
  Verdict,
} from '../platform/db/generated/enums'
import { PARTS } from './parts'

const number = z.int().min(1).max(2_147_483_647)
const moment = z.iso.datetime()
const word = z.string().max(5_000)

/** Somebody with a part in an incident, by name alone: who that is here, nobody knows. */
export const Person = z.strictObject({ name: word, role: z.enum(PersonRole) })

/** What a check said where the file was written. */
const Proof = z.strictObject({
  title: word,
  statement: z.string().max(100_000).nullable().default(null),
  isEnabled: z.boolean().default(false),
  isAttested: z.boolean().default(false),
  verdict: z.enum(Verdict).nullable().default(null),
  failingSinceAt: moment.nullable().default(null),
  erringSinceAt: moment.nullable().default(null),
  firstRedAt: moment.nullable().default(null),
  turnedGreenAt: moment.nullable().default(null),
  shownRed: z.strictObject({ at: moment, against: word }).nullable().default(null),
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
    title: word,
    severity: z.enum(Severity).nullable().default(null),
    state: z.enum(PostmortemState),
    isPrivate: z.boolean().default(false),
    publishedAt: moment.nullable().default(null),
    startedOn: z.iso.date().nullable().default(null),
    timeZone: z.string().max(64),
    timeZoneAssumed: z.boolean().default(false),
    people: z.array(Person).max(1_000).default([]),
    services: z.array(word).max(1_000).default([]),
    tags: z.array(word).max(1_000).default([]),
    /** In the order of the headings of the first two levels: what stands below each. */
    parts: z.array(part).max(10_000),
  }),
  sections: z
    .array(z.strictObject({ key: z.string().regex(/^[\p{Letter}\p{Number}-]{1,80}$/u), title: word, audience }))
    .max(10_000),
  entries: z
    .array(
      z.strictObject({
        occurredAt: moment.nullable().default(null),
        endedAt: moment.nullable().default(null),
        precision: z.enum(Precision),
        isApproximate: z.boolean().default(false),
        clockTime: z.string().max(8).nullable().default(null),
        sourceText: word.nullable().default(null),
        milestone: z.enum(Milestone).nullable().default(null),
        attributedTo: word.nullable().default(null),
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
        title: word,
        audience,
        type: z.enum(ActionType).nullable().default(null),
        priority: z.enum(ActionPriority),
        owner: word.nullable().default(null),
        dueOn: z.iso.date().nullable().default(null),
        ticketUrl: word.nullable().default(null),
        ...ToldAction.shape,
      }),
    )
    .max(10_000),
  lessons: z.array(z.strictObject({ kind: z.enum(LessonKind), audience })).max(10_000),
})
export type FileRecord = z.output<typeof FileRecord>
