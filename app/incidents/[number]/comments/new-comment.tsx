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
  sections: { id: string; title: string }[]
  sectionId: string | undefined
  quote: string
  /** What stands before the passage. */
  before: string
}

/** Begins a thread: on a passage, or on all of a section. */
export function NewComment({ id, sections, sectionId, quote, before }: Props) {
  const { result, isPending, formProps } = useSubmit(writeComment)
  return (
    <form {...formProps} className={styles.new}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="before" value={before} />
      <FormFields result={result}>
        <Field label="Section" name="sectionId">
          <Select defaultValue={sectionId} options={sections.map((section) => ({ value: section.id, label: section.title }))} />
        </Field>
        <Field label="Passage" name="quote" hint="As the section reads; empty for all of it." optional>
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
