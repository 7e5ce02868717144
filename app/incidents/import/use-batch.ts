'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { send } from '@/components/editing/use-submit'
import type { MutationResult } from '@/lib/platform/web/result'
import { type Chosen, fieldsOf, type Portion, portionsOf, sentBy } from './chosen'
import { sendFiles } from './mutations'

/** How much of how much was sent. */
interface Sending {
  done: { files: number; bytes: number }
  total: { files: number; bytes: number }
}

/**
 * Sends files in portions to a batch, and goes to its page. Where the connection is lost, the same files are sent on from where it
 * was: what came in already is not taken twice.
 */
export function useBatch() {
  const router = useRouter()
  const [sending, setSending] = useState<Sending | null>(null)
  const [result, setResult] = useState<MutationResult<null> | null>(null)
  const [rest, setRest] = useState<(() => Promise<void>) | null>(null)

  async function start(chosen: readonly Chosen[]): Promise<void> {
    if (chosen.length === 0)
      return setResult({ ok: false, error: { kind: 'invalid', message: 'There is no document among these files.', fields: {} } })
    const [first] = chosen
    const folder = first?.path.includes('/') ? first.path.split('/')[0] : undefined
    const title = folder ?? (chosen.length === 1 ? (first?.path ?? '') : `${chosen.length} files`)
    await sendFrom(portionsOf(chosen), 0, { batchId: crypto.randomUUID(), archiveId: crypto.randomUUID(), title })
  }

  async function sendFrom(
    portions: Portion[],
    from: number,
    batch: { batchId: string; archiveId: string; title: string },
  ): Promise<void> {
    setRest(null)
    setResult(null)
    const total = sentBy(portions, portions.length)
    for (const [at, portion] of portions.entries()) {
      if (at < from) continue
      setSending({ done: sentBy(portions, at), total })
      const form = fieldsOf(portion)
      for (const [name, value] of Object.entries(batch)) form.set(name, value)
      form.set('isLast', at === portions.length - 1 ? '1' : '')
      const answer = await send(sendFiles, form)
      if (answer.ok) continue
      setSending(null)
      setResult(answer)
      setRest(() => () => sendFrom(portions, at, batch))
      return
    }
    router.push(`/incidents/import/batches/${batch.batchId}`)
  }

  return { start, sending, result, rest }
}
