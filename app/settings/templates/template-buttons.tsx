'use client'

import { Trash2, Undo2 } from 'lucide-react'
import { useUndo } from '@/components/editing/undo-place'
import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { bringBack, bringVersionBack, removeTemplate } from './mutations'

interface Props {
  id: string
  name: string
}

export function DeleteTemplate({ id, name }: Props) {
  const offerUndo = useUndo()
  const { result, isPending, formProps } = useSubmit(removeTemplate, () =>
    offerUndo({ message: `“${name}” deleted`, mutation: bringBack, fields: { id } }),
  )
  return (
    <form {...formProps}>
      <input type="hidden" name="id" value={id} />
      <Button type="submit" size="small" variant="quiet" disabled={isPending} aria-label={`Delete ${name}`}>
        <Trash2 aria-hidden="true" /> Delete
      </Button>
      <FormMessage result={result} />
    </form>
  )
}

export function BringBack({ id, name }: Props) {
  const { result, isPending, formProps } = useSubmit(bringBack)
  return (
    <form {...formProps}>
      <input type="hidden" name="id" value={id} />
      <Button type="submit" size="small" disabled={isPending} aria-label={`Bring ${name} back`}>
        <Undo2 aria-hidden="true" /> Bring it back
      </Button>
      <FormMessage result={result} />
    </form>
  )
}

/** Makes what a template was once what it is now. */
export function RestoreVersion({ id, version, number }: { id: string; version: number; number: number }) {
  const { result, isPending, formProps } = useSubmit(bringVersionBack)
  return (
    <form {...formProps}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="number" value={number} />
      <Button type="submit" size="small" disabled={isPending}>
        <Undo2 aria-hidden="true" /> Bring this back
      </Button>
      <FormMessage result={result} />
    </form>
  )
}
