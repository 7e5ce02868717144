import { z } from 'zod'
import { readNumber } from '../read-number'
import { statementProblem } from './statement'

const DAY = 86_400
export const LOOKS = ['value', 'rows', 'age'] as const
export const COMPARISONS = ['equals', 'differs', 'above', 'below', 'at_least', 'at_most'] as const

/** What a check of kind "sql" says: what is asked, and what the answer has to be. */
export const SqlConfig = z
  .strictObject({
    /** The secret that holds the connection string. */
    secret: z.string('Choose a secret.').min(1, 'Choose the secret that holds the connection string.').max(100),
    statement: z
      .string()
      .trim()
      .min(1, 'Say what is asked.')
      .max(10_000)
      .superRefine((value, context) => {
        const problem = value && statementProblem(value)
        if (problem) context.addIssue(problem)
      }),
    /** The first value of the first row, the count of rows, or the age of that value as a moment. */
    look: z.enum(LOOKS).default('value'),
    is: z.enum(COMPARISONS).default('equals'),
    expected: z.string().trim().max(1000).default(''),
    maxAgeSeconds: z
      .number('How old may it be?')
      .int()
      .min(1)
      .max(3650 * DAY)
      .default(DAY),
    /** Authorities to trust instead of the system's, in PEM. */
    ca: z
      .string()
      .trim()
      .max(50_000)
      .refine((text) => text === '' || text.startsWith('-----BEGIN CERTIFICATE-----'), 'Expected a certificate in PEM.')
      .default(''),
  })
  .superRefine(({ look, is, expected }, context) => {
    const needsNumber = look === 'rows' || (look === 'value' && is !== 'equals' && is !== 'differs')
    if (needsNumber && readNumber(expected) === null)
      context.addIssue({ code: 'custom', path: ['expected'], message: 'Expected a number to compare with.' })
  })

export type SqlConfig = z.output<typeof SqlConfig>
