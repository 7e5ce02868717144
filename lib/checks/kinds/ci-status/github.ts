import { z } from 'zod'
import { type Ask, instant } from './ask'
import type { CiStatusConfig } from './config'
import { type Forge, newestFirst, type Run, type RunState } from './forge'

const PAGE = 20
/** Of so many of the newest commits the check is looked for. */
const COMMITS = 5

export const WorkflowRuns = z.object({
  workflow_runs: z.array(
    z.object({
      id: z.number(),
      run_number: z.number(),
      event: z.string(),
      status: z.string().nullable(),
      conclusion: z.string().nullable(),
      head_sha: z.string(),
      html_url: z.string(),
      created_at: instant,
      run_started_at: instant.optional(),
    }),
  ),
})
const Completing = { status: z.string(), conclusion: z.string().nullable(), html_url: z.string().nullable(), name: z.string() }
export const Jobs = z.object({ jobs: z.array(z.object({ ...Completing, head_sha: z.string(), started_at: instant })) })
export const CheckRuns = z.object({ check_runs: z.array(z.object({ ...Completing, started_at: instant.nullable() })) })
export const Status = z.object({
  statuses: z.array(z.object({ context: z.string(), state: z.string(), target_url: z.string().nullable(), updated_at: instant })),
})
export const Commits = z.array(z.object({ sha: z.string() }))
export const Pulls = z.array(
  z.object({ number: z.number(), head: z.object({ sha: z.string() }), merged_at: z.string().nullable(), created_at: instant }),
)
const Anything = z.unknown()

/** GitHub and GitHub Enterprise Server: https://docs.github.com/en/rest/actions/workflow-runs, /checks/runs, /commits/statuses, /pulls */
export function github(config: CiStatusConfig, ask: Ask): Forge {
  const { branch, workflow, job } = config
  const repository = `/repos/${config.repository}`
  const runsPath = workflow
    ? `${repository}/actions/workflows/${encodeURIComponent(workflow)}/runs`
    : `${repository}/actions/runs`
  const ids = new WeakMap<Run, number>()

  const readRun = (each: z.output<typeof WorkflowRuns>['workflow_runs'][number]): Run => {
    const run = {
      name: `${workflow} #${each.run_number}`,
      ...readState(each.status, each.conclusion),
      commit: each.head_sha,
      url: each.html_url,
      startedAt: each.run_started_at ?? each.created_at,
    }
    ids.set(run, each.id)
    return run
  }

  async function listChecks(commit: string): Promise<Run[]> {
    const at = `${repository}/commits/${encodeURIComponent(commit)}`
    const checks = await ask(`${at}/check-runs`, { check_name: job, filter: 'latest', per_page: PAGE }, CheckRuns)
    const status = await ask(`${at}/status`, { per_page: 100 }, Status)
    const fromApps = (checks?.check_runs ?? []).map(({ status, conclusion, html_url, started_at }) => ({
      ...readState(status, conclusion),
      url: html_url,
      startedAt: started_at ?? new Date(0),
    }))
    const fromStatuses = (status?.statuses ?? [])
      .filter(({ context }) => context === job)
      .map(({ state, target_url, updated_at }) => ({
        state: STATUS[state] ?? 'undecided',
        word: state,
        url: target_url,
        startedAt: updated_at,
      }))
    return newestFirst([...fromApps, ...fromStatuses].map((run) => ({ ...run, name: job, commit })))
  }

  return {
    async listRuns(page) {
      if (!workflow) {
        const commits = await ask(`${repository}/commits`, { sha: branch, per_page: COMMITS }, Commits)
        if (!commits) return null
        const checks: Run[] = []
        for (const { sha } of commits) {
          checks.push(...(await listChecks(sha)))
          if (checks.some(({ state }) => state === 'passed' || state === 'failed')) break
        }
        return { runs: checks, hasMore: false }
      }
      const found = await ask(runsPath, { branch, per_page: PAGE, page, exclude_pull_requests: 'true' }, WorkflowRuns)
      // A pull request from a branch of that name in a fork is of that name too.
      const own = found?.workflow_runs.filter(({ event }) => !event.startsWith('pull_request'))
      return own ? { runs: own.map(readRun), hasMore: found?.workflow_runs.length === PAGE } : null
    },
    ...(workflow && {
      async findJob(run) {
        const found = await ask(`${repository}/actions/runs/${ids.get(run)}/jobs`, { filter: 'latest', per_page: 100 }, Jobs)
        const jobs = found?.jobs ?? []
        const asked = jobs.find(({ name }) => name === job)
        if (!asked) return { names: jobs.map(({ name }) => name) }
        const { status, conclusion, html_url, head_sha, started_at } = asked
        return { job: { name: job, ...readState(status, conclusion), url: html_url, commit: head_sha, startedAt: started_at } }
      },
    }),
    async listPulls(take) {
      const query = { base: branch, state: 'all', sort: 'created', direction: 'desc', per_page: take }
      const pulls = await ask(`${repository}/pulls`, query, Pulls)
      return (
        pulls?.map(({ number, head, merged_at, created_at }) => ({
          number,
          commit: head.sha,
          isMerged: merged_at !== null,
          createdAt: created_at,
        })) ?? null
      )
    },
    async listRunsOf({ commit }) {
      if (!workflow) return listChecks(commit)
      const found = await ask(runsPath, { head_sha: commit, per_page: PAGE, exclude_pull_requests: 'true' }, WorkflowRuns)
      return newestFirst((found?.workflow_runs ?? []).filter(({ event }) => event.startsWith('pull_request')).map(readRun))
    },
    hasBranch: async () => (await ask(`${repository}/branches/${encodeURIComponent(branch)}`, {}, Anything)) !== null,
    hasRepository: async () => (await ask(repository, {}, Anything)) !== null,
  }
}

const STATUS: Record<string, RunState> = { success: 'passed', failure: 'failed', error: 'failed', pending: 'pending' }
const CONCLUSION: Record<string, RunState> = {
  success: 'passed',
  failure: 'failed',
  timed_out: 'failed',
  startup_failure: 'failed',
}

function readState(status: string | null, conclusion: string | null): { state: RunState; word: string } {
  if (status !== 'completed') return { state: 'pending', word: status ?? 'not begun' }
  return { state: CONCLUSION[conclusion ?? ''] ?? 'undecided', word: conclusion ?? 'without a conclusion' }
}
