'use client'

import { Undo2 } from 'lucide-react'
import Link from 'next/link'
import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { differenceAddress } from '@/lib/reviews/points'
import { bringPointBack } from '../mutations'
import styles from './compare.module.css'

interface Props {
  incidentId: string
  number: number
  at: Date
  /** When what stands now was looked at. */
  seenAt: Date
}

/** Brings every wording of a moment back. */
export function RestoreAll({ incidentId, number, at, seenAt }: Props) {
  const { result, isPending, formProps } = useSubmit(bringPointBack)
  return (
    <form {...formProps} className={styles.all}>
      <input type="hidden" name="incidentId" value={incidentId} />
      <input type="hidden" name="at" value={at.toISOString()} />
      <input type="hidden" name="seenAt" value={seenAt.toISOString()} />
      <p>
        All of it as it read then: what was changed is changed back, what was deleted comes back, and what is new stays. Each is
        an edit like any other.
      </p>
      <Button type="submit" aria-disabled={isPending || undefined}>
        <Undo2 /> Bring all of this back
      </Button>
      <FormMessage result={result} success="It reads as it did then." />
      {result?.ok && (
        <p>
          <Link href={differenceAddress(number, seenAt)}>What that changed</Link>
        </p>
      )}
    </form>
  )
}
