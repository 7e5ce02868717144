'use client'

import { Trash2 } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useUndo } from '@/components/editing/undo-place'
import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { bringIncidentBack, removeIncident } from '../mutations'

/** Deletes an incident; its address then offers to bring it back. */
export function DeleteForm({ id, version, name }: { id: string; version: number; name: string }) {
  const offerUndo = useUndo()
  const router = useRouter()
  const { result, isPending, formProps } = useSubmit(removeIncident, () => {
    offerUndo({ message: `${name} deleted`, mutation: bringIncidentBack, fields: { id } })
    router.refresh()
  })
  return (
    <form {...formProps}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <Button type="submit" variant="quiet" size="small" disabled={isPending}>
        <Trash2 /> Delete this incident
      </Button>
      <FormMessage result={result} />
    </form>
  )
}
