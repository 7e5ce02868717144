import { z } from 'zod'
import { FORGES, apiOf as forgeApi } from '../../../platform/forge/place'
import { urlProblem } from '../../../platform/net/targets'
import { line, timeoutSeconds } from '../target'

const SUBJECTS = ['branch', 'pull_requests'] as const

const PUBLIC = { github: 'https://github.com', gitlab: 'https://gitlab.com', gitea: '' }

/** What a check of kind "ci-status" says: whose runs, of what, on which branch, and how old the newest may be. */
export const CiStatusConfig = z
  .strictObject({
    provider: z.enum(FORGES),
    /** Where people open it; empty for the public one. */
    url: z
      .string()
      .trim()
      .max(500)
      .superRefine((value, context) => {
        const problem =
          value === '' ? null : (urlProblem(value) ?? (/[?#]/.test(value) ? 'Expected an address without ? and #.' : null))
        if (problem) context.addIssue(problem)
      })
      .default(''),
    repository: z
      .string()
      .trim()
      .max(300)
      .regex(/^[\w.-]+(\/[\w.-]+)+$/, 'Expected owner/name, as in the address of the repository.')
      .refine((path) => !path.split('/').some((part) => /^\.+$/.test(part)), 'Expected owner/name.'),
    subject: z.enum(SUBJECTS).default('branch'),
    branch: line.pipe(z.string().trim().min(1, 'Say which branch.')).default('main'),
    /** The file of a workflow; GitLab has none. */
    workflow: line.pipe(z.string().trim()).default(''),
    /** A job of the run; without a workflow, a check of the commit, whoever reports it. */
    job: line.pipe(z.string().trim()).default(''),
    maxAgeDays: z.number().int().min(1, 'At least a day.').max(365, 'At most 365 days.').nullable().default(null),
    /** The secret that is sent as a token; empty for none. */
    secret: z.string().max(100).default(''),
    timeoutSeconds,
  })
  .superRefine(({ provider, url, repository, subject, workflow, job, maxAgeDays }, context) => {
    const refuse = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message })
    if (provider === 'gitea' && url === '') refuse('url', 'Say where it is, such as https://codeberg.org.')
    if (provider !== 'gitlab' && repository.split('/').length !== 2) refuse('repository', 'Expected owner/name.')
    if (provider === 'gitlab' && workflow)
      refuse('workflow', 'GitLab has one pipeline: leave this empty, and name a job if it is about one.')
    if (provider !== 'gitlab' && !workflow && !job)
      refuse('workflow', 'Say which: the file of a workflow, such as ci.yml, or the name of a check.')
    if (subject === 'pull_requests' && (workflow || provider === 'gitlab') && job)
      refuse('job', 'For pull requests whole runs are looked at: leave this empty.')
    if (subject === 'pull_requests' && maxAgeDays !== null)
      refuse('maxAgeDays', 'Pull requests come when they come: leave this empty.')
  })

export type CiStatusConfig = z.output<typeof CiStatusConfig>

/** Where people open it. */
export const placeOf = ({ provider, url }: CiStatusConfig): string => (url || PUBLIC[provider]).replace(/\/+$/, '')

/** Where its API answers. */
export const apiOf = (config: CiStatusConfig): string => forgeApi(config.provider, placeOf(config))
