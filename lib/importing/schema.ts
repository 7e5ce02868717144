import { z } from 'zod'
import { ITEM_KINDS, MILESTONES, SEVERITIES } from './draft'

const empty = z.literal('').transform(() => null)
const id = z.string().min(1).max(60)

/** Which document, and which incident of its draft. */
const place = { importId: z.uuid(), ordinal: z.coerce.number().int().min(0).max(10_000) }

/** The fingerprint of what the page showed, so that a change made meanwhile is noticed. */
const was = z.string().max(40)

export const FactsForm = z.strictObject({
  ...place,
  was,
  title: z.string().trim().max(300, 'At most 300 characters.'),
  startedOn: z.union([empty, z.iso.date('Expected a day as 2026-08-14.')]),
  severity: z.union([empty, z.enum(SEVERITIES)]),
  timeZone: z.union([empty, z.string().max(64)]),
})

export const OpenForm = z.strictObject({ ...place, itemId: id })

export const ItemForm = z.strictObject({
  ...place,
  itemId: id,
  was,
  text: z.string().max(10_000_000).optional(),
  kind: z.string().max(40).optional(),
  // of an entry
  day: z.string().trim().max(10).optional(),
  clock: z.string().trim().max(8).optional(),
  endDay: z.string().trim().max(10).optional(),
  endClock: z.string().trim().max(8).optional(),
  isApproximate: z.literal('on').optional(),
  milestone: z.union([empty, z.enum(MILESTONES)]).optional(),
  attributedTo: z.string().trim().max(500).optional(),
  // of an action
  details: z.string().max(10_000_000).optional(),
  owner: z.string().trim().max(500).optional(),
  due: z.string().trim().max(500).optional(),
  ticket: z.string().trim().max(2_000).optional(),
  done: z.enum(['', 'true', 'false']).optional(),
  // of a section
  title: z.string().trim().max(500).optional(),
})
export type ItemForm = z.output<typeof ItemForm>

const kind = z.enum([...ITEM_KINDS, 'structure'])

/** What is done with the items that are ticked: each becomes something else, or all become one. */
export const BulkForm = z.strictObject({
  ...place,
  items: z.array(id).min(1, 'Tick what you want to change.').max(5_000),
  to: z.enum([...kind.options, 'merged']),
})

/** A stretch of the source that is made an item. */
export const CarveForm = z.strictObject({
  ...place,
  start: z.coerce.number().int().min(0),
  end: z.coerce.number().int().min(0),
  to: z.enum(ITEM_KINDS),
})

/** An item that stands nowhere in the source. */
export const AddForm = z.strictObject({
  ...place,
  to: z.enum(ITEM_KINDS),
  text: z.string().trim().min(1, 'Expected some text.').max(20_000, 'At most 20 000 characters.'),
})

/** What is done about a doubt, or the severity that is chosen; `value` is a day or a zone. */
export const DoubtForm = z.strictObject({
  ...place,
  doubtId: id,
  do: z.enum(['settle', 'turn', 'day', 'zone', ...SEVERITIES]),
  value: z.string().max(64).optional(),
})

export type DoubtForm = z.output<typeof DoubtForm>

/** The change that was shown as the last one, or whichever that is by now. */
export const TakeBackForm = z.strictObject({ ...place, changeId: z.union([z.uuid(), z.literal('last')]) })

export const UndoAcceptForm = z.strictObject({ importId: z.uuid(), incidentId: z.uuid() })

export const AcceptForm = z.strictObject({
  importId: z.uuid(),
  version: z.coerce.number().int(),
  /** Without it all incidents of the draft. */
  ordinal: z.coerce.number().int().min(0).optional(),
})

export const ImportForm = z.strictObject({ importId: z.uuid() })
