import type { EntryKind } from '../platform/db/generated/enums'

/** In the order in which they are offered. */
export const ENTRY_KINDS = ['alert', 'change', 'observation', 'step', 'message'] as const satisfies EntryKind[]

export const ENTRY_KIND_WORDS: Record<EntryKind, string> = {
  alert: 'Alert',
  change: 'Change',
  observation: 'Observation',
  step: 'Step taken',
  message: 'Message',
}
