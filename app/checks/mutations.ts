'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { attest, withdrawAttestation } from '@/lib/checks/attestations.store'
import { bindCheck, runNow, unbindCheck } from '@/lib/checks/bindings.store'
import { createCheck, deleteCheck, disableCheck, editCheck, enableCheck, restoreCheck } from '@/lib/checks/edit.store'
import type { Fields } from '@/lib/checks/form'
import type { Observation } from '@/lib/checks/kinds/kind'
import { AttestationInput, TrialInput, WithdrawalInput } from '@/lib/checks/schema'
import { tryAgainst } from '@/lib/checks/trials.store'
import { tryNow } from '@/lib/checks/try-now'
import { getAction } from '@/lib/corrective-actions/list.store'
import { parseActionNumber } from '@/lib/corrective-actions/rules'
import { Invalid } from '@/lib/platform/errors'
import { id, version } from '@/lib/platform/text'
import { mutation } from '@/lib/platform/web/mutation'
import { readCheckEdit, readKind, readNewCheck } from './read-form'

/** Which inputs the form of a check has depends on its kind: read-form.ts refuses those that are none of them. */
const AnyForm = z.record(z.string().max(100), z.union([z.string(), z.array(z.string())]))

export interface Tried {
  words: string
  verdict: 'pass' | 'fail' | 'error'
  summary: string
  evidence: Observation[]
  /** What was typed: the form is drawn anew with it. */
  typed: Record<string, string | string[]>
}

/**
 * The form of a check: writes it down, saves its edit, or only tries it, whichever button was pressed. One mutation for all three,
 * because without JavaScript a form has room for the answer of one.
 */
export const sendCheck = mutation(AnyForm, async (actor, { press, ...fields }): Promise<Tried> => {
  if (press === 'try') return tried(actor, fields)
  const edit = fields.version === undefined ? null : readCheckEdit(fields)
  if (edit) await editCheck(actor, edit)
  const { id } = edit ?? (await createCheck(actor, readNewCheck(fields)))
  revalidatePath('/', 'layout')
  redirect(`/checks/${id}`)
})

async function tried(actor: Actor, fields: Fields): Promise<Tried> {
  const { kind, config } = readKind(fields)
  const { verdict, summary, evidence } = await tryNow(actor, kind.id, config)
  return { words: kind.describe(config), verdict, summary, evidence: evidence ?? [], typed: fields }
}

/** Runs a check once against what was before or a second target; what was found is kept, and shown on its page. */
export const showRed = mutation(AnyForm, async (actor, { past, ...fields }) => {
  const { config } = readKind(fields)
  const input = TrialInput.safeParse({ id: fields.id, past: past ?? null, config })
  if (!input.success) throw new Invalid('This form cannot be read. Open the page again.')
  const { verdict } = await tryAgainst(actor, input.data)
  revalidatePath('/', 'layout')
  return { verdict }
})

const CheckId = z.strictObject({ id })
const CheckVersion = z.strictObject({ id, version })

export const runCheck = mutation(CheckId, async (actor, check) => {
  await runNow(actor, check.id)
  revalidatePath(`/checks/${check.id}`)
  return null
})

export const switchOff = mutation(CheckVersion, async (actor, check) => {
  await disableCheck(actor, check.id, check.version)
  revalidatePath('/', 'layout')
  return null
})

export const switchOn = mutation(CheckVersion, async (actor, check) => {
  await enableCheck(actor, check.id, check.version)
  revalidatePath('/', 'layout')
  return null
})

export const removeCheck = mutation(CheckVersion, async (actor, check) => {
  await deleteCheck(actor, check.id, check.version)
  revalidatePath('/', 'layout')
  return null
})

export const bringBack = mutation(CheckId, async (actor, check) => {
  await restoreCheck(actor, check.id)
  revalidatePath('/', 'layout')
  return null
})

export const bind = mutation(z.strictObject({ id, action: z.string().max(300) }), async (actor, input) => {
  const number = parseActionNumber(input.action)
  if (number === null)
    throw new Invalid('Expected the number of an action, such as ACT-12.', { action: 'Expected ACT-12, or 12.' })
  const action = await getAction(actor, number)
  await bindCheck(actor, action.id, input.id)
  revalidatePath('/', 'layout')
  return null
})

export const unbind = mutation(z.strictObject({ id, actionId: id }), async (actor, input) => {
  await unbindCheck(actor, input.actionId, input.id)
  revalidatePath('/', 'layout')
  return null
})

export const attestCheck = mutation(AttestationInput, async (actor, input) => {
  await attest(actor, input)
  revalidatePath(`/checks/${input.checkId}`)
  return null
})

export const withdraw = mutation(WithdrawalInput, async (actor, input) => {
  await withdrawAttestation(actor, input)
  revalidatePath(`/checks/${input.checkId}`)
  return null
})
