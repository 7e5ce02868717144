'use client'

import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import styles from './items.module.css'
import { KINDS } from './kinds'
import { changeItems } from './mutations'

interface Props {
  importId: string
  ordinal: number
  count: number
  onDone: () => void
}

/** What is done with the ticked items. A plain form: the boxes belong to it, also before scripts have arrived. Shown while one is ticked. */
export function BulkBar({ importId, ordinal, count, onDone }: Props) {
  const { result, isPending, formProps } = useSubmit(changeItems, onDone)
  return (
    <form id="bulk" {...formProps} className={styles.bulk} aria-busy={isPending} aria-label="The ticked items">
      <input type="hidden" name="importId" value={importId} />
      <input type="hidden" name="ordinal" value={ordinal} />
      <span>{count > 0 ? `${count} ticked: make them` : 'Make the ticked'}</span>
      {KINDS.map(({ is, label }) => (
        <Button key={is} type="submit" size="small" name="to" value={is}>
          {label}
        </Button>
      ))}
      <Button type="submit" size="small" name="to" value="merged">
        One item
      </Button>
      <FormMessage result={result} />
    </form>
  )
}
