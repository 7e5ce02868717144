'use client'

import { type ReactNode, useActionState } from 'react'
import type { Mutation } from '@/components/editing/use-submit'
import type { ButtonVariant } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import type { Counts } from '@/lib/importing/batch.store'
import styles from './batch.module.css'
import { acceptDrafts, cancelImport, continueImport, lookAgain, pauseImport, resumeImport } from './mutations'

interface Props {
  id: string
  isRepository: boolean
  isPaused: boolean
  isListed: boolean
  counts: Counts
}

/** What can be done with a batch as it stands. */
export function BatchForms({ id, isRepository, isPaused, isListed, counts }: Props) {
  const { queued, cancelled, waiting, clear, accepting } = counts
  const isReading = queued > 0 || !isListed
  return (
    <div className={styles.forms}>
      {waiting > accepting && <AcceptForms id={id} waiting={waiting} clear={clear} />}
      {isReading && !isPaused && (
        <One mutation={pauseImport} id={id} pending="Pausing">
          Pause
        </One>
      )}
      {isReading && isPaused && (
        <One mutation={continueImport} id={id} variant="main" pending="Going on">
          Go on
        </One>
      )}
      {queued > 0 && (
        <One mutation={cancelImport} id={id} variant="quiet" pending="Giving up">
          Give up the rest
        </One>
      )}
      {cancelled > 0 && (
        <One mutation={resumeImport} id={id} pending="Taking up">
          Read the {count(cancelled, 'file')} given up
        </One>
      )}
      {isRepository && isListed && (
        <One mutation={lookAgain} id={id} pending="Looking">
          Look again
        </One>
      )}
    </div>
  )
}

/** Asks before it makes many incidents: a press opens it, a second one does it. */
function AcceptForms({ id, waiting, clear }: { id: string; waiting: number; clear: number }) {
  return (
    <details className={styles.accept}>
      <summary>Accept drafts …</summary>
      <div>
        <p>
          An incident is made of each draft, with everything that belongs to it. One by one they can be reviewed by their links
          below.
        </p>
        {clear > 0 && (
          <One mutation={acceptDrafts} id={id} which="clear" variant="main" pending="Accepting">
            Accept the {count(clear, 'draft')} without doubts
          </One>
        )}
        {waiting > clear && (
          <One mutation={acceptDrafts} id={id} which="all" pending="Accepting">
            {waiting === 1 ? 'Accept the one draft, with its doubts' : `Accept all ${waiting.toLocaleString('en')} drafts`}
          </One>
        )}
      </div>
    </details>
  )
}

const count = (number: number, what: string): string => `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`

function One({
  mutation,
  id,
  which,
  variant = 'plain',
  pending,
  children,
}: {
  mutation: Mutation<null>
  id: string
  which?: 'clear' | 'all'
  variant?: ButtonVariant
  pending: string
  children: ReactNode
}) {
  const [result, action] = useActionState(mutation, null)
  return (
    <form action={action}>
      <input type="hidden" name="id" value={id} />
      {which && <input type="hidden" name="which" value={which} />}
      <SubmitButton variant={variant} pending={pending}>
        {children}
      </SubmitButton>
      <FormMessage result={result} />
    </form>
  )
}
