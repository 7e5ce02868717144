import type { components } from '@octokit/openapi-types'
import { type Answers, at, commitOf, type FakeRun, type FakeWorld, type Serve, startForge } from './forge'

type Schemas = components['schemas']
type Run = Pick<
  Schemas['workflow-run'],
  | 'id'
  | 'run_number'
  | 'event'
  | 'status'
  | 'conclusion'
  | 'head_sha'
  | 'head_branch'
  | 'html_url'
  | 'created_at'
  | 'run_started_at'
  | 'path'
>
type Job = Pick<Schemas['job'], 'name' | 'status' | 'conclusion' | 'html_url' | 'head_sha' | 'started_at'>
type CheckRun = Pick<Schemas['check-run'], 'name' | 'status' | 'conclusion' | 'html_url' | 'started_at' | 'head_sha'>
type Status = Pick<Schemas['simple-commit-status'], 'context' | 'state' | 'target_url' | 'updated_at'>
interface Pull extends Pick<Schemas['pull-request-simple'], 'number' | 'merged_at' | 'created_at'> {
  head: Pick<Schemas['pull-request-simple']['head'], 'sha'>
}

const NOT_ENDED = { running: 'in_progress', waiting: 'queued' } as const
function stateOf(is: FakeRun['is']): Pick<Job, 'status' | 'conclusion'> {
  if (is === 'running' || is === 'waiting') return { status: NOT_ENDED[is], conclusion: null }
  return { status: 'completed', conclusion: is }
}

const readRun = ({
  number,
  hoursAgo,
  is,
  branch = 'main',
  workflow = 'ci.yml',
  commit = `c${number}`,
  event = 'push',
}: FakeRun): Run => ({
  id: 9000 + number,
  run_number: number,
  event,
  ...stateOf(is),
  head_sha: commitOf(commit),
  head_branch: branch,
  html_url: `https://github.com/shop/web/actions/runs/${9000 + number}`,
  created_at: at(hoursAgo),
  run_started_at: at(hoursAgo),
  path: `.github/workflows/${workflow}`,
})

const jobsOf = ({ is, jobs = { test: is }, number, hoursAgo, commit = `c${number}` }: FakeRun): Job[] =>
  Object.entries(jobs).map(([name, state]) => ({
    name,
    ...stateOf(state),
    html_url: `https://github.com/shop/web/actions/runs/${9000 + number}/job/1`,
    head_sha: commitOf(commit),
    started_at: at(hoursAgo),
  }))

function reportedOf(world: FakeWorld, sha: string) {
  return Object.entries(world.checks.find(({ commit }) => commitOf(commit) === sha)?.reported ?? {})
}

const page = <Each>(list: Each[], query: URLSearchParams): Each[] => {
  const size = Number(query.get('per_page') ?? 30)
  const from = (Number(query.get('page') ?? 1) - 1) * size
  return list.slice(from, from + size)
}

const answers: Answers = ([repos, owner, name, ...rest], query, world) => {
  if (repos !== 'repos' || owner !== 'shop' || name !== 'web') return undefined
  const [what, which, more] = rest
  if (what === undefined) return { full_name: 'shop/web' }
  if (what === 'branches') return which && world.branches.includes(which) ? { name: which } : undefined
  if (what === 'pulls')
    return page(world.pulls, query).map(
      ({ number, commit, isMerged, hoursAgo = 5 }): Pull => ({
        number,
        head: { sha: commitOf(commit) },
        merged_at: isMerged ? at(hoursAgo) : null,
        created_at: at(hoursAgo),
      }),
    )
  if (what === 'commits' && which === undefined)
    return world.branches.includes(query.get('sha') ?? '')
      ? page(world.checks, query).map(({ commit }) => ({ sha: commitOf(commit) }))
      : undefined
  if (what === 'commits' && more === 'check-runs') {
    const found = reportedOf(world, which ?? '').filter(
      ([check]) => check === query.get('check_name') && !check.startsWith('ci/'),
    )
    const check_runs = found.map(
      ([check, is]): CheckRun => ({
        name: check,
        ...stateOf(is),
        html_url: 'https://github.com/shop/web/runs/1',
        started_at: at(1),
        head_sha: which ?? '',
      }),
    )
    return { total_count: check_runs.length, check_runs }
  }
  if (what === 'commits' && more === 'status') {
    const classic = reportedOf(world, which ?? '').filter(([check]) => check.startsWith('ci/'))
    const statuses = classic.map(
      ([context, is]): Status => ({
        context,
        state: is === 'running' ? 'pending' : is,
        target_url: 'https://ci.example.org/1',
        updated_at: at(1),
      }),
    )
    return { state: 'success', sha: which, total_count: statuses.length, statuses }
  }
  if (what !== 'actions') return undefined
  if (which === 'runs' && rest[3] === 'jobs') {
    const run = world.runs.find(({ number }) => 9000 + number === Number(more))
    const jobs = run && jobsOf(run)
    return jobs && { total_count: jobs.length, jobs }
  }
  const workflow = which === 'workflows' ? more : undefined
  if (workflow && !world.workflows.includes(workflow)) return undefined
  const [branch, sha] = [query.get('branch'), query.get('head_sha')]
  const own = world.runs
    .filter((run) => !workflow || (run.workflow ?? 'ci.yml') === workflow)
    .map(readRun)
    .filter((run) => (!branch || run.head_branch === branch) && (!sha || run.head_sha === sha))
  return { total_count: own.length, workflow_runs: page(own, query) }
}

/** GitHub Enterprise Server, as far as checks ask it. */
export const startGitHub = (serve?: Serve) => startForge('/api/v3', answers, serve)
