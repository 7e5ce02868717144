import type { SealedKind } from '@/lib/checks/kinds/kind'
import type { KindForm } from './check-form'

/** A kind as plain data, for the form in the browser. */
export const formOf = ({ id, fields, initial, waitsForPings, pace }: SealedKind): KindForm => ({
  id,
  fields,
  usual: initial,
  canBeTried: !waitsForPings,
  hasPace: pace !== undefined,
})
