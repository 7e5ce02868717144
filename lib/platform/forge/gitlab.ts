import { z } from 'zod'
import { dialect } from './dialect'

export const MergeRequest = z.object({
  iid: z.number(),
  web_url: z.url({ protocol: /^https?$/ }),
  state: z.string(),
  source_branch: z.string(),
  source_project_id: z.number(),
  target_project_id: z.number(),
  sha: z.string().nullable(),
  merge_commit_sha: z.string().nullable(),
  squash_commit_sha: z.string().nullable(),
})

/** GitLab: https://docs.gitlab.com/api/merge_requests/ */
export const gitlab = dialect({
  word: 'merge request',
  accept: 'application/json',
  scheme: 'Bearer',
  requests: (repository) => `/projects/${encodeURIComponent(repository)}/merge_requests`,
  fromBranch: (_, branch) => ({ state: 'opened', source_branch: branch }),
  asBody: ({ branch, into, title, body }) => ({
    source_branch: branch,
    target_branch: into,
    title,
    description: body,
    remove_source_branch: true,
  }),
  answer: MergeRequest,
  // A fork may have a branch of the same name.
  isFrom: ({ source_branch, source_project_id, target_project_id }, branch) =>
    source_branch === branch && source_project_id === target_project_id,
  read: ({ iid, web_url, state, sha, merge_commit_sha, squash_commit_sha }) => ({
    number: iid,
    url: web_url,
    // "locked" is one that is being merged.
    state: state === 'merged' || state === 'closed' ? state : 'open',
    mergedAs: state === 'merged' ? (merge_commit_sha ?? squash_commit_sha ?? sha) : null,
  }),
})
