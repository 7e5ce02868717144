import { plusSeconds, secondsBetween } from '../../rules'
import { wordDuration, wordInstant } from '../../words'
import { short } from '../comparison'
import type { Attestation, Observation, Outcome } from '../kind'

const DAY = 86_400
/** So long before it ends, an attestation says that it has to be renewed. */
const RENEW_S = 7 * DAY
/** How often its ground is looked at: whether the owner is still another one. */
export const PACE_S = 900

/**
 * What people have attested of a statement, newest first, says at this moment. The newest that still counts decides; a withdrawal
 * ends all before it.
 */
export function judgeAttestations(all: readonly Attestation[], now: Date): Outcome {
  const at = all.findIndex(({ isWithdrawal }) => isWithdrawal)
  const standing = at < 0 ? all : all.slice(0, at)
  const counting = standing.find((each) => whyNot(each, now) === null)
  if (counting) return confirmed(counting, now)
  const [newest] = standing
  const because = newest && whyNot(newest, now)
  if (newest && because) return { verdict: 'fail', ...because, evidence: observe(newest, because.summary) }
  const withdrawal = all[at]
  if (withdrawal) {
    const summary = `${withdrawal.by} withdrew what was attested ${day(withdrawal.at)}: ${short(firstLine(withdrawal.note))}`
    return { verdict: 'fail', failure: 'attestation_withdrawn', summary, evidence: observe(withdrawal, 'withdrawn') }
  }
  return {
    verdict: 'fail',
    failure: 'not_attested',
    summary: 'Nobody has attested it yet',
    evidence: [{ what: 'Attested', expected: 'by somebody who does not own the action', observed: 'by nobody', holds: false }],
  }
}

/** An attestation that is wanted, and why. */
export interface Asked {
  because: string
  /** It still counts, for a week at most. */
  isRenewal: boolean
  /** The newest there is; null where nobody ever attested it. */
  lastId: string | null
}

/** Whether somebody has to attest it (again), as judgeAttestations sees it; null while it holds for longer than a week. */
export function askFor(all: readonly (Attestation & { id: string })[], now: Date): Asked | null {
  const { verdict, summary } = judgeAttestations(all, now)
  const lastId = all[0]?.id ?? null
  if (verdict !== 'pass') return { because: summary, isRenewal: false, lastId }
  const ends = Math.max(...all.filter((each) => whyNot(each, now) === null).map(({ expiresAt }) => expiresAt.getTime()))
  return ends - now.getTime() <= RENEW_S * 1000 ? { because: summary, isRenewal: true, lastId } : null
}

/** Why an attestation does not count (any more); null while it does. */
function whyNot(
  { by, ownsNow, isOfOtherWording, expiresAt }: Attestation,
  now: Date,
): { failure: string; summary: string } | null {
  if (isOfOtherWording) return { failure: 'not_attested', summary: `The statement was changed since ${by} attested it` }
  if (ownsNow)
    return {
      failure: 'attested_by_owner',
      summary: `${by} attested it and owns an action of it by now: it has to be somebody else`,
    }
  if (expiresAt <= now) return { failure: 'attestation_expired', summary: `What ${by} attested ended ${day(expiresAt)}` }
  return null
}

function confirmed(attestation: Attestation, now: Date): Outcome {
  const { by, at, expiresAt } = attestation
  const left = secondsBetween(now, expiresAt)
  const renew = left <= RENEW_S ? `; ends in ${wordDuration(left)} and has to be renewed` : `, until ${day(expiresAt)}`
  return {
    verdict: 'pass',
    summary: `Attested by ${by} ${day(at)}${renew}`,
    evidence: observe(attestation, null),
    ...(expiresAt < plusSeconds(now, PACE_S) && { lookAgainAt: expiresAt }),
  }
}

function observe({ by, at, note, expiresAt }: Attestation, problem: string | null): Observation[] {
  return [
    {
      what: 'Attested',
      expected: 'by somebody who does not own the action',
      observed: problem ?? `by ${by}, ${wordInstant(at)}`,
      holds: problem === null,
    },
    { what: 'What they looked at', observed: note },
    { what: 'Valid until', observed: wordInstant(expiresAt) },
  ]
}

const day = (at: Date): string => at.toISOString().slice(0, 10)
const firstLine = (text: string): string => text.split('\n')[0] ?? ''
