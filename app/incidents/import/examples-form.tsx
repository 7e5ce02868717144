'use client'

import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { openExamples } from './mutations'

/** Offers an empty instance something to look at. */
export function ExamplesForm() {
  const { result, isPending, formProps } = useSubmit(openExamples)
  return (
    <form {...formProps}>
      <Button type="submit" aria-disabled={isPending || undefined}>
        {isPending ? 'Loading the examples…' : 'Load five example documents'}
      </Button>
      <FormMessage result={result} />
    </form>
  )
}
