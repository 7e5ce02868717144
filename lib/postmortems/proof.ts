import type { Action, Proof } from './document'
import { code, type Words } from './mdast'
import { utcOf } from './times'

const day = (iso: string): string => utcOf(iso).slice(0, 10)

/** What an action's checks prove, in a few words: for a cell of a table. */
export function proofInShort({ checks, waiver }: Action): string {
  if (waiver) return `waived until ${waiver.expiresOn}`
  if (checks.length === 0) return 'nothing proves this yet'
  return [...new Set(checks.map(inShort))].join('; ')
}

function inShort(check: Proof): string {
  if (!check.isEnabled) return 'check switched off'
  if (check.isAttested) return check.verdict === 'pass' ? 'attested by a person' : 'not attested'
  if (check.verdict === null) return 'check has not run yet'
  if (check.verdict === 'error') return 'check cannot look'
  if (check.verdict === 'fail') return 'check fails'
  if (check.firstRedAt && check.turnedGreenAt) return `red ${day(check.firstRedAt)} → green ${day(check.turnedGreenAt)}`
  return check.shownRed ? `passes, shown to fail ${day(check.shownRed.at)}` : 'passes, never seen red'
}

/** A check by its title and what it looks at, where the two differ. */
export function namedCheck({ title, statement }: Proof): Words[] {
  if (statement === null) return [title]
  return title === statement || title.trim() === '' ? [code(statement)] : [title, ' (', code(statement), ')']
}

/** One check in whole sentences, behind its statement. */
export function proofInWords(check: Proof): string {
  return check.isAttested ? attested(check) : [now(check), past(check)].join(' ')
}

function attested({ isEnabled, verdict, failingSinceAt }: Proof): string {
  if (!isEnabled) return 'Switched off.'
  if (verdict === 'pass') return 'Attested by a person, not proven by a machine.'
  return `Not attested${failingSinceAt ? ` since ${utcOf(failingSinceAt)}` : ''}.`
}

function now({ isEnabled, verdict, failingSinceAt, erringSinceAt }: Proof): string {
  if (!isEnabled) return 'Switched off.'
  if (verdict === null) return 'Has not run yet.'
  if (verdict === 'error') return `Cannot look${erringSinceAt ? ` since ${utcOf(erringSinceAt)}` : ''}.`
  if (verdict === 'fail') return `Fails${failingSinceAt ? ` since ${utcOf(failingSinceAt)}` : ''}.`
  return 'Passes.'
}

function past({ firstRedAt, turnedGreenAt, shownRed }: Proof): string {
  if (!firstRedAt && shownRed) return `Shown to fail on ${utcOf(shownRed.at)}, against ${shownRed.against}.`
  if (!firstRedAt) return 'Never seen red.'
  return turnedGreenAt
    ? `Red on ${utcOf(firstRedAt)}, turned green on ${utcOf(turnedGreenAt)}.`
    : `Red on ${utcOf(firstRedAt)}, not green since.`
}
