import { z } from 'zod'
import { Audience, CauseKind } from '../platform/db/generated/enums'
import { id, ids, orNothing, text, version } from '../platform/text'
import { factorsRefusal, readFactors } from './factors'
import { STEPS } from './rules'

const Kind = z.enum(CauseKind, 'Choose trigger, root cause or contributing factor.')
const CauseText = text({ called: 'The cause', max: 10_000 })

/** A line with commas from a form, or a list. */
const Factors = z
  .union([z.string().max(2_000), z.array(z.string().max(200)).max(100)])
  .transform((given) => readFactors(typeof given === 'string' ? given : given.join(',')))
  .superRefine((factors, context) => {
    const refused = factorsRefusal(factors)
    if (refused) context.addIssue(refused)
  })

/** A cause is written under the effect it explains, or at the top; it stands last there. */
export const CauseInput = z.strictObject({
  id,
  incidentId: id,
  kind: Kind,
  text: CauseText,
  parentId: orNothing(id).nullable().default(null),
  entryIds: ids.default([]),
  audience: z.enum(Audience).default('members'),
  factors: Factors.default([]),
})
export type CauseInput = z.input<typeof CauseInput>

/** One answer on a page that asks on: without script the mutation leads there, else the page does. */
export const WhyAnswer = CauseInput.extend({
  incidentNumber: z.coerce.number().int(),
  do: z.enum(['again', 'stop']).default('again'),
  lead: z.enum(['server', 'page']).default('server'),
})

export const CauseEdit = z.strictObject({
  id,
  version,
  kind: Kind.optional(),
  text: CauseText.optional(),
  audience: z.enum(Audience).optional(),
  /** The timeline entries that show it at work, whole. */
  entryIds: ids.optional(),
  factors: Factors.optional(),
})
export type CauseEdit = z.output<typeof CauseEdit>

/** The form in which a cause is edited: its buttons also move and delete it. */
export const CauseForm = CauseEdit.extend({ do: z.enum(['save', 'delete', ...STEPS]).default('save') })

export const CauseStep = z.strictObject({ id, step: z.enum(STEPS) })
export type CauseStep = z.output<typeof CauseStep>

export const CausePlace = z.strictObject({ id, parentId: orNothing(id).nullable(), beforeId: orNothing(id).nullable() })
export type CausePlace = z.output<typeof CausePlace>

export const CauseId = z.strictObject({ id })

/** What takes a renaming back, as renaming answered it. */
export const RenamingForm = z.strictObject({
  was: z.string().max(200),
  name: z.string().max(200),
  from: z.coerce.date(),
  until: z.coerce.date(),
})

/** The word it is called by now stands for it: factors have no ids. */
export const FactorName = z.strictObject({
  id: z.string().max(200),
  name: text({ called: 'The name', max: 60 }).transform((name, context) => {
    const [only, another] = readFactors(name)
    if (only !== undefined && another === undefined) return only
    context.addIssue('Give one name, without a comma.')
    return z.NEVER
  }),
})
