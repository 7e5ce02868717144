'use client'

import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { FormMessage } from '@/components/ui/form-message'
import settings from '../settings.module.css'
import { allowBadges } from './mutations'

/** Whether anybody may see badges. */
export function BadgesForm({ isPublic }: { isPublic: boolean }) {
  const { result, isPending, formProps } = useSubmit(allowBadges)
  return (
    <form {...formProps} className={settings.form}>
      <Checkbox name="isPublic" defaultChecked={isPublic} label="Anybody may see badges" />
      <FormMessage result={result} success="Saved." />
      <div>
        <Button type="submit" aria-disabled={isPending || undefined}>
          Save
        </Button>
      </div>
    </form>
  )
}
