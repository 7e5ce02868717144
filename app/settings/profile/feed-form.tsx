'use client'

import { useActionState } from 'react'
import { useSubmit } from '@/components/editing/use-submit'
import { CopyCode } from '@/components/ui/copy-code'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import settings from '../settings.module.css'
import { giveFeed, revokeFeed } from './mutations'
import styles from './profile.module.css'

/** Makes the address of a feed, which is shown once, or takes it back. */
export function FeedForm({ hasFeed }: { hasFeed: boolean }) {
  const [made, make] = useActionState(giveFeed, null)
  const { result: revoked, formProps } = useSubmit(revokeFeed)
  return (
    <div className={styles.feed}>
      <form action={make} className={settings.form}>
        <SubmitButton pending="Making the address">{hasFeed ? 'Make a new address' : 'Make an address'}</SubmitButton>
        <FormMessage result={made} />
      </form>
      {made?.ok && (
        <div role="status" className={styles.given}>
          <p>These are shown only now. Whoever has one reads what you may read: keep it like a password.</p>
          <CopyCode label="the address of the Atom feed" code={made.value.atom} />
          <CopyCode label="the address of the JSON feed" code={made.value.json} />
        </div>
      )}
      {hasFeed && (
        <form {...formProps} className={settings.form}>
          <SubmitButton variant="danger" pending="Revoking">
            Revoke the address
          </SubmitButton>
          <FormMessage result={revoked} success="The address is revoked." />
        </form>
      )}
    </div>
  )
}
