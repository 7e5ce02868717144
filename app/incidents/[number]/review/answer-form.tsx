'use client'

import Link from 'next/link'
import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { Radio } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { TextArea } from '@/components/ui/text-area'
import { giveAnswer } from './mutations'
import styles from './review.module.css'

interface Props {
  id: string
  incidentId: string
  wordingHash: string
  number: number
}

/** What a reviewer says of the text as it stands. */
export function AnswerPart({ id, incidentId, wordingHash, number }: Props) {
  const { result, isPending, formProps } = useSubmit(giveAnswer)
  return (
    <section aria-labelledby="answer">
      <h2 id="answer">Your answer</h2>
      <form {...formProps} className={styles.form}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="incidentId" value={incidentId} />
        <input type="hidden" name="wordingHash" value={wordingHash} />
        <FormFields result={result}>
          <p>
            It is of <Link href={`/incidents/${number}`}>the text as it stands</Link>; when words of it change, it counts as given
            for an earlier one.
          </p>
          <fieldset className={styles.answers}>
            <legend className="unseen">Your answer</legend>
            <Radio name="answer" value="approved" label="Approve" required />
            <Radio name="answer" value="changes_asked" label="Ask for changes" required />
          </fieldset>
          <Field label="What you say" name="note" hint="Whoever may see the incident reads it." optional>
            <TextArea rows={3} />
          </Field>
          <FormMessage result={result} success="Your answer is noted." />
          <Button type="submit" variant="main" aria-disabled={isPending || undefined}>
            Answer
          </Button>
        </FormFields>
      </form>
    </section>
  )
}
