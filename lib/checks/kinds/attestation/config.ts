import { z } from 'zod'

/** What a check of kind "attestation" says: what a person has to confirm, and for how long that holds. */
export const AttestationConfig = z.strictObject({
  statement: z.string().trim().min(1, 'Say what has to be true.').max(500, 'At most 500 characters.'),
  /** What whoever attests should look at. */
  how: z.string().trim().max(2000, 'At most 2,000 characters.').default(''),
  validDays: z.number('For how long does it hold?').int().min(1, 'At least a day.').max(366, 'At most 366 days.'),
})

export type AttestationConfig = z.output<typeof AttestationConfig>
