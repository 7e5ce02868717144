'use client'

import { useState } from 'react'
import { useSubmit } from '@/components/editing/use-submit'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import type { ItemKind } from '@/lib/importing/draft'
import styles from './items.module.css'
import { addItem } from './mutations'

const WORDS: Record<ItemKind, { label: string; hint?: string }> = {
  entry: { label: 'Add a timeline entry', hint: 'A time at its beginning is read: “10:13 config fixed”.' },
  cause: { label: 'Add a cause' },
  action: { label: 'Add a corrective action' },
  lesson: { label: 'Add a lesson' },
  section: { label: 'Add a section', hint: 'The first line is its heading.' },
}

/** An item that the document does not have. */
export function AddItem({ importId, ordinal, to }: { importId: string; ordinal: number; to: ItemKind }) {
  const [round, setRound] = useState(0)
  const { result, isPending, formProps } = useSubmit(addItem, () => setRound((now) => now + 1))
  const { label, hint } = WORDS[to]
  return (
    <details className={styles.add}>
      <summary>{label}</summary>
      <form {...formProps} aria-busy={isPending}>
        <input type="hidden" name="importId" value={importId} />
        <input type="hidden" name="ordinal" value={ordinal} />
        <input type="hidden" name="to" value={to} />
        <FormFields result={result}>
          <Field label="Text" name="text" hint={hint}>
            <TextArea key={round} rows={2} required />
          </Field>
          <FormMessage result={result} success="Added." />
          <SubmitButton variant="plain" size="small" pending="Adding">
            Add
          </SubmitButton>
        </FormFields>
      </form>
    </details>
  )
}
