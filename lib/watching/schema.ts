import { z } from 'zod'
import { id, version } from '../platform/text'

const one = { number: z.coerce.number().int().positive(), id, version }

export const OneProposal = z.strictObject(one)

/** The changes that are taken. "keep …" stands for one that was looked at and is not; an empty one says that none is ticked. */
export const AcceptForm = z.strictObject({
  ...one,
  changes: z
    .array(z.string().max(60))
    .max(10_000)
    .transform((keys) => keys.filter((key) => key !== '' && !key.startsWith('keep '))),
})

export const SettleForm = z.strictObject({ ...one, what: z.enum(['follow', 'leave']) })
