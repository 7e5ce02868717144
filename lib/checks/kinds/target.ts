import { z } from 'zod'
import { hostProblem } from '../../platform/net/hosts'
import type { Field } from './kind'

/** What several kinds ask for alike: which host, which port, how long. */
export const host = z
  .string()
  .trim()
  .min(1, 'Say which host.')
  .superRefine((value, context) => {
    const problem = value === '' ? null : hostProblem(value)
    if (problem) context.addIssue(problem)
  })

export const port = z
  .number('Say which port.')
  .int('A port is a whole number.')
  .min(1, 'At least 1.')
  .max(65_535, 'At most 65535.')

/** Words within one line, or none. */
export const line = z
  .string()
  .max(500, 'At most 500 characters.')
  .refine((value) => !/\p{Cc}/u.test(value), 'Expected one line.')
  .default('')

export const timeoutSeconds = z.number().int().min(1).max(30).default(10)

export const PORT_FIELD: Field = {
  name: 'port',
  label: 'Port',
  input: 'number',
  unit: '',
  min: 1,
  max: 65_535,
  required: true,
}

export const TIMEOUT_FIELD: Field = {
  name: 'timeoutSeconds',
  label: 'Give up after',
  input: 'number',
  unit: 's',
  min: 1,
  max: 30,
  required: true,
  rare: true,
}

/** "mail.example.org:25", with an IPv6 address in brackets. */
export const hostAndPort = (name: string, number: number): string =>
  `${name.includes(':') && !name.startsWith('[') ? `[${name}]` : name}:${number}`

/** What the far side named itself, fit to be kept and shown: no control characters, not endless. */
export const shown = (text: string): string => {
  const clean = text.replace(/\p{Cc}/gu, '�')
  return clean.length > 200 ? `${clean.slice(0, 199)}…` : clean
}
