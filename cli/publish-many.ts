import { setTimeout as sleep } from 'node:timers/promises'
import { systemActor } from '../lib/access/actor'
import { incidentName } from '../lib/incidents/rules'
import { Refusal } from '../lib/platform/errors'
import { PushFailure } from '../lib/platform/git/push-failure'
import { dryRun } from '../lib/publishing/dry-run'
import { askForMany, listMeant, listOutcomes, type Which } from '../lib/publishing/many.store'
import { publishDue } from '../lib/publishing/publish-due'
import { getRepository, listRepositories, type RepositoryRow } from '../lib/publishing/repositories.store'
import { onStop } from './stop-signal'

interface How {
  /** The name of the repository; null where there is only one. */
  to: string | null
  isDry: boolean
  asJson: boolean
}

/** What came of one postmortem, as it is printed. */
interface Line {
  incident: string
  path: string | null
  outcome: 'published' | 'asked_for' | 'unchanged' | 'would_publish' | 'failed'
  commit?: string | null
  request?: string | null
  problem: string | null
  summary?: string
  diff?: string
}

/** A worker that runs beside us may have them in hand. */
const LOOK_EVERY_MS = 200

/** Exit code 0: all stand there now, or would; 1: some do not; 130: it was ended. */
export async function publishMany(
  which: Which,
  { to, isDry, asJson }: How,
  say = console.log,
  warn = console.error,
): Promise<number> {
  const repository = await repositoryNamed(to)
  const meant = await listMeant(systemActor, which)
  const open = meant.filter(({ isPrivate }) => !isPrivate)
  const refused = [
    ...meant
      .filter(({ isPrivate }) => isPrivate)
      .map(({ number }) => refusedLine(number, 'It is private: whoever may read the repository could read it.')),
    ...which.numbers
      .filter((number) => !meant.some((one) => one.number === number))
      .map((number) => refusedLine(number, 'It is not there, or not among those that are meant.')),
  ]
  const ending = new AbortController()
  onStop(() => ending.abort())
  const lines = isDry
    ? await tryAll(repository, open)
    : await writeAll(
        repository,
        open.map(({ id }) => id),
        ending.signal,
      )
  const all = [...lines, ...refused]
  for (const line of all) say(asJson ? JSON.stringify(line) : wordsOf(line))
  if (!asJson) warn(totals(all))
  if (ending.signal.aborted) return 130
  return all.some(({ outcome }) => outcome === 'failed') ? 1 : 0
}

async function repositoryNamed(name: string | null): Promise<RepositoryRow> {
  const all = await listRepositories(systemActor)
  const [only, more] = name === null ? all : all.filter((one) => one.name === name)
  if (only && (name !== null || !more)) return getRepository(systemActor, only.id)
  if (all.length === 0) throw new Refusal('There is no repository to publish into.', 'Add one in Settings, Repositories.', 2)
  const known = all.map((one) => `“${one.name}”`).join(', ')
  throw new Refusal(
    name === null ? 'There are several repositories.' : `There is no repository “${name}”.`,
    `Say which with --to: ${known}.`,
    2,
  )
}

const refusedLine = (number: number, problem: string): Line => ({
  incident: incidentName(number),
  path: null,
  outcome: 'failed',
  problem,
})

async function tryAll(repository: RepositoryRow, meant: Parameters<typeof dryRun>[2]): Promise<Line[]> {
  const tried = await dryRun(systemActor, repository, meant).catch((error) => {
    throw error instanceof PushFailure ? new Refusal(error.message, 'Settings, Repositories, has a test of it.', 1) : error
  })
  return tried.map(({ number, ...same }) => ({ incident: incidentName(number), ...same }))
}

async function writeAll(repository: RepositoryRow, incidentIds: string[], signal: AbortSignal): Promise<Line[]> {
  await askForMany(systemActor, repository.id, incidentIds)
  for (;;) {
    await publishDue(signal, repository.id)
    const rows = await listOutcomes(systemActor, repository.id, incidentIds)
    if (signal.aborted || rows.every(({ wish, failure }) => wish === null || failure !== null))
      return rows.map(({ incident, path, failure, problem, wish, steps: [last], requests: [request] }) => {
        const isLeft = failure !== null || wish !== null
        const outcome = isLeft ? 'failed' : last?.kind === 'unchanged' ? 'unchanged' : request ? 'asked_for' : 'published'
        return {
          incident: incidentName(incident.number),
          path: path ?? request?.path ?? null,
          outcome,
          commit: isLeft ? null : (last?.commit ?? null),
          request: request?.url ?? null,
          problem: isLeft
            ? `${problem ?? 'It was not reached before the end.'}${wish ? ' The worker tries it again.' : ''}`
            : null,
          summary: isLeft ? '' : (last?.summary ?? ''),
        }
      })
    await sleep(LOOK_EVERY_MS)
  }
}

function wordsOf({ incident, outcome, path, commit, request, problem, summary, diff }: Line): string {
  if (outcome === 'failed') return `${incident}: not published. ${plain(problem ?? '')}`
  if (outcome === 'unchanged') return `${incident}: unchanged`
  if (outcome === 'would_publish') return `${incident}: would change ${plain(path ?? '')}\n${plain(diff ?? '')}`
  if (outcome === 'asked_for') return `${incident}: asked for at ${plain(request ?? '')}`
  return `${incident}: ${plain(path ?? '')} as ${commit?.slice(0, 10)} (${plain(summary ?? '')})`
}

/** What people wrote could hold what a terminal takes for orders. */
const plain = (text: string): string => text.replace(/[^\P{Cc}\n\t]|\p{Bidi_Control}/gu, '�')

function totals(lines: readonly Line[]): string {
  const count = (...outcomes: Line['outcome'][]) => lines.filter(({ outcome }) => outcomes.includes(outcome)).length
  const [written, would, asked] = [count('published'), count('would_publish'), count('asked_for')]
  const parts = [
    would > 0 && `${would} would be published`,
    written > 0 && `${written} published`,
    asked > 0 && `${asked} asked for`,
    `${count('unchanged')} unchanged`,
    `${count('failed')} not published`,
  ]
  return `${parts.filter(Boolean).join(', ')}.`
}
