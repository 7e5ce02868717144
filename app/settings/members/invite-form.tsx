'use client'

import { useActionState } from 'react'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { CopyLink } from './copy-link'
import styles from './members.module.css'
import { invite } from './mutations'

const ROLES = [
  { value: 'editor', label: 'Editor: reads and writes' },
  { value: 'viewer', label: 'Viewer: reads' },
  { value: 'admin', label: 'Admin: also manages members' },
]

/** `id` is the invitation to be: new with every page, so that a form sent twice invites once. */
export function InviteForm({ id }: { id: string }) {
  const [result, send] = useActionState(invite, null)
  return (
    <form action={send} className={styles.invite}>
      <FormFields result={result}>
        <input type="hidden" name="id" value={id} />
        <Field label="Role" name="role">
          <Select options={ROLES} defaultValue="editor" />
        </Field>
        <Field label="E-mail" name="email" optional hint="With it, the account can only have this address.">
          <TextInput type="email" inputMode="email" autoCapitalize="none" spellCheck={false} maxLength={254} />
        </Field>
        <SubmitButton pending="Making the link">Make an invitation link</SubmitButton>
        <div className={styles.whole}>
          <FormMessage result={result} />
          {result?.ok && <CopyLink url={result.value.url}>Send them this link.</CopyLink>}
        </div>
      </FormFields>
    </form>
  )
}
