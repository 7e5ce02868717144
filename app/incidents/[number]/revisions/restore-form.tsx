'use client'

import { Undo2 } from 'lucide-react'
import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { bringWordingBack } from './mutations'

/** Brings the wording of one revision back. */
export function RestoreForm({ id, version, isDeleted }: { id: string; version: number; isDeleted: boolean }) {
  const { result, isPending, formProps } = useSubmit(bringWordingBack)
  return (
    <form {...formProps}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="isDeleted" value={String(isDeleted)} />
      <Button type="submit" size="small" disabled={isPending}>
        <Undo2 /> Bring this back
      </Button>
      <FormMessage result={result} success="It stands there again." />
    </form>
  )
}
