'use client'

import { useRouter } from 'next/navigation'
import { useSubmit } from '@/components/editing/use-submit'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { publish, takeBack } from './mutations'
import styles from './publications.module.css'

interface One {
  number: number
  repositoryId: string
}

const Which = ({ number, repositoryId }: One) => (
  <>
    <input type="hidden" name="number" value={number} />
    <input type="hidden" name="repositoryId" value={repositoryId} />
  </>
)

/** `seen`: the text in the repository that this person was shown, and that may be written over. */
export function PublishForm({ kind, seen, ...one }: One & { kind: string; seen: string | null }) {
  const router = useRouter()
  const { result, formProps } = useSubmit(publish, () => router.push(`/incidents/${one.number}/publications`))
  if (kind === 'unchanged') return null
  return (
    <form {...formProps} className={styles.publish}>
      <Which {...one} />
      {seen && <input type="hidden" name="overwrites" value={seen} />}
      <SubmitButton pending="Publishing">
        {kind === 'changed_there' ? 'Publish over what stands there' : kind === 'new' ? 'Publish' : 'Publish the change'}
      </SubmitButton>
      <FormMessage result={result} />
    </form>
  )
}

/** Does not wait for the next try. */
export function PublishAgain(one: One) {
  const { result, formProps } = useSubmit(publish)
  return (
    <form {...formProps}>
      <Which {...one} />
      <SubmitButton variant="plain" pending="Trying">
        Try again now
      </SubmitButton>
      <FormMessage result={result} />
    </form>
  )
}

/** Asked twice: the file goes from the branch, in a commit of its own. */
export function TakeBack({ name, ...one }: One & { name: string }) {
  const { result, formProps } = useSubmit(takeBack)
  return (
    <details className={styles.takeBack}>
      <summary>Take back</summary>
      <form {...formProps}>
        <Which {...one} />
        <p>
          A commit takes the file out of {name}, or puts back what stood there before. The history of the repository keeps it.
        </p>
        <SubmitButton variant="plain" pending="Taking it back">
          Take it back
        </SubmitButton>
        <FormMessage result={result} />
      </form>
    </details>
  )
}
