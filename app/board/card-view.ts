import type { StripVerdict } from '@/components/ui/strip'
import { type ActionProof, actionProof, tellingCheck } from '@/lib/checks/action-proof'
import type { CheckOnCard } from '@/lib/checks/on-cards.store'
import type { ActionOnCard } from '@/lib/corrective-actions/list.store'
import type { ActionState, ActionType } from '@/lib/corrective-actions/rules'
import { dueWords, shortDay } from '@/lib/corrective-actions/words'

/** What a card shows, in words already: plain data, for the browser. */
export interface CardView {
  id: string
  number: number
  title: string
  state: ActionState
  type: ActionType | null
  priority: ActionOnCard['priority']
  incident: { number: number; title: string; severity: ActionOnCard['incident']['severity']; isDeleted: boolean }
  /** What was affected, by name. */
  services: string[]
  owner: string | null
  /** The owner is a name out of a document, nobody's account. */
  ownerIsWritten: boolean
  due: { words: string; isLate: boolean } | null
  proof: ActionProof
  /** The last runs of the check that matters most; null where there is no check. */
  verdicts: StripVerdict[] | null
  /** Its move was sent and not answered yet. */
  isMoving?: boolean
}

/** @param reader's day (YYYY-MM-DD) and zone */
export function cardView(
  action: ActionOnCard,
  checks: readonly CheckOnCard[],
  { now, today, zone }: { now: Date; today: string; zone: string },
): CardView {
  const { id, number, title, state, type, priority, incident, owner, ownerAsWritten, waivedUntil } = action
  return {
    ...{ id, number, title, state, type, priority },
    incident: { number: incident.number, title: incident.title, severity: incident.severity, isDeleted: incident.isDeleted },
    services: incident.services.map((service) => service.name),
    owner: owner?.name ?? ownerAsWritten,
    ownerIsWritten: owner === null && ownerAsWritten !== null,
    due: dueWords(action, today),
    proof: waivedUntil
      ? { words: `waived until ${shortDay(waivedUntil, today)}`, tone: 'unknown' }
      : actionProof(state, checks, now, zone),
    verdicts: checks.length > 0 ? (tellingCheck(checks, now)?.verdicts ?? []) : null,
  }
}
