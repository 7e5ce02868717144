import { z } from 'zod'
import { Invalid } from '../platform/errors'
import { FORGES } from '../platform/forge/place'
import { readAddress, readRef } from '../platform/git/address'
import { urlProblem } from '../platform/net/targets'
import { id, isStorable } from '../platform/text'
import { DEFAULT_FLAVOUR, FLAVOURS } from '../postmortems/flavours/registry'
import { DEFAULT_TEMPLATE } from '../postmortems/templates/registry'
import { forgeOf } from './forge-of'
import { problemInIndex, problemInMessage, problemInPath } from './rules'

const line = (what: string, most: number) =>
  z
    .string(`${what} is missing.`)
    .trim()
    .min(1, `${what} is missing.`)
    .max(most, `${what} has at most ${most} characters.`)
    .refine((text) => isStorable(text) && !/\p{Cc}/u.test(text), `${what} is one line of text.`)

/** Lets a rule of ours that throws Invalid speak as zod does. */
const readBy = (read: (typed: string) => string) =>
  z.string().transform((typed, context) => {
    try {
      return read(typed)
    } catch (error) {
      context.addIssue(error instanceof Invalid ? error.message : 'This cannot be used.')
      return z.NEVER
    }
  })

const judgedBy = (what: string, problem: (text: string) => string | null) =>
  line(what, 500).superRefine((text, context) => {
    const wrong = problem(text)
    if (wrong) context.addIssue(wrong)
  })

/** What may be left out of a form. */
const chosen = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `At most ${most} characters.`)
    .default('')
    .transform((text) => text || null)

const ticked = z
  .literal('on')
  .optional()
  .transform((value) => value === 'on')

const fields = {
  name: line('The name', 60),
  address: readBy((typed) => readAddress(typed).url),
  branch: readBy(readRef),
  path: judgedBy('The path', problemInPath),
  message: judgedBy('The message', problemInMessage),
  authorName: line('The author’s name', 100).refine((text) => !/[<>]/.test(text), 'A name holds no angle brackets.'),
  authorEmail: line('The author’s e-mail', 200).pipe(z.email('Expected an e-mail address.')),
  credential: chosen(60),
  forge: z
    .enum([...FORGES, ''])
    .default('')
    .transform((name) => name || null),
  forgeUrl: chosen(500).superRefine((url, context) => {
    const problem = url === null ? null : (urlProblem(url) ?? (/[?#]/.test(url) ? 'Expected an address without ? and #.' : null))
    if (problem) context.addIssue(problem)
  }),
  apiCredential: chosen(60),
  opensRequests: z
    .enum(['on', ''])
    .default('')
    .transform((value) => value === 'on'),
  indexPath: chosen(400).superRefine((path, context) => {
    const problem = path === null ? null : problemInIndex(path)
    if (problem) context.addIssue(problem)
  }),
  template: line('The template', 60).default(DEFAULT_TEMPLATE.id),
  flavour: z.enum(FLAVOURS.map(({ id }) => id)).default(DEFAULT_FLAVOUR.id),
  isLiving: ticked,
  gatherMinutes: z.coerce.number('Minutes are a number.').int().min(1, 'At least one minute.').max(10_080, 'At most a week.'),
}

interface ByRequest {
  address: string
  forge: string | null
  forgeUrl: string | null
  credential: string | null
  apiCredential: string | null
  opensRequests: boolean
}

/** Requests need to know where they are asked for, and as whom. */
function refuseNoForge(input: ByRequest, context: z.RefinementCtx): void {
  const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
  if (!input.opensRequests) return
  if (!forgeOf(input)) refuse('forge', 'Say which program hosts the repository: its API is asked for requests.')
  const isSsh = input.address.startsWith('ssh:')
  if (input.apiCredential === null && (isSsh || input.credential === null))
    refuse(
      'apiCredential',
      isSsh ? 'Over ssh, requests need a token of the API beside the key.' : 'Requests need a token: choose a secret.',
    )
}

export const RepositoryInput = z.strictObject({ id, ...fields }).superRefine(refuseNoForge)
export const RepositoryEdit = z.strictObject({ id, version: z.coerce.number().int(), ...fields }).superRefine(refuseNoForge)
export const BadgesForm = z.strictObject({ isPublic: ticked })
export const One = z.strictObject({ id })
export const HostKeys = z.strictObject({ id, knownHosts: z.string().max(20_000) })
export const PublishInput = z.strictObject({
  number: z.coerce.number().int().positive(),
  repositoryId: id,
  /** The hash of the text in the repository that may be written over, where somebody saw it. */
  overwrites: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
})
export const TakeBackInput = z.strictObject({ number: z.coerce.number().int().positive(), repositoryId: id })

export type RepositoryInput = z.output<typeof RepositoryInput>
export type RepositoryEdit = z.output<typeof RepositoryEdit>
export type PublishInput = z.output<typeof PublishInput>
export type TakeBackInput = z.output<typeof TakeBackInput>
