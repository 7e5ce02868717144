import type { Actor } from '@/lib/access/actor'
import type { SealedKind } from '@/lib/checks/kinds/kind'
import { settings } from '@/lib/platform/settings'
import { listSecretNames } from '@/lib/secrets/store'
import type { KindForm } from './check-form'
import type { Choices } from './kind-fields'

/** A kind as plain data, for the form in the browser. */
export const formOf = ({ id, fields, initial, waitsForPings, asksPeople, pace }: SealedKind): KindForm => ({
  id,
  fields,
  usual: initial,
  canBeTried: !waitsForPings && !asksPeople,
  hasPace: pace !== undefined,
})

/** What the form offers that only the server knows: names of secrets, and the programs that the operator lists. */
export const choicesFor = async (actor: Actor): Promise<Choices> => ({
  secrets: await listSecretNames(actor),
  programs: settings().plugins,
})
