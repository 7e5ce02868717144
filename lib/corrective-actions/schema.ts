import { z } from 'zod'
import { ActionPriority, ActionState, ActionType } from '../platform/db/generated/enums'
import { id, ids, orNothing, text, version } from '../platform/text'
import { BoardFilters, toSavedQuery } from './filters'
import { BULK_PIECE } from './rules'

const ActionTitle = text({ called: 'The title', max: 300 })
const ActionDetails = text({ called: 'The details', max: 50_000, mayBeBlank: true })
const Day = z.iso.date('Expected a day such as 2026-08-14.')

/** A link to where the work is tracked. Only http and https: anything else could run in the reader's browser. */
const TicketUrl = z
  .url({ protocol: /^https?$/, error: 'Expected a web address that begins with http:// or https://.' })
  .max(2_000, 'This address is longer than 2 000 characters.')

const fields = {
  details: ActionDetails,
  type: orNothing(z.enum(ActionType, 'Choose prevent, detect, mitigate or process.')).nullable(),
  priority: z.enum(ActionPriority, 'Choose urgent, high, medium or low.'),
  ownerId: orNothing(id).nullable(),
  ownerAsWritten: text({ called: 'The owner as written', max: 300 }).nullable(),
  dueOn: orNothing(Day).nullable(),
  ticketUrl: orNothing(TicketUrl).nullable(),
  /** The board, checks and notices tell of an action, so it is never restricted. */
  audience: z.enum(['members', 'public'], 'An action is for everybody who may see its incident, or public.'),
}

export const ActionInput = z.strictObject({
  id,
  incidentId: id,
  title: ActionTitle,
  details: fields.details.default(''),
  type: fields.type.default(null),
  priority: fields.priority.default('medium'),
  ownerId: fields.ownerId.default(null),
  ownerAsWritten: fields.ownerAsWritten.default(null),
  dueOn: fields.dueOn.default(null),
  ticketUrl: fields.ticketUrl.default(null),
  audience: fields.audience.default('members'),
  causeIds: ids.default([]),
  /** A document may say that an action was begun or done; nothing but a check says that it is verified. */
  state: z.enum(['open', 'in_progress', 'done']).default('open'),
})
export type ActionInput = z.input<typeof ActionInput>

/** What is absent stays as it is. */
export const ActionEdit = z.strictObject({
  id,
  version,
  title: ActionTitle.optional(),
  details: fields.details.optional(),
  type: fields.type.optional(),
  priority: fields.priority.optional(),
  ownerId: fields.ownerId.optional(),
  ownerAsWritten: fields.ownerAsWritten.optional(),
  dueOn: fields.dueOn.optional(),
  ticketUrl: fields.ticketUrl.optional(),
  audience: fields.audience.optional(),
  /** The causes it works against, whole. */
  causeIds: ids.optional(),
})
export type ActionEdit = z.output<typeof ActionEdit>

/** The form in which an action is edited; its second button deletes it. */
export const ActionForm = ActionEdit.extend({ do: z.enum(['save', 'delete']).default('save') })

const Because = text({ called: 'The reason', max: 2_000, mayBeBlank: true })

/** `from` is the state the person saw when they decided to move it. */
export const ActionMove = z.strictObject({
  id,
  from: z.enum(ActionState),
  to: z.enum(ActionState, 'Choose where to move the action.'),
  because: Because.default(''),
})
export type ActionMove = z.output<typeof ActionMove>

export const MoveUndo = z.strictObject({ transitionId: id })

/** Whoever sends it asks; the approver has to say yes before anything is waived. */
export const WaiverInput = z.strictObject({
  id,
  actionId: id,
  reason: text({ called: 'The reason', max: 2_000 }),
  expiresOn: Day,
  approverId: z.uuid('Choose who approves it.'),
})
export type WaiverInput = z.output<typeof WaiverInput>

export const WaiverAnswer = z.strictObject({
  actionId: id,
  answer: z.enum(['approve', 'decline'], 'Choose whether to approve it.'),
  because: Because.default(''),
})
export type WaiverAnswer = z.output<typeof WaiverAnswer>

export const WaiverEnd = z.strictObject({ id, because: Because.default('') })

export const ActionId = z.strictObject({ id })

const days = z.coerce
  .number('Expected a number of days.')
  .int('Expected whole days.')
  .min(0, 'Expected 0 or more days.')
  .max(3650, 'At most ten years.')

/** In how many days a new action is due, by severity, and how many days before then its owner is reminded. */
export const DueDaysForm = z.strictObject({ SEV1: days, SEV2: days, SEV3: days, SEV4: days, SEV5: days, remindDaysBefore: days })
export type DueDaysForm = z.output<typeof DueDaysForm>

const manyIds = z
  .union([id, z.array(id)])
  .transform((given) => [given].flat())
  .pipe(z.array(id).max(BULK_PIECE, `Change at most ${BULK_PIECE} actions at once.`))

/** One thing of many actions. */
export const BulkEdit = z.discriminatedUnion(
  'field',
  [
    z.strictObject({ ids: manyIds, field: z.literal('owner'), value: fields.ownerId }),
    z.strictObject({ ids: manyIds, field: z.literal('due'), value: fields.dueOn }),
    z.strictObject({ ids: manyIds, field: z.literal('type'), value: fields.type }),
    z.strictObject({ ids: manyIds, field: z.literal('priority'), value: fields.priority }),
    z.strictObject({ ids: manyIds, field: z.literal('state'), value: z.enum(ActionState, 'Choose where to move the actions.') }),
  ],
  'Choose what to change: owner, due, type, priority or state.',
)
export type BulkEdit = z.output<typeof BulkEdit>

const Undone = z.union([
  z.strictObject({ id, transitionId: id }),
  z.strictObject({
    id,
    version,
    before: ActionEdit.pick({ ownerId: true, ownerAsWritten: true, dueOn: true, type: true, priority: true }),
  }),
])

/** What takes a bulk edit back, as its results said; JSON in a form's field. */
export const BulkUndo = z.strictObject({
  items: z
    .string()
    .max(100_000)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text)
      } catch {
        context.addIssue('Expected a list of what to take back.')
        return z.NEVER
      }
    })
    .pipe(z.array(Undone).min(1).max(BULK_PIECE)),
})
export type BulkUndo = z.output<typeof BulkUndo>

/** Anything that was typed into the address becomes filters, and what they do not know is left out. */
const Query = z
  .string()
  .max(4_000)
  .transform((text) => {
    const query = new URLSearchParams(text.startsWith('?') ? text : '')
    return toSavedQuery(BoardFilters.parse(Object.fromEntries([...new Set(query.keys())].map((key) => [key, query.getAll(key)]))))
  })
const ViewName = text({ called: 'The name', max: 60 })
const flag = z.union([z.boolean(), z.literal('on')]).transform(Boolean)

export const SavedViewInput = z.strictObject({ id, name: ViewName, query: Query, isShared: flag.default(false) })
export type SavedViewInput = z.output<typeof SavedViewInput>

/** What is absent stays as it is. */
export const SavedViewEdit = z.strictObject({
  id,
  name: ViewName.optional(),
  query: Query.optional(),
  isShared: flag.optional(),
})
export type SavedViewEdit = z.output<typeof SavedViewEdit>

export const SavedViewId = z.strictObject({ id })
