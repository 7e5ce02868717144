import { secondsBetween } from '../../rules'
import { count, sayDuration, wordDuration, wordInstant } from '../../words'
import { short } from '../comparison'
import type { Observation, Outcome } from '../kind'
import type { CiStatusConfig } from './config'
import type { Forge, Pull, Run } from './forge'

const DAY = 86_400
/** Pages of runs that are looked through for a finished one. */
const MOST_PAGES = 3
/** A run that waits or runs for longer than this is named. */
const LONG_S = 3600
/** Pull requests that have to have had a run. */
export const PULLS = 5
/** So young a pull request may not have its run yet. */
const YOUNG_S = 900

/** What is asked for, in words: "ci.yml", "the check build", "the pipeline". */
export function wordSubject({ provider, workflow, job }: CiStatusConfig): string {
  if (provider === 'gitlab') return job ? `the job ${job}` : 'the pipeline'
  if (!workflow) return `the check ${job}`
  return job ? `the job ${job} of ${workflow}` : workflow
}

/** Whether the newest finished run on the branch passed, and is not too old. Runs that say nothing of the code are passed over. */
export async function judgeBranch(config: CiStatusConfig, forge: Forge, now: Date): Promise<Outcome> {
  const runs: Run[] = []
  for (let page = 1; page <= MOST_PAGES; page++) {
    const found = await forge.listRuns(page)
    if (!found) return (await absent(config, forge)) ?? notThere(config)
    runs.push(...found.runs)
    if (!found.hasMore || runs.some(isFinished)) break
  }
  const run = runs.find(isFinished)
  const before = run ? runs.slice(0, runs.indexOf(run)) : runs
  const others = describePassedOver(before, now)
  if (!run) {
    const gone = await absent(config, forge)
    if (gone) return gone
    const observed = before.length > 0 ? others.map((each) => each.observed).join('; ') || 'none that has ended' : 'none'
    return {
      verdict: 'fail',
      failure: 'no_run_yet',
      summary: `No run of ${wordSubject(config)} on ${config.branch} has ended yet`,
      evidence: [{ what: 'Newest finished run', expected: 'success', observed, holds: false }, ...others],
    }
  }
  if (!config.job || !forge.findJob) return judgeRun(config, run, others, now)
  const found = await forge.findJob(run)
  if ('job' in found) return judgeRun(config, found.job, others, now)
  const names = found.names.slice(0, 10).join(', ') || 'no job at all'
  return {
    verdict: 'fail',
    failure: 'job_not_found',
    summary: `${run.name} has no job ${config.job}`,
    evidence: [{ what: 'Job', expected: config.job, observed: `there are ${names}`, holds: false }, ...describeRun(run)],
  }
}

const isFinished = ({ state }: Run): boolean => state === 'passed' || state === 'failed'

function judgeRun({ branch, maxAgeDays }: CiStatusConfig, run: Run, others: Observation[], now: Date): Outcome {
  const ageS = Math.max(0, secondsBetween(run.startedAt, now))
  const isFresh = maxAgeDays === null || ageS <= maxAgeDays * DAY
  const evidence: Observation[] = [
    { what: 'Newest finished run', expected: 'success', observed: run.word, holds: run.state === 'passed' },
    {
      what: 'Begun',
      observed: `${wordInstant(run.startedAt)}, ${wordDuration(ageS)} ago`,
      ...(maxAgeDays !== null && { expected: `not more than ${sayDuration(maxAgeDays * DAY)} ago`, holds: isFresh }),
    },
    ...describeRun(run),
    ...others,
  ]
  const at = `on ${branch} at ${run.commit.slice(0, 10)}`
  if (run.state === 'failed')
    return { verdict: 'fail', failure: 'run_failed', summary: `${run.name} ended as ${run.word} ${at}`, evidence }
  if (run.state !== 'passed')
    return { verdict: 'fail', failure: 'job_not_run', summary: `${run.name} did not run to its end ${at}: ${run.word}`, evidence }
  if (!isFresh)
    return {
      verdict: 'fail',
      failure: 'run_too_old',
      summary: `The newest finished run on ${branch} began ${wordDuration(ageS)} ago`,
      evidence,
    }
  return { verdict: 'pass', summary: `${run.name} succeeded ${at}`, evidence }
}

const describeRun = ({ name, commit, url }: Run): Observation[] => [
  { what: 'Run', observed: name },
  { what: 'Commit', observed: commit.slice(0, 40) },
  ...(url ? [{ what: 'Link', observed: url }] : []),
]

/** What is newer and does not decide: cancelled, skipped, waiting. One that waits for long is named. */
function describePassedOver(runs: readonly Run[], now: Date): Observation[] {
  const undecided = runs.filter(({ state }) => state === 'undecided')
  const pending = runs.filter(({ state }) => state === 'pending')
  const long = pending.filter(({ startedAt }) => secondsBetween(startedAt, now) > LONG_S)
  const words = [...new Set(undecided.map(({ word }) => word))].join(', ')
  return [
    ...(undecided.length > 0
      ? [{ what: 'Newer, and say nothing', observed: `${count(undecided.length, 'run')} (${words})` }]
      : []),
    ...(pending.length > 0 ? [{ what: 'Not finished yet', observed: count(pending.length, 'run') }] : []),
    ...long.slice(0, 3).map((run) => ({
      what: 'Waiting for long',
      observed: `${run.name}: ${run.word} for ${wordDuration(secondsBetween(run.startedAt, now))}`,
    })),
  ]
}

/** Where there is no run: because there is no such branch, or no such repository for us. Null where both are there. */
async function absent(config: CiStatusConfig, forge: Forge): Promise<Outcome | null> {
  const { repository, branch } = config
  if (!(await forge.hasRepository())) {
    const summary = `There is no repository ${repository}, or it is private and the token may not see it.`
    return {
      verdict: 'error',
      failure: 'not_found_or_private',
      summary,
      evidence: [{ what: 'Repository', expected: repository, observed: 'not found', holds: false }],
    }
  }
  if (await forge.hasBranch()) return null
  return {
    verdict: 'fail',
    failure: 'branch_not_found',
    summary: `${repository} has no branch ${branch}`,
    evidence: [{ what: 'Branch', expected: branch, observed: 'not found', holds: false }],
  }
}

const notThere = (config: CiStatusConfig): Outcome => ({
  verdict: 'fail',
  failure: 'workflow_not_found',
  summary: `${config.repository} has no ${config.workflow || 'pipelines'} whose runs could be asked for`,
  evidence: [{ what: 'Workflow', expected: config.workflow || 'pipelines', observed: 'not found', holds: false }],
})

/** Whether each of the newest pull requests into the branch had a run, and none was merged without its success. */
export async function judgePulls(config: CiStatusConfig, forge: Forge, now: Date): Promise<Outcome> {
  const pulls = await forge.listPulls(PULLS)
  if (!pulls) return (await absent(config, forge)) ?? notThere(config)
  const seen: { pull: Pull; run: Run | undefined }[] = []
  for (const pull of pulls) {
    const run = (await forge.listRunsOf(pull))[0]
    const isYoung = !pull.isMerged && secondsBetween(pull.createdAt, now) < YOUNG_S
    if (run || !isYoung) seen.push({ pull, run })
  }
  const evidence = seen.map(({ pull, run }) => ({
    what: `#${pull.number}${pull.isMerged ? ', merged' : ''}`,
    expected: pull.isMerged ? 'success' : 'a run',
    observed: run ? [run.word, run.url].filter(Boolean).join(' ') : 'no run',
    holds: run !== undefined && (!pull.isMerged || run.state === 'passed'),
  }))
  const what = wordSubject(config)
  const fail = (failure: string, summary: string): Outcome => ({ verdict: 'fail', failure, summary, evidence })
  if (seen.length === 0) {
    const summary = `There is no pull request into ${config.branch} to look at`
    return (await absent(config, forge)) ?? { verdict: 'error', failure: 'no_pull_request', summary }
  }
  const without = seen.filter(({ run }) => !run).map(({ pull }) => `#${pull.number}`)
  if (without.length > 0) return fail('pull_request_without_run', `No run of ${what} for ${without.join(', ')}`)
  const unproven = seen.filter(({ pull, run }) => pull.isMerged && run?.state !== 'passed').map(({ pull }) => `#${pull.number}`)
  if (unproven.length > 0) return fail('merged_without_success', `Merged without the success of ${what}: ${unproven.join(', ')}`)
  return { verdict: 'pass', summary: short(`It ran for ${seen.map(({ pull }) => `#${pull.number}`).join(', ')}`), evidence }
}
