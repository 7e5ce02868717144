'use client'

import Link from 'next/link'
import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { PasswordInput } from '@/components/ui/password-input'
import { Select } from '@/components/ui/select'
import { CHANNEL_KINDS, SEVERITIES } from '@/lib/notifications/channel-kinds'
import settings from '../settings.module.css'
import { ChannelFields } from './channel-fields'
import { writeChannel } from './mutations'
import styles from './notifications.module.css'
import { SigningSecret } from './signing-secret'

// Not an EditForm: that keeps what is typed in the browser, where an address that is a secret has no place.

const USUAL = ['action_regressed', 'action_unproven', 'check_stale', 'action_overdue']

/** `id` is the channel to be: new with every page, so that a form sent twice adds one. */
export function AddChannel({ id }: { id: string }) {
  const { result, isPending, formProps } = useSubmit(writeChannel)
  return (
    <>
      {result?.ok && (
        <div role="status" className={styles.given}>
          <p>
            <Link href={`/settings/notifications/${result.value.id}`}>{result.value.name}</Link> was added. Send a test there to
            see whether it works.
          </p>
          {result.value.secret && <SigningSecret secret={result.value.secret} />}
        </div>
      )}
      <form key={id} {...formProps} className={settings.form}>
        <FormFields result={result}>
          <input type="hidden" name="id" value={id} />
          <Field label="Kind" name="kind">
            <Select options={Object.entries(CHANNEL_KINDS).map(([value, label]) => ({ value, label }))} />
          </Field>
          <Field
            label="Address"
            name="address"
            hint="Of an incoming webhook, https://…, or one e-mail address. It is encrypted; of a webhook only the host is shown again."
          >
            <PasswordInput required maxLength={2_000} autoComplete="off" />
          </Field>
          <ChannelFields notices={USUAL} severities={SEVERITIES} />
          <FormMessage result={result} />
          <Button type="submit" variant="main" aria-disabled={isPending || undefined}>
            Add the channel
          </Button>
        </FormFields>
      </form>
    </>
  )
}
