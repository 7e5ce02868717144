import type { SealedKind } from '@/lib/checks/kinds/kind'
import type { KindForm } from './check-form'

/** A kind as plain data, for the form in the browser. */
export const formOf = ({ id, fields, waitsForPings, pace }: SealedKind): KindForm => ({
  id,
  fields,
  canBeTried: !waitsForPings,
  hasPace: pace !== undefined,
})
