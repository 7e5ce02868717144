import { z } from 'zod'

const UNSTORABLE = /\0|\p{Surrogate}/u

/** False for what PostgreSQL cannot keep as it came: a NUL, or half of a character (a lone surrogate). */
export const isStorable = (value: string): boolean => !UNSTORABLE.test(value)

interface TextLimits {
  /** How the field is called in a message: "The title". */
  called: string
  max: number
  /** Accept nothing but blanks as well. */
  mayBeBlank?: boolean
}

/**
 * A text from a form, kept as it was typed: nothing is trimmed or replaced, except that the line ends which forms send as CR LF
 * become LF again. What cannot be stored is refused with the name of the field, never cut.
 */
export const text = ({ called, max, mayBeBlank = false }: TextLimits) =>
  z
    .string(`${called} is missing.`)
    .overwrite((value) => value.replace(/\r\n/g, '\n'))
    .refine((value) => mayBeBlank || value.trim() !== '', `${called} is empty; write something there.`)
    .refine(isStorable, `${called} holds a character that cannot be stored (a NUL or half of a character); remove it.`)
    .refine((value) => value.length <= max, `${called} is longer than ${max.toLocaleString('en')} characters; shorten it.`)

/** A short name (of a service, a tag, a section): blanks at its ends and doubled ones inside mean nothing, so they go. */
export const name = ({ called, max }: Omit<TextLimits, 'mayBeBlank'>) =>
  z
    .string(`${called} is missing.`)
    .overwrite((value) => value.trim().replace(/\s+/g, ' '))
    .pipe(text({ called, max }))

/** `id` and `version` as every edit form carries them. */
export const id = z.uuid('This form has no usable id; open the page again.')
export const version = z.coerce
  .number('This form does not say which version it edits; open the page again.')
  .int()
  .min(1)
  .max(2_147_483_647)

/**
 * Ticked boxes that stand for ids. A form adds an empty one, hidden: with no box ticked it says "none" then, instead of nothing.
 */
export const ids = z
  .array(z.union([z.literal(''), id]))
  .max(1_000)
  .transform((list) => [...new Set(list.filter((one) => one !== ''))])

/** An `<input type="checkbox">`: there when ticked, absent when not. */
export const ticked = z
  .literal(['on', 'true', 'false', ''])
  .optional()
  .transform((value) => value === 'on' || value === 'true')

/** Nothing chosen in a `<select>` or typed into an optional input. */
export const orNothing = <T extends z.ZodType>(schema: T) => z.union([z.literal('').transform(() => null), schema])
