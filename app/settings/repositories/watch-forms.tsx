'use client'

import { useSubmit } from '@/components/editing/use-submit'
import { Checkbox } from '@/components/ui/checkbox'
import { CopyCode } from '@/components/ui/copy-code'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { coarseLength } from '@/lib/corrective-actions/words'
import type { Watching } from '@/lib/watching/watching.store'
import settings from '../settings.module.css'
import { addHook, endHook, watch } from './mutations'
import styles from './repositories.module.css'

interface Props {
  id: string
  name: string
  /** Where a forge tells of a push. */
  address: string
  watching: Watching | undefined
  now: Date
}

/** What somebody edits there comes back as a proposal: how often is looked, and who may say that it is time. */
export function WatchForms({ id, name, address, watching, now }: Props) {
  if (!watching) return null
  const { isWatched, watchedAt, watchProblem, hook } = watching
  return (
    <details className={`${settings.sub} ${styles.watch}`}>
      <summary>
        {isWatched ? 'Edits made there come back as proposals' : 'Edits made there are not looked for'}
        {isWatched && watchedAt && `; looked at ${coarseLength(now.getTime() - watchedAt.getTime())} ago`}
        {isWatched && watchProblem && '; cannot be looked at'}
      </summary>
      {isWatched && watchProblem && (
        <p role="status" className={styles.watchProblem}>
          {watchProblem} It is tried again, later and later.
        </p>
      )}
      <Often id={id} watching={watching} />
      <Hook id={id} name={name} address={address} hook={hook} now={now} />
    </details>
  )
}

function Often({ id, watching }: { id: string; watching: Watching }) {
  const { result, formProps } = useSubmit(watch)
  return (
    <form {...formProps} className={styles.often}>
      <FormFields result={result}>
        <input type="hidden" name="id" value={id} />
        <Checkbox
          name="isWatched"
          defaultChecked={watching.isWatched}
          label="Look for edits of published files"
          hint="Nothing is taken over by itself: somebody here looks at every change first."
        />
        <Field
          label="At the latest every"
          name="watchMinutes"
          hint="Minutes. One question to the repository, and one fetch where its branch moved."
        >
          <TextInput required type="number" min={1} max={1440} defaultValue={watching.watchMinutes} />
        </Field>
        <SubmitButton variant="plain" pending="Saving">
          Save how it is watched
        </SubmitButton>
        <FormMessage result={result} />
      </FormFields>
    </form>
  )
}

function Hook({ id, name, address, hook, now }: Pick<Props, 'id' | 'name' | 'address' | 'now'> & { hook: Watching['hook'] }) {
  const { result, formProps } = useSubmit(addHook)
  const { result: ended, formProps: ending } = useSubmit(endHook)
  const secret = result?.ok ? result.value.secret : null
  return (
    <div className={styles.hook}>
      <p>
        A webhook of GitHub, GitLab, Gitea or Forgejo makes it at once: on push, with this address
        {hook ? ' and the secret that was shown when it was made' : ' and a secret that is made here'}.
      </p>
      <CopyCode label={`The address of the webhook of ${name}`} code={address} />
      {secret && (
        <>
          <p role="status">Copy the secret now; it is not shown again. As the content type take application/json.</p>
          <CopyCode label={`The secret of the webhook of ${name}`} code={secret} />
        </>
      )}
      {hook && (
        <p>
          {hook.lastPushAt
            ? `Told of a push ${coarseLength(now.getTime() - hook.lastPushAt.getTime())} ago.`
            : 'Has not told of a push yet.'}
        </p>
      )}
      <div className={styles.buttons}>
        <form {...formProps}>
          <input type="hidden" name="id" value={id} />
          <SubmitButton variant="plain" pending="Making a secret">
            {hook ? 'Make another secret' : 'Make a secret for a webhook'}
          </SubmitButton>
          <FormMessage result={result} />
        </form>
        {hook && (
          <form {...ending}>
            <input type="hidden" name="id" value={id} />
            <SubmitButton variant="plain" pending="Ending">
              Believe no webhook any more
            </SubmitButton>
            <FormMessage result={ended} />
          </form>
        )}
      </div>
    </div>
  )
}
