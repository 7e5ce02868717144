import { z } from 'zod'
import { type Ask, instant } from './ask'
import { type CiStatusConfig, placeOf } from './config'
import { type Forge, newestFirst, type Run, type RunState } from './forge'

const PAGE = 50
const COMMITS = 5
/** Tasks are not listed by commit: those of a pull request are looked for among the newest so many pages. */
const PAGES_OF_PULLS = 3

export const Tasks = z.object({
  workflow_runs: z
    .array(
      z.object({
        name: z.string(),
        run_number: z.number(),
        workflow_id: z.string(),
        head_branch: z.string(),
        head_sha: z.string(),
        event: z.string(),
        status: z.string(),
        url: z.string(),
        run_started_at: instant,
        created_at: instant,
      }),
    )
    .nullable(),
})
export const CombinedStatus = z.object({
  statuses: z
    .array(z.object({ context: z.string(), status: z.string(), target_url: z.string().optional(), updated_at: instant }))
    .nullish(),
})
const Commits = z.array(z.object({ sha: z.string() }))
export const Pulls = z.array(
  z.object({
    number: z.number(),
    head: z.object({ sha: z.string() }),
    base: z.object({ ref: z.string() }),
    merged: z.boolean(),
    created_at: instant,
  }),
)
const Anything = z.unknown()

type Task = NonNullable<z.output<typeof Tasks>['workflow_runs']>[number]

/**
 * Gitea and Forgejo: /repos/{owner}/{repo}/actions/tasks, which both have (a task is a job of a run), and the statuses of commits:
 * https://docs.gitea.com/api/, https://forgejo.org/docs/latest/user/api-usage/
 */
export function gitea(config: CiStatusConfig, ask: Ask): Forge {
  const { branch, workflow, job } = config
  const repository = `/repos/${config.repository}`
  const place = placeOf(config)
  const tasksOf = new WeakMap<Run, Task[]>()
  const seen: Task[] = []
  const given = new Set<string>()

  async function listTasks(page: number) {
    const found = await ask(`${repository}/actions/tasks`, { limit: PAGE, page }, Tasks)
    return found && { tasks: found.workflow_runs ?? [], hasMore: found.workflow_runs?.length === PAGE }
  }

  function readRuns(tasks: readonly Task[]): Run[] {
    const byNumber = new Map<number, Task[]>()
    for (const task of tasks)
      if (task.workflow_id === workflow) byNumber.set(task.run_number, [...(byNumber.get(task.run_number) ?? []), task])
    return newestFirst([...byNumber.values()].flatMap((members) => readRun(members)))
  }

  function readRun(members: Task[]): Run[] {
    // A job that was run again has a task for each time, the newest first.
    const newest = [...new Map([...members].reverse().map((task) => [task.name, task])).values()].reverse()
    const [first] = newest
    if (!first) return []
    const run: Run = { ...readTask(first), ...combined(newest), name: `${workflow} #${first.run_number}` }
    tasksOf.set(run, newest)
    return [run]
  }

  const readTask = ({ name, status, head_sha, url, run_started_at }: Task): Run => ({
    name,
    state: STATE[status] ?? 'pending',
    word: status,
    commit: head_sha,
    url: linkOf(url),
    startedAt: run_started_at,
  })

  /** Older versions give the path alone. */
  const linkOf = (url: string) => (URL.canParse(url, place) ? new URL(url, place).href : null)

  async function listStatuses(commit: string): Promise<Run[]> {
    const found = await ask(`${repository}/commits/${encodeURIComponent(commit)}/status`, { limit: PAGE }, CombinedStatus)
    return (found?.statuses ?? [])
      .filter(({ context }) => context === job)
      .map(({ status, target_url, updated_at }) => ({
        name: job,
        state: STATE[status] ?? 'undecided',
        word: status,
        commit,
        url: target_url ? linkOf(target_url) : null,
        startedAt: updated_at,
      }))
  }

  return {
    async listRuns(page) {
      if (workflow) {
        const found = await listTasks(page)
        if (!found) return null
        seen.push(...found.tasks)
        const own = seen.filter(({ head_branch, event }) => head_branch === branch && !event.startsWith('pull_request'))
        const runs = readRuns(own)
        // The rest of the oldest may stand on the next page.
        const whole = (found.hasMore ? runs.slice(0, -1) : runs).filter(({ name }) => !given.has(name))
        for (const { name } of whole) given.add(name)
        return { runs: whole, hasMore: found.hasMore }
      }
      const commits = await ask(`${repository}/commits`, { sha: branch, limit: COMMITS, stat: 'false', files: 'false' }, Commits)
      if (!commits) return null
      const statuses: Run[] = []
      for (const { sha } of commits.slice(0, COMMITS)) {
        statuses.push(...(await listStatuses(sha)))
        if (statuses.some(({ state }) => state === 'passed' || state === 'failed')) break
      }
      return { runs: statuses, hasMore: false }
    },
    ...(workflow && {
      async findJob(run) {
        const tasks = tasksOf.get(run) ?? []
        const asked = tasks.find(({ name }) => name === job)
        return asked ? { job: readTask(asked) } : { names: tasks.map(({ name }) => name) }
      },
    }),
    async listPulls(take) {
      const pulls = await ask(`${repository}/pulls`, { state: 'all', sort: 'recentupdate', limit: take * 2 }, Pulls)
      return (
        pulls
          ?.filter(({ base }) => base.ref === branch)
          .slice(0, take)
          .map(({ number, head, merged, created_at }) => ({
            number,
            commit: head.sha,
            isMerged: merged,
            createdAt: created_at,
          })) ?? null
      )
    },
    async listRunsOf({ commit }) {
      if (!workflow) return listStatuses(commit)
      for (let page = 1; page <= PAGES_OF_PULLS; page++) {
        const found = await listTasks(page)
        const runs = readRuns(
          (found?.tasks ?? []).filter(({ head_sha, event }) => head_sha === commit && event.startsWith('pull_request')),
        )
        if (runs.length > 0 || !found?.hasMore) return runs
      }
      return []
    },
    hasBranch: async () => (await ask(`${repository}/branches/${encodeURIComponent(branch)}`, {}, Anything)) !== null,
    hasRepository: async () => (await ask(repository, {}, Anything)) !== null,
  }
}

const STATE: Record<string, RunState> = {
  success: 'passed',
  failure: 'failed',
  error: 'failed',
  pending: 'pending',
  cancelled: 'undecided',
  skipped: 'undecided',
  warning: 'undecided',
}

/** A run is as its jobs are: failed where one failed, pending where one is left, passed where one passed and none did worse. */
function combined(tasks: readonly Task[]): { state: RunState; word: string } {
  const words = new Map(tasks.map(({ status }) => [STATE[status] ?? 'pending', status]))
  const state = (['pending', 'failed', 'passed', 'undecided'] as const).find((each) => words.has(each)) ?? 'undecided'
  return { state, word: words.get(state) ?? state }
}
