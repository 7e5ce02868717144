'use client'

import Link from 'next/link'
import { useActionState } from 'react'
import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { CopyCode } from '@/components/ui/copy-code'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { PasswordInput } from '@/components/ui/password-input'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { CHANNEL_KINDS, SEVERITIES } from '@/lib/notifications/channel-kinds'
import settings from '../settings.module.css'
import { ChannelFields } from './channel-fields'
import { changeChannel, removeChannel, renewSecret, sendAgain, setOn, testChannel, writeChannel } from './mutations'
import styles from './notifications.module.css'

const USUAL = ['action_regressed', 'action_unproven', 'check_stale', 'action_overdue']

// Not EditForms: those keep what is typed in the browser, where an address that is a secret has no place.

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

interface Channel {
  id: string
  name: string
  shown: string
  notices: string[]
  severities: string[]
}

export function ChangeChannel({ id, name, shown, notices, severities }: Channel) {
  const { result, isPending, formProps } = useSubmit(changeChannel)
  return (
    <form {...formProps} className={settings.form}>
      <FormFields result={result}>
        <input type="hidden" name="id" value={id} />
        <ChannelFields name={name} notices={notices} severities={severities} />
        <Field label="Another address" name="address" optional hint={`Left empty, it goes on leading to ${shown}.`}>
          <PasswordInput maxLength={2_000} autoComplete="off" />
        </Field>
        <FormMessage result={result} success="Saved." />
        <Button type="submit" variant="main" aria-disabled={isPending || undefined}>
          Save
        </Button>
      </FormFields>
    </form>
  )
}

/** Sends a real message there while the person waits, and says what came of it. */
export function TestChannel({ id }: { id: string }) {
  const [result, test] = useActionState(testChannel, null)
  return (
    <form action={test} className={styles.test}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="plain" pending="Sending">
        Send a test
      </SubmitButton>
      <FormMessage result={result} {...(result?.ok && { success: result.value.words })} />
    </form>
  )
}

export function SwitchChannel({ id, isEnabled }: { id: string; isEnabled: boolean }) {
  const [result, send] = useActionState(setOn, null)
  return (
    <form action={send}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="on" value={String(!isEnabled)} />
      <SubmitButton variant="plain" pending="Switching">
        {isEnabled ? 'Switch off' : 'Switch on'}
      </SubmitButton>
      <FormMessage result={result} />
    </form>
  )
}

export function DeleteChannel({ id }: { id: string }) {
  const [result, send] = useActionState(removeChannel, null)
  return (
    <form action={send}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="quiet" pending="Deleting">
        Delete
      </SubmitButton>
      <FormMessage result={result} />
    </form>
  )
}

/** A new secret in the place of the one that a receiver knows. */
export function RenewSecret({ id }: { id: string }) {
  const [result, send] = useActionState(renewSecret, null)
  return (
    <form action={send} className={styles.test}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="plain" pending="Making it">
        Make a new signing secret
      </SubmitButton>
      <FormMessage result={result} />
      {result?.ok && <SigningSecret secret={result.value.secret} />}
    </form>
  )
}

function SigningSecret({ secret }: { secret: string }) {
  return (
    <>
      <p>The secret its messages are signed with. It is shown only now; the program that receives them verifies them by it.</p>
      <CopyCode label="The signing secret" code={secret} />
    </>
  )
}

export function SendAgain({ id }: { id: string }) {
  const [result, send] = useActionState(sendAgain, null)
  return (
    <form action={send} className={styles.again}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="plain" size="small" pending="Sending">
        Send again
      </SubmitButton>
      <FormMessage result={result} {...(result?.ok && { success: result.value.words })} />
    </form>
  )
}
