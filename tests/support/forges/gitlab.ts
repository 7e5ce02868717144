import type { JobSchema, MergeRequestSchema, PipelineSchema } from '@gitbeaker/core'
import { type Answers, at, commitOf, type FakeRun, startForge } from './forge'

type Job = Pick<JobSchema, 'id' | 'name' | 'status' | 'web_url' | 'created_at' | 'started_at'>
type MergeRequest = Pick<MergeRequestSchema, 'iid' | 'sha' | 'merged_at' | 'created_at' | 'target_branch'>

const STATUS: Record<FakeRun['is'], string> = {
  success: 'success',
  failure: 'failed',
  cancelled: 'canceled',
  skipped: 'skipped',
  running: 'running',
  waiting: 'pending',
}

const readRun = ({ number, hoursAgo, is, branch = 'main', commit = `c${number}`, event = 'push' }: FakeRun): PipelineSchema => ({
  id: number,
  iid: number,
  project_id: 7,
  sha: commitOf(commit),
  ref: event === 'push' ? branch : `refs/merge-requests/${number}/head`,
  status: STATUS[is],
  source: event === 'push' ? 'push' : 'merge_request_event',
  created_at: at(hoursAgo),
  updated_at: at(hoursAgo),
  web_url: `https://gitlab.com/shop/web/-/pipelines/${number}`,
})

const answers: Answers = ([projects, project, ...rest], query, world) => {
  if (projects !== 'projects' || project !== 'shop/web') return undefined
  const [what, which, more] = rest
  if (what === undefined) return { id: 7, path_with_namespace: 'shop/web' }
  if (what === 'repository') return more && world.branches.includes(more) ? { name: more } : undefined
  if (what === 'merge_requests' && which === undefined)
    return world.pulls.slice(0, Number(query.get('per_page'))).map(
      ({ number, commit, isMerged, hoursAgo = 5 }): MergeRequest => ({
        iid: number,
        sha: commitOf(commit),
        merged_at: isMerged ? at(hoursAgo) : null,
        created_at: at(hoursAgo),
        target_branch: 'main',
      }),
    )
  const pipelines = world.runs.map(readRun)
  if (what === 'merge_requests') {
    const commit = commitOf(world.pulls.find(({ number }) => number === Number(which))?.commit ?? '-')
    return pipelines.filter(({ sha, source }) => sha === commit && source === 'merge_request_event')
  }
  if (what !== 'pipelines') return undefined
  if (more === 'jobs') {
    const run = world.runs.find(({ number }) => number === Number(which))
    return Object.entries(run?.jobs ?? { test: run?.is ?? 'success' }).map(
      ([name, is], index): Job => ({
        id: index,
        name,
        status: STATUS[is],
        web_url: `https://gitlab.com/shop/web/-/jobs/${index}`,
        created_at: at(run?.hoursAgo ?? 0),
        started_at: at(run?.hoursAgo ?? 0),
      }),
    )
  }
  const [size, number] = [Number(query.get('per_page')), Number(query.get('page'))]
  return pipelines.filter(({ ref }) => ref === query.get('ref')).slice((number - 1) * size, number * size)
}

/** GitLab, as far as checks ask it. */
export const startGitLab = () => startForge('/api/v4', answers)
