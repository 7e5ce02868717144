import { type ActionState, STATE_WORDS } from '../corrective-actions/rules'
import { STATE_TONES } from '../corrective-actions/words'
import { wordProof } from '../incidents/proof-words'
import { incidentName } from '../incidents/rules'
import type { Badge } from './picture'

/** "ACT-34: verified" */
export const badgeOfAction = (number: number, state: ActionState): Badge => ({
  name: `ACT-${number}`,
  words: STATE_WORDS[state].toLowerCase(),
  tone: STATE_TONES[state],
})

/** "INC-12: 2 of 3 actions verified" */
export function badgeOfIncident(number: number, states: readonly ActionState[]): Badge {
  const counts: Partial<Record<ActionState, number>> = {}
  for (const state of states) counts[state] = (counts[state] ?? 0) + 1
  const counting = states.length - (counts.waived ?? 0)
  const tone = counts.regressed
    ? 'regressed'
    : counting === 0
      ? 'unknown'
      : counts.verified === counting
        ? 'verified'
        : 'awaiting'
  return { name: incidentName(number), words: wordProof(counts) || 'no actions', tone }
}

/** What an address of a badge asks for: "ACT-34.svg", "INC-12.svg"; null for anything else. */
export function readBadgeName(name: string): { kind: 'action' | 'incident'; number: number } | null {
  const [, kind, number] = /^(ACT|INC)-([1-9]\d{0,8})\.svg$/.exec(name) ?? []
  return number === undefined ? null : { kind: kind === 'ACT' ? 'action' : 'incident', number: Number(number) }
}

/** A badge to be pasted into a README: the picture, and behind it the page. Names hold letters and digits only. */
export const badgeMarkdown = (publicUrl: string, name: string, page: string): string =>
  `[![${name}](${publicUrl}/badge/${name}.svg)](${publicUrl}${page})`
