'use client'

import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { setPostmortemState } from '../mutations'
import styles from './state-form.module.css'

type State = 'draft' | 'in_review' | 'published'

/** The steps from each state; the first is the one that is expected next. */
const STEPS: Record<State, { to: State; words: string }[]> = {
  draft: [
    { to: 'in_review', words: 'Ask for review' },
    { to: 'published', words: 'Publish' },
  ],
  in_review: [
    { to: 'published', words: 'Publish' },
    { to: 'draft', words: 'Back to draft' },
  ],
  published: [{ to: 'draft', words: 'Take back to draft' }],
}

/** Draft → in review → published, and back. */
export function StateForm({ id, version, state }: { id: string; version: number; state: State }) {
  const { result, isPending, formProps } = useSubmit(setPostmortemState)
  const uncovered = (state !== 'published' && result?.ok && result.value?.uncovered) || []
  return (
    <form {...formProps} className={styles.state}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      {STEPS[state].map(({ to, words }, index) => (
        <Button
          key={to}
          type="submit"
          name="postmortemState"
          value={to}
          variant={index === 0 && state !== 'published' ? 'main' : 'plain'}
          disabled={isPending}
        >
          {to === 'published' && uncovered.length > 0 ? 'Publish all the same' : words}
        </Button>
      ))}
      {uncovered.length > 0 && <Uncovered causes={uncovered} />}
      <FormMessage result={result} />
    </form>
  )
}

/** Asked before a grave incident is published with a cause that nothing is planned against; the next press is the answer. */
function Uncovered({ causes }: { causes: readonly string[] }) {
  return (
    <div role="alert" className={styles.warning}>
      <input type="hidden" name="uncovered" value="accepted" />
      <p>
        <b>Not published yet.</b> Nothing is even planned against{' '}
        {causes.length === 1 ? 'this cause' : `these ${causes.length} causes`}:
      </p>
      <ul>
        {causes.map((text) => (
          <li key={text}>{text.length > 200 ? `${text.slice(0, 199)}…` : text}</li>
        ))}
      </ul>
      <p>
        <a href="#causes">Look at the causes</a>, or publish all the same.
      </p>
    </div>
  )
}
