'use client'

import { Trash2 } from 'lucide-react'
import { useUndo } from '@/components/editing/undo-place'
import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { bringAttachmentBack, removeAttachment } from './mutations'

/** Deletes a file and offers it back. */
export function DeleteAttachment({ id, name }: { id: string; name: string }) {
  const offerUndo = useUndo()
  const { result, isPending, formProps } = useSubmit(removeAttachment, () =>
    offerUndo({ message: `${name} deleted`, mutation: bringAttachmentBack, fields: { id } }),
  )
  return (
    <form {...formProps}>
      <input type="hidden" name="id" value={id} />
      <Button type="submit" variant="quiet" size="small" disabled={isPending} aria-label={`Delete ${name}`}>
        <Trash2 /> Delete
      </Button>
      <FormMessage result={result} />
    </form>
  )
}
