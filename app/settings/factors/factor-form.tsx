'use client'

import { useId } from 'react'
import { EditForm } from '@/components/editing/edit-form'
import { useUndo } from '@/components/editing/undo-place'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { callFactor, takeNameBack } from './mutations'

/** Another name for a factor; that of another one merges the two. */
export function RenameFactor({ name, others }: { name: string; others: readonly string[] }) {
  const list = useId()
  const offerUndo = useUndo()
  const undo = (renaming: { was: string; name: string; from: string; until: string }) =>
    offerUndo({ message: `“${renaming.was}” is called “${renaming.name}” now`, mutation: takeNameBack, fields: renaming })
  return (
    <EditForm mutation={callFactor} id={name} save="Rename" onDone={undo}>
      <Field label="Name" name="name" hint="It changes in every cause. The name of another factor makes one of the two.">
        <TextInput defaultValue={name} required maxLength={60} autoFocus list={list} />
      </Field>
      <datalist id={list}>
        {others
          .filter((other) => other !== name)
          .map((other) => (
            <option key={other} value={other} />
          ))}
      </datalist>
    </EditForm>
  )
}
