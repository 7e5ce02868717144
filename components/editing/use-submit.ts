'use client'

import { unstable_rethrow } from 'next/navigation'
import { type FormEvent, useActionState, useState, useTransition } from 'react'
import type { MutationResult } from '@/lib/platform/web/result'

export type Mutation<Value = unknown> = (previous: MutationResult<Value> | null, form: FormData) => Promise<MutationResult<Value>>

/**
 * Sends a form to its mutation. Unlike a bare `action`, React does not empty the form while the answer is on its way or when it
 * is a refusal, and a lost connection is an answer like any other: what was typed stays where it was typed. Without JavaScript
 * the browser sends the form by itself.
 */
export function useSubmit<Value>(mutation: Mutation<Value>, onDone?: (value: Value) => void) {
  const [posted, action] = useActionState(mutation, null)
  const [answer, setAnswer] = useState<MutationResult<Value> | null>(null)
  const [isPending, start] = useTransition()
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isPending) return
    const { submitter } = event.nativeEvent as SubmitEvent
    const form = new FormData(event.currentTarget, submitter)
    start(async () => {
      const result = await send(mutation, form)
      // Within the transition again, so that a form that closes shows what was saved and not, for a moment, what stood there before.
      start(() => {
        setAnswer(result)
        if (result.ok) onDone?.(result.value)
      })
    })
  }
  return { result: answer ?? posted, isPending, formProps: { action, onSubmit } }
}

/** Calls a mutation from the browser; where the server cannot be reached that is the answer. */
export async function send<Value>(mutation: Mutation<Value>, form: FormData): Promise<MutationResult<Value>> {
  try {
    return await mutation(null, form)
  } catch (error) {
    // A redirect is no failure.
    unstable_rethrow(error)
    return { ok: false, error: { kind: 'bug', message: 'The server did not answer. What you typed is still here; try again.' } }
  }
}
