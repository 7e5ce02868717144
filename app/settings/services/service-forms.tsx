'use client'

import { Trash2 } from 'lucide-react'
import { useRef } from 'react'
import { EditForm } from '@/components/editing/edit-form'
import { useSubmit } from '@/components/editing/use-submit'
import { Button, IconButton } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { TextInput } from '@/components/ui/text-input'
import { callService, removeService, writeService } from './mutations'
import styles from './services.module.css'

export function AddService() {
  const form = useRef<HTMLFormElement>(null)
  const { result, isPending, formProps } = useSubmit(writeService, () => form.current?.reset())
  return (
    <form ref={form} {...formProps} className={styles.add}>
      <FormFields result={result}>
        <Field label="New service" name="name">
          <TextInput required maxLength={80} placeholder="checkout" />
        </Field>
        <Button type="submit" aria-disabled={isPending || undefined}>
          Add
        </Button>
      </FormFields>
    </form>
  )
}

export function RenameService({ id, name }: { id: string; name: string }) {
  return (
    <EditForm mutation={callService} id={id} save="Rename">
      <Field label="Name" name="name" hint="It changes in every incident that names it.">
        <TextInput defaultValue={name} required maxLength={80} autoFocus />
      </Field>
    </EditForm>
  )
}

/** For a service that no incident names. */
export function DeleteService({ id, name }: { id: string; name: string }) {
  const { result, isPending, formProps } = useSubmit(removeService)
  return (
    <form {...formProps}>
      <input type="hidden" name="id" value={id} />
      <IconButton type="submit" size="small" label={`Delete ${name}`} disabled={isPending}>
        <Trash2 />
      </IconButton>
      <FormMessage result={result} />
    </form>
  )
}
