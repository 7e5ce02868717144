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
          {words}
        </Button>
      ))}
      <FormMessage result={result} />
    </form>
  )
}
