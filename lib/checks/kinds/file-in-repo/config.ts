import { z } from 'zod'
import { Invalid } from '../../../platform/errors'
import { readAddress, readRef } from '../../../platform/git/address'
import { readDirectory } from '../../../platform/git/local'
import { COMPARISONS, compiles, isComparable } from '../comparison'
import { readPath } from '../json-path'

export const PRESENCE = ['there', 'absent'] as const

/** What a check of kind "file-in-repo" says: which path of which repository, and what has to be in it. */
export const FileInRepoConfig = z
  .strictObject({
    repository: typed('Say which repository to look into.', 1000, (text) => readDirectory(text) ?? readAddress(text)),
    /** A branch, a tag or a whole commit; empty for the default branch. */
    ref: z
      .string()
      .trim()
      .superRefine((text, context) => problemIn(() => text === '' || readRef(text), context))
      .default(''),
    path: z
      .string()
      .trim()
      .min(1, 'Say which path to look at.')
      .max(500)
      .refine(isInside, 'Expected a path inside the repository, such as .github/workflows/ci.yml.'),
    presence: z.enum(PRESENCE).default('there'),
    line: z.string().max(1000).default(''),
    contains: z.string().max(1000).default(''),
    lacks: z.string().max(1000).default(''),
    pattern: z
      .string()
      .max(1000)
      .refine(compiles, 'This is no regular expression (as in JavaScript, with the u flag).')
      .default(''),
    jsonPath: z
      .string()
      .trim()
      .max(500)
      .refine((value) => value === '' || readPath(value) !== null, 'Expected a path such as on.push or jobs[0].name.')
      .default(''),
    jsonIs: z.enum(COMPARISONS).default('equals'),
    jsonValue: z.string().max(1000).default(''),
    /** The token (https) or private key (ssh) that signs in; empty for none. */
    secret: z.string().max(100).default(''),
    timeoutSeconds: z.number().int().min(1).max(40).default(30),
  })
  .superRefine((config, context) => {
    const { presence, line, contains, lacks, pattern, jsonPath, repository, secret } = config
    if (jsonPath && !isComparable(config))
      context.addIssue({ code: 'custom', path: ['jsonValue'], message: 'Expected a number to compare with.' })
    if (presence === 'absent' && (line || contains || lacks || pattern || jsonPath))
      context.addIssue({ code: 'custom', path: ['presence'], message: 'What is absent holds nothing: leave out what is in it.' })
    if (secret && /^(http|file):/i.test(repository))
      context.addIssue({ code: 'custom', path: ['secret'], message: 'A secret goes over https or ssh only.' })
  })

export type FileInRepoConfig = z.output<typeof FileInRepoConfig>

function typed(missing: string, max: number, read: (text: string) => unknown) {
  return z
    .string()
    .trim()
    .min(1, missing)
    .max(max)
    .superRefine((text, context) => problemIn(() => text === '' || read(text), context))
}

function problemIn(read: () => unknown, context: z.RefinementCtx): void {
  try {
    read()
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    context.addIssue(error.message)
  }
}

function isInside(path: string): boolean {
  return !/[\p{Cc}\\]|^\/|\/$|\/\//u.test(path) && !path.split('/').some((part) => part === '.' || part === '..')
}
