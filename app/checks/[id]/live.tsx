'use client'

import { useRouter } from 'next/navigation'
import { useLive } from '@/components/use-live'

interface Props {
  id: string
  /** What the page was drawn from; another one means that something is new. */
  stamp: string
  isAwaited: boolean
}

/** Where the server cannot tell. */
const WHILE_RUNNING_MS = 700
const OTHERWISE_MS = 5_000

/** Follows the check while its page is looked at: asks a small question, and draws anew only when the answer is another one. */
export function Live({ id, stamp, isAwaited }: Props) {
  const router = useRouter()
  useLive([`check:${id}`], isAwaited ? WHILE_RUNNING_MS : OTHERWISE_MS, async () => {
    const answer = await fetch(`/checks/${id}/state`, { cache: 'no-store' }).then(
      (response) => (response.ok ? response.json() : null),
      () => null,
    )
    if (answer && answer.stamp !== stamp) router.refresh()
  })
  return null
}
