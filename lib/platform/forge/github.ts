import { z } from 'zod'
import { dialect } from './dialect'

export const Pull = z.object({
  number: z.number(),
  html_url: z.url({ protocol: /^https?$/ }),
  state: z.string(),
  merged_at: z.string().nullable(),
  merge_commit_sha: z.string().nullable(),
  head: z.object({ ref: z.string() }),
})

/** GitHub and GitHub Enterprise Server: https://docs.github.com/en/rest/pulls/pulls */
export const github = dialect({
  word: 'pull request',
  accept: 'application/vnd.github+json',
  scheme: 'Bearer',
  requests: (repository) => `/repos/${repository}/pulls`,
  fromBranch: (repository, branch) => ({ state: 'open', head: `${repository.split('/')[0]}:${branch}` }),
  asBody: ({ branch, into, title, body }) => ({ head: branch, base: into, title, body }),
  answer: Pull,
  isFrom: ({ head }, branch) => head.ref === branch,
  read: ({ number, html_url, state, merged_at, merge_commit_sha }) => ({
    number,
    url: html_url,
    state: merged_at !== null ? 'merged' : state === 'open' ? 'open' : 'closed',
    mergedAs: merged_at === null ? null : merge_commit_sha,
  }),
})
