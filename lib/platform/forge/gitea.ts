import { z } from 'zod'
import { dialect } from './dialect'

export const PullRequest = z.object({
  number: z.number(),
  html_url: z.url({ protocol: /^https?$/ }),
  state: z.string(),
  merged: z.boolean(),
  merge_commit_sha: z.string().nullish(),
  head: z.object({ ref: z.string(), repo_id: z.number() }),
  base: z.object({ repo_id: z.number() }),
})

/** Gitea and Forgejo: https://docs.gitea.com/api/, https://forgejo.org/docs/latest/user/api-usage/ */
export const gitea = dialect({
  word: 'pull request',
  accept: 'application/json',
  scheme: 'token',
  requests: (repository) => `/repos/${repository}/pulls`,
  // It does not look for a branch; what was opened a moment ago is among the newest.
  fromBranch: () => ({ state: 'open', sort: 'recentupdate', limit: '50' }),
  asBody: ({ branch, into, title, body }) => ({ head: branch, base: into, title, body }),
  answer: PullRequest,
  // A fork may have a branch of the same name.
  isFrom: ({ head, base }, branch) => head.ref === branch && head.repo_id === base.repo_id,
  read: ({ number, html_url, state, merged, merge_commit_sha }) => ({
    number,
    url: html_url,
    state: merged ? 'merged' : state === 'open' ? 'open' : 'closed',
    mergedAs: merged ? (merge_commit_sha ?? null) : null,
  }),
})
