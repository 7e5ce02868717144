import 'server-only'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import type { MemberActor } from '@/lib/access/actor'
import { type CorrectiveAction, getAction } from '@/lib/corrective-actions/list.store'
import { parseActionNumber } from '@/lib/corrective-actions/rules'
import { parseIncidentName } from '@/lib/incidents/rules'
import { NotFound } from '@/lib/platform/errors'
import { requireMember } from '@/lib/platform/web/actor'

export type Params = Promise<{ number: string; action: string }>

/** The member and the action a page is about. An action asked for under another incident's number is led to its own. */
export async function loadAction(params: Params): Promise<{ actor: MemberActor; action: CorrectiveAction }> {
  const [actor, { number, action: asked }] = await Promise.all([requireMember(), params])
  const action = await find(actor, parseActionNumber(asked))
  if (!action) notFound()
  if (action.incident.number !== parseIncidentName(number)) {
    redirect(`/incidents/${action.incident.number}/corrective-actions/${action.number}`)
  }
  return { actor, action }
}

const find = cache(async (actor: MemberActor, number: number | null): Promise<CorrectiveAction | null> => {
  if (number === null) return null
  try {
    return await getAction(actor, number)
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
})
