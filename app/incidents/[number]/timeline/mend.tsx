'use client'

import { useUndo } from '@/components/editing/undo-place'
import { useSubmit } from '@/components/editing/use-submit'
import { FormMessage } from '@/components/ui/form-message'
import { mend, takeStepBack } from './reworking-mutations'

/** Mends what a finding names, by one click that can be undone. */
export function Mend(fields: { incidentId: string; entries: string; words: string }) {
  const offerUndo = useUndo()
  const { result, isPending, formProps } = useSubmit(mend, (undo) =>
    offerUndo({ message: 'Mended', mutation: takeStepBack, fields: undo }),
  )
  return (
    <form {...formProps}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" disabled={isPending}>
        {fields.words}
      </button>
      <FormMessage result={result} />
    </form>
  )
}
