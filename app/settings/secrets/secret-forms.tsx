'use client'

import { useClose } from '@/components/editing/in-place'
import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { PasswordInput } from '@/components/ui/password-input'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import settings from '../settings.module.css'
import { changeSecret, removeSecret, renewKey, writeSecret } from './mutations'
import styles from './secrets.module.css'

// Not an EditForm: that keeps what is typed in the browser, where a secret has no place.

/** `id` is the secret to be: new with every page, so that a form sent twice adds one. */
export function AddSecret({ id }: { id: string }) {
  const { result, isPending, formProps } = useSubmit(writeSecret)
  return (
    // The page that comes back has a new id, and so an empty form.
    <form key={id} {...formProps} className={settings.form}>
      <FormFields result={result}>
        <input type="hidden" name="id" value={id} />
        <Field label="Name" name="name" hint="What checks call it by. It cannot be changed later.">
          <TextInput required mono maxLength={60} placeholder="shop-api-token" autoCapitalize="none" spellCheck={false} />
        </Field>
        <Field label="Secret" name="secret" hint="A token, a password, or a connection string such as postgresql://…">
          <PasswordInput required maxLength={10_000} autoComplete="new-password" />
        </Field>
        <Hosts hosts={[]} />
        <FormMessage result={result} />
        <Button type="submit" variant="main" aria-disabled={isPending || undefined}>
          Add the secret
        </Button>
      </FormFields>
    </form>
  )
}

export function ChangeSecret({ id, hosts, isUsed }: { id: string; hosts: readonly string[]; isUsed: boolean }) {
  const close = useClose()
  const { result, isPending, formProps } = useSubmit(changeSecret, close)
  const removal = useSubmit(removeSecret)
  return (
    <div className={styles.change}>
      <form {...formProps} className={settings.form}>
        <FormFields result={result}>
          <input type="hidden" name="id" value={id} />
          <Field label="New secret" name="secret" optional hint="Left empty, the one that is there stays.">
            <PasswordInput maxLength={10_000} autoComplete="new-password" />
          </Field>
          <Hosts hosts={hosts} />
          <FormMessage result={result} />
          <div className={styles.buttons}>
            <Button type="submit" variant="main" aria-disabled={isPending || undefined}>
              Save
            </Button>
            <Button type="button" variant="quiet" onClick={close}>
              Cancel
            </Button>
          </div>
        </FormFields>
      </form>
      {isUsed ? (
        <p className={settings.sub}>It can be deleted once no check uses it.</p>
      ) : (
        <form {...removal.formProps} className={styles.remove}>
          <input type="hidden" name="id" value={id} />
          <SubmitButton pending="Deleting">Delete it for good</SubmitButton>
          <FormMessage result={removal.result} />
        </form>
      )}
    </div>
  )
}

/** Asked twice: jobs that ping by a slug have to be told the new address. */
export function RenewPingKey() {
  const { result, formProps } = useSubmit(renewKey)
  return (
    <details className={settings.sub}>
      <summary>Make another key</summary>
      <form {...formProps} className={styles.remove}>
        <p>Every address with a slug stops to work at once. The new ones stand on the pages of the checks.</p>
        <SubmitButton pending="Making it">Make another key</SubmitButton>
        <FormMessage result={result} />
      </form>
    </details>
  )
}

function Hosts({ hosts }: { hosts: readonly string[] }) {
  return (
    <Field
      label="May be sent to"
      name="hosts"
      optional
      hint="Hosts, one a line: shop.example.org, *.example.org. An HTTP check sends it nowhere else. A connection string needs none."
    >
      <TextArea mono rows={2} defaultValue={hosts.join('\n')} spellCheck={false} autoCapitalize="none" />
    </Field>
  )
}
