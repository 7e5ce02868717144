'use client'

import { useSubmit } from '@/components/editing/use-submit'
import { FormMessage } from '@/components/ui/form-message'
import { Select } from '@/components/ui/select'
import type { Passage } from '@/lib/importing/edit'
import { retypeItem } from './mutations'
import styles from './review.module.css'

const KINDS: { value: Passage['is']; label: string }[] = [
  { value: 'entry', label: 'Timeline' },
  { value: 'cause', label: 'Cause' },
  { value: 'action', label: 'Action' },
  { value: 'lesson', label: 'Lesson' },
  { value: 'section', label: 'Section' },
  { value: 'structure', label: 'Left out' },
]

/** What a passage is. Choosing another kind changes it at once; every word goes along. */
export function KindForm({
  importId,
  ordinal,
  itemId,
  is,
}: {
  importId: string
  ordinal: number
  itemId: string
  is: Passage['is']
}) {
  const { result, formProps } = useSubmit(retypeItem)
  return (
    <form {...formProps} className={styles.kind} data-kind={is}>
      <input type="hidden" name="importId" value={importId} />
      <input type="hidden" name="ordinal" value={ordinal} />
      <input type="hidden" name="itemId" value={itemId} />
      <Select
        name="to"
        aria-label="This passage is a"
        defaultValue={is}
        options={KINDS}
        onChange={(event) => event.currentTarget.form?.requestSubmit()}
      />
      <noscript>
        <button type="submit">Change</button>
      </noscript>
      <FormMessage result={result} />
    </form>
  )
}
