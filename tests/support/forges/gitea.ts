import type { ActionTask, ActionTaskResponse, CombinedStatus, CommitStatus, PullRequest } from 'gitea-js'
import { type Answers, at, commitOf, type FakeRun, startForge } from './forge'

const tasksOf = ({
  number,
  hoursAgo,
  is,
  branch = 'main',
  workflow = 'ci.yml',
  commit = `c${number}`,
  event = 'push',
  jobs = { test: is },
}: FakeRun) =>
  Object.entries(jobs).map(
    ([name, state], index): ActionTask => ({
      id: number * 10 + index,
      name,
      head_branch: branch,
      head_sha: commitOf(commit),
      run_number: number,
      event,
      display_title: 'a change',
      status: state,
      workflow_id: workflow,
      url: `/shop/web/actions/runs/${number}`,
      created_at: at(hoursAgo),
      updated_at: at(hoursAgo),
      run_started_at: at(hoursAgo),
    }),
  )

const answers: Answers = ([repos, owner, name, ...rest], query, world) => {
  if (repos !== 'repos' || owner !== 'shop' || name !== 'web') return undefined
  const [what, which, more] = rest
  const page = <Each>(list: Each[]): Each[] => {
    const size = Math.min(50, Number(query.get('limit') ?? 30))
    const from = (Number(query.get('page') ?? 1) - 1) * size
    return list.slice(from, from + size)
  }
  if (what === undefined) return { full_name: 'shop/web' }
  if (what === 'branches') return which && world.branches.includes(which) ? { name: which } : undefined
  if (what === 'pulls')
    return page(world.pulls).map(
      ({ number, commit, isMerged = false, hoursAgo = 5 }): PullRequest => ({
        number,
        head: { sha: commitOf(commit) },
        base: { ref: 'main' },
        merged: isMerged,
        created_at: at(hoursAgo),
      }),
    )
  if (what === 'commits' && which === undefined)
    return world.branches.includes(query.get('sha') ?? '')
      ? page(world.checks).map(({ commit }) => ({ sha: commitOf(commit) }))
      : undefined
  if (what === 'commits' && more === 'status') {
    const reported = world.checks.find(({ commit }) => commitOf(commit) === which)?.reported ?? {}
    const statuses = Object.entries(reported).map(
      ([context, is]): CommitStatus => ({
        context,
        status: (is === 'running' ? 'pending' : is) as NonNullable<CommitStatus['status']>,
        target_url: '/shop/web/actions/runs/1',
        updated_at: at(1),
      }),
    )
    return { sha: which ?? '', statuses, total_count: statuses.length } satisfies CombinedStatus
  }
  if (what !== 'actions' || which !== 'tasks') return undefined
  const tasks = world.runs.flatMap(tasksOf)
  return { total_count: tasks.length, workflow_runs: page(tasks) } satisfies ActionTaskResponse
}

/** Gitea or Forgejo, as far as checks ask them. */
export const startGitea = () => startForge('/api/v1', answers)
