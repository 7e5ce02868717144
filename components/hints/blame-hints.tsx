'use client'

import { useRef } from 'react'
import { useAttachTo } from '@/components/attachments/attach-to'
import type { Hint } from '@/lib/wording/hint'
import { Hints } from './hints'

interface Props {
  /** Names what is written: a hint that was dismissed stays so for it. */
  scope: string
  /** The field that is looked at. */
  field: string
  isCause?: boolean
  /** About what stands there at first. */
  initial?: readonly Hint[]
}

/** Hints where the text of the form around judges people; who is a member is asked when somebody types. */
export function BlameHints({ scope, field, isCause = false, initial = [] }: Props) {
  const number = useAttachTo()
  const names = useRef<Promise<string[]>>(null)
  const look = async (form: FormData) => {
    const [{ hintsOfBlame }, { fetchNearby }] = await Promise.all([
      import('@/lib/wording/blameless'),
      import('@/components/writing/nearby'),
    ])
    const text = String(form.get(field) ?? '')
    if (text.trim() === '') return []
    names.current ??= fetchNearby(number ?? '').then(({ members }) => members)
    return hintsOfBlame(text, { names: await names.current, isCause })
  }
  return <Hints scope={scope} initial={initial} look={look} />
}
