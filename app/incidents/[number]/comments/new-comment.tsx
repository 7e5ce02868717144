'use client'

import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import styles from './comments.module.css'
import { writeComment } from './mutations'

interface Props {
  id: string
  /** What can be commented on, and which of them is meant. */
  choices: { value: string; label: string }[]
  on: string | undefined
  quote: string
  /** What stands before the passage. */
  before: string
}

/** Begins a thread: on a passage, or on all of a part. */
export function NewComment({ id, choices, on, quote, before }: Props) {
  const { result, isPending, formProps } = useSubmit(writeComment)
  return (
    <form {...formProps} className={styles.new}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="before" value={before} />
      <FormFields result={result}>
        <Field label="On" name="on">
          <Select defaultValue={on} options={choices} />
        </Field>
        <Field label="Passage" name="quote" hint="As it reads; empty for all of it." optional>
          <TextArea rows={2} defaultValue={quote} />
        </Field>
        <Field label="Comment" name="text" hint="Markdown. @ and a name tells that member.">
          <TextArea rows={3} required autoFocus={quote !== ''} />
        </Field>
        <FormMessage result={result} success="Your comment stands below." />
        <Button type="submit" variant="main" aria-disabled={isPending || undefined}>
          Comment
        </Button>
      </FormFields>
    </form>
  )
}
