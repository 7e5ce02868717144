import type { useUndo } from '@/components/editing/undo-place'
import { send } from '@/components/editing/use-submit'
import type { MutationResult } from '@/lib/platform/web/result'
import { shiftMany } from '../paste-mutations'

/** Puts an entry later, or earlier, by minutes, and offers to undo that. @returns why it could not be */
export async function moveEntry(
  { incidentId, id, minutes }: { incidentId: string; id: string; minutes: number },
  offerUndo: ReturnType<typeof useUndo>,
): Promise<string | null> {
  const by = (amount: number) => ({ incidentId, 'ids[]': id, minutes: String(amount) })
  const form = new FormData()
  for (const [name, value] of Object.entries(by(minutes))) form.set(name, value)
  const result = await send(shiftMany, form)
  if (!result.ok) return result.error.message
  const message = `Moved by ${minutes > 0 ? '+' : '−'}${Math.abs(minutes)} min`
  offerUndo({ message, mutation: shiftBack, fields: by(-minutes) })
  return null
}

async function shiftBack(_previous: unknown, form: FormData): Promise<MutationResult> {
  const result = await shiftMany(null, form)
  return result.ok ? { ok: true, value: null } : result
}
