import { z } from 'zod'
import { id, isStorable } from '../platform/text'
import { isHostPattern } from './rules'

const name = z
  .string('The name is missing.')
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{0,59}$/, 'A name has letters, digits, dots, dashes and underscores, at most 60: shop-api-token.')

/** Shorter ones would be found in any text, and so blacked out everywhere. */
const LEAST = 6

const value = z
  .string('The secret is missing.')
  // A paste brings a line end along; nothing else is touched.
  .overwrite((typed) => typed.replace(/[\r\n]+$/, ''))
  .refine((typed) => typed.trim().length >= LEAST, `A secret has at least ${LEAST} characters.`)
  .refine((typed) => typed.length <= 10_000, 'A secret has at most 10,000 characters.')
  .refine(isStorable, 'The secret holds a character that cannot be stored (a NUL or half of a character).')

const hosts = z
  .string()
  .max(5_000)
  .transform((text) => [
    ...new Set(
      text
        .toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean),
    ),
  ])
  .superRefine((list, context) => {
    const wrong = list.find((host) => !isHostPattern(host))
    if (wrong !== undefined)
      context.addIssue(`“${wrong}” names no host; expected shop.example.org, *.example.org or 10.0.0.7:8443.`)
    if (list.length > 50) context.addIssue('At most 50 hosts.')
  })

/** The value travels as "secret": what a refused form is filled with again leaves fields of that name out. */
export const SecretInput = z.strictObject({ id, name, secret: value, hosts })
/** An empty secret stays as it is. */
export const SecretEdit = z.strictObject({ id, secret: z.union([z.literal('').transform(() => null), value]), hosts })
export const One = z.strictObject({ id })

export type SecretInput = z.output<typeof SecretInput>
export type SecretEdit = z.output<typeof SecretEdit>
