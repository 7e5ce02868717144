import { notFound, redirect } from 'next/navigation'
import { getAction } from '@/lib/corrective-actions/list.store'
import { parseActionNumber } from '@/lib/corrective-actions/rules'
import { NotFound } from '@/lib/platform/errors'
import { requireMember } from '@/lib/platform/web/actor'

/** The short address of an action, /corrective-actions/ACT-34: leads to its page under its incident. */
export default async function ActionByNumber({ params }: { params: Promise<{ number: string }> }) {
  const [actor, { number }] = await Promise.all([requireMember(), params])
  const known = parseActionNumber(number)
  if (known === null) notFound()
  redirect(await addressOf(actor, known))
}

async function addressOf(actor: Awaited<ReturnType<typeof requireMember>>, number: number): Promise<string> {
  try {
    const { incident } = await getAction(actor, number)
    return `/incidents/${incident.number}/corrective-actions/${number}`
  } catch (error) {
    if (error instanceof NotFound) notFound()
    throw error
  }
}
