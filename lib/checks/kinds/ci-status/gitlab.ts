import { z } from 'zod'
import { type Ask, instant } from './ask'
import type { CiStatusConfig } from './config'
import type { Forge, Run, RunState } from './forge'

const PAGE = 20
const JOBS = 100

export const Pipelines = z.array(
  z.object({ id: z.number(), status: z.string(), sha: z.string(), web_url: z.string(), created_at: instant }),
)
export const PipelineJobs = z.array(
  z.object({ name: z.string(), status: z.string(), web_url: z.string(), created_at: instant, started_at: instant.nullish() }),
)
export const MergeRequests = z.array(
  z.object({ iid: z.number(), sha: z.string().nullable(), merged_at: z.string().nullable(), created_at: instant }),
)
const Anything = z.unknown()

/** GitLab: https://docs.gitlab.com/api/pipelines/, /api/jobs/, /api/merge_requests/ */
export function gitlab(config: CiStatusConfig, ask: Ask): Forge {
  const { branch, job } = config
  const project = `/projects/${encodeURIComponent(config.repository)}`
  const ids = new WeakMap<Run, number>()

  const readPipeline = ({ id, status, sha, web_url, created_at }: z.output<typeof Pipelines>[number]): Run => {
    const run = { name: `pipeline ${id}`, ...readState(status), commit: sha, url: web_url, startedAt: created_at }
    ids.set(run, id)
    return run
  }

  return {
    async listRuns(page) {
      const query = { ref: branch, order_by: 'id', sort: 'desc', per_page: PAGE, page }
      const found = await ask(`${project}/pipelines`, query, Pipelines)
      return found ? { runs: found.map(readPipeline), hasMore: found.length === PAGE } : null
    },
    async findJob(run) {
      const jobs = (await ask(`${project}/pipelines/${ids.get(run)}/jobs`, { per_page: JOBS }, PipelineJobs)) ?? []
      const asked = jobs.find(({ name }) => name === job)
      if (!asked) return { names: jobs.map(({ name }) => name) }
      const { status, web_url, created_at, started_at } = asked
      return { job: { name: job, ...readState(status), commit: run.commit, url: web_url, startedAt: started_at ?? created_at } }
    },
    async listPulls(take) {
      const query = { target_branch: branch, scope: 'all', order_by: 'created_at', sort: 'desc', per_page: take }
      const found = await ask(`${project}/merge_requests`, query, MergeRequests)
      return (
        found?.map(({ iid, sha, merged_at, created_at }) => ({
          number: iid,
          commit: sha ?? '',
          isMerged: merged_at !== null,
          createdAt: created_at,
        })) ?? null
      )
    },
    async listRunsOf({ number, commit }) {
      const found = await ask(`${project}/merge_requests/${number}/pipelines`, { per_page: PAGE }, Pipelines)
      return (found ?? []).map(readPipeline).filter((run) => run.commit === commit)
    },
    hasBranch: async () => (await ask(`${project}/repository/branches/${encodeURIComponent(branch)}`, {}, Anything)) !== null,
    hasRepository: async () => (await ask(project, {}, Anything)) !== null,
  }
}

const STATE: Record<string, RunState> = {
  success: 'passed',
  failed: 'failed',
  canceled: 'undecided',
  skipped: 'undecided',
  manual: 'undecided',
}

const readState = (status: string): { state: RunState; word: string } => ({ state: STATE[status] ?? 'pending', word: status })
