import { z } from 'zod'
import { timeoutSeconds } from '../target'

const MAX_ARGUMENTS = 50

/** What a check of kind "plugin" says: which of the operator's commands, and with which arguments. */
export const PluginConfig = z.strictObject({
  /** The path of the program, as the operator lists it. */
  command: z.string().min(1, 'Choose a command.').max(1000),
  /** One a line; each reaches the program as it stands, for no shell reads it. */
  arguments: z
    .string()
    .max(10_000, 'At most 10,000 characters.')
    .refine((text) => !/[^\P{Cc}\n]/u.test(text), 'An argument is plain text: no tabs or control characters.')
    .refine((text) => splitArguments(text).length <= MAX_ARGUMENTS, `At most ${MAX_ARGUMENTS} arguments, one a line.`)
    .default(''),
  timeoutSeconds,
})

export type PluginConfig = z.output<typeof PluginConfig>

/** Each line an argument, spaces and all; empty lines are none. */
export const splitArguments = (text: string): string[] => text.split('\n').filter((line) => line !== '')
