import { z } from 'zod'
import { id, isStorable, text, version } from '../platform/text'

const DAY = 86_400
const title = text({ called: 'The name', max: 200, mayBeBlank: true })
const whole = (called: string, min: number, max: number) =>
  z.coerce
    .number(`${called}: expected a number.`)
    .int()
    .min(min, `${called}: at least ${min}.`)
    .max(max, `${called}: at most ${max}.`)

/** When the check looks and when what it saw counts as proof. */
const Proof = z.strictObject({
  intervalSeconds: whole('How often it looks', 10, 31 * DAY),
  passesToVerify: whole('Passes', 1, 1000),
  soakSeconds: whole('How long it has to pass', 0, 365 * DAY),
  failuresToRegress: whole('Failures', 1, 1000),
  /** Null or left out: three intervals, an hour at least. */
  staleSeconds: z.union([z.null(), whole('How long it may go without a look', 60, 365 * DAY)]).optional(),
})

/** The kind's own properties as the form or the API gave them; the kind's schema is what judges them. */
const config = z
  .record(z.string().max(100), z.unknown())
  .refine((value) => isStorable(JSON.stringify(value)), 'A value holds a character that cannot be stored.')

export const CheckInput = z.strictObject({
  id,
  kind: z.string().min(1).max(100),
  /** Empty: the statement itself is the name. */
  title,
  config,
  ...Proof.shape,
  /** An action it is bound to from the start. */
  actionId: id.nullable().default(null),
})

export const CheckEdit = z.strictObject({ id, version, title, config, ...Proof.shape })

/** A run against something else: what was before, by its id or name, or a whole config for this one run. */
export const TrialInput = z.strictObject({ id, past: z.string().max(500).nullable(), config })

export type TrialInput = z.output<typeof TrialInput>

/** `id` is that of the row to be: sent twice it is one. */
export const AttestationInput = z.strictObject({
  id,
  checkId: id,
  note: text({ called: 'What you looked at', max: 2000 }),
})
export const WithdrawalInput = z.strictObject({ id, checkId: id, because: text({ called: 'The reason', max: 2000 }) })

export type AttestationInput = z.output<typeof AttestationInput>
export type WithdrawalInput = z.output<typeof WithdrawalInput>
export type CheckInput = z.output<typeof CheckInput>
export type CheckEdit = z.output<typeof CheckEdit>

/** What was observed, as it is kept in check_runs.evidence. */
export const Evidence = z.array(
  z.object({
    what: z.string(),
    expected: z.string().optional(),
    observed: z.string(),
    holds: z.boolean().optional(),
  }),
)

/** What a form is filled with: a check as it stands, or as a revision kept it. Other properties are left out. */
export const Kept = z.object({ title: z.string(), config: z.record(z.string(), z.unknown()), ...Proof.shape })
