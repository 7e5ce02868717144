import { HEARD_WITHIN_SECONDS, plusSeconds } from '../../rules'
import { wordDuration, wordInstant } from '../../words'
import type { Observation, Outcome, Pings } from '../kind'
import type { HeartbeatConfig } from './config'
import { dueBy } from './schedule'

/**
 * What the pings so far say at this moment. Silence counts as a failure only if we listened through a whole period and its
 * grace: whoever pinged while this installation was down must not be called dead for it.
 */
export function judgePings(config: Omit<HeartbeatConfig, 'slug'>, pings: Pings, now: Date): Outcome {
  const evidence = observe(pings)
  const { lastSuccessAt, lastFailAt, startedAt } = pings

  if (lastFailAt && isAfter(lastFailAt, lastSuccessAt)) {
    const exit = pings.lastExitStatus ? ` with exit status ${pings.lastExitStatus}` : ''
    return { verdict: 'fail', failure: 'job_failed', summary: `It reported a failure${exit}`, evidence }
  }

  const isRunning = startedAt !== null && isAfter(startedAt, lastSuccessAt) && isAfter(startedAt, lastFailAt)
  const finishBy = isRunning ? plusSeconds(startedAt, config.graceSeconds) : null
  if (finishBy && finishBy <= now && startedAt && pings.listeningSince <= startedAt) {
    if (pings.heardUntil < finishBy) return notHeardYet(pings, now, evidence)
    const summary = `It started ${wordInstant(startedAt)} and has not reported its end within ${wordDuration(config.graceSeconds)}`
    return { verdict: 'fail', failure: 'did_not_finish', summary, evidence }
  }

  const overdueAt = lastSuccessAt && dueBy(config, lastSuccessAt)
  if (lastSuccessAt && overdueAt && now < overdueAt) {
    const missedAt = finishBy && finishBy > now && finishBy < overdueAt ? finishBy : overdueAt
    return {
      verdict: 'pass',
      summary: `Last success ${wordInstant(lastSuccessAt)}`,
      evidence,
      lookAgainAt: afterHearing(missedAt),
    }
  }

  const firstBy = dueBy(config, pings.waitingSince)
  if (now < firstBy && !isAfter(lastSuccessAt, pings.waitingSince))
    return {
      verdict: 'error',
      failure: 'waiting_for_first_ping',
      summary: `Waiting for the first ping, until ${wordInstant(firstBy)}`,
      evidence,
      lookAgainAt: afterHearing(firstBy),
    }

  const heardBy = dueBy(config, pings.listeningSince)
  if (now < heardBy)
    return {
      verdict: 'error',
      failure: 'was_not_listening',
      summary: `Nevermore itself was not listening until ${wordInstant(pings.listeningSince)}; a ping may have been missed`,
      evidence,
      lookAgainAt: afterHearing(heardBy),
    }
  const silentAt = [overdueAt, firstBy, heardBy].reduce<Date>((latest, by) => (by && by > latest ? by : latest), firstBy)
  if (pings.heardUntil < silentAt) return notHeardYet(pings, now, evidence)
  return { verdict: 'fail', failure: 'no_ping', summary: wordSilence(pings), evidence }
}

const afterHearing = (by: Date): Date => plusSeconds(by, HEARD_WITHIN_SECONDS)

const notHeardYet = ({ heardUntil }: Pings, now: Date, evidence: Observation[]): Outcome => ({
  verdict: 'error',
  failure: 'not_heard_yet',
  summary: `Pings are known up to ${wordInstant(heardUntil)} only; later ones may be on their way`,
  evidence,
  lookAgainAt: afterHearing(now),
})

const isAfter = (at: Date | null, other: Date | null): boolean => at !== null && (other === null || at > other)

const wordSilence = ({ lastSuccessAt }: Pings): string =>
  lastSuccessAt ? `Silent since ${wordInstant(lastSuccessAt)}` : 'No ping has ever arrived'

function observe(pings: Pings): Observation[] {
  const rows: [string, Date | null][] = [
    ['Last success', pings.lastSuccessAt],
    ['Last failure', pings.lastFailAt],
    ['Last start', pings.startedAt],
  ]
  return rows.flatMap(([what, at]) => (at ? [{ what, observed: wordInstant(at) }] : []))
}
