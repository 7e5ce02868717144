'use client'

import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { PasswordInput } from '@/components/ui/password-input'
import settings from '../settings.module.css'
import { ChannelFields } from './channel-fields'
import { changeChannel } from './mutations'

interface Channel {
  id: string
  name: string
  shown: string
  notices: string[]
  severities: string[]
}

export function ChangeChannel({ id, name, shown, notices, severities }: Channel) {
  const { result, isPending, formProps } = useSubmit(changeChannel)
  return (
    <form {...formProps} className={settings.form}>
      <FormFields result={result}>
        <input type="hidden" name="id" value={id} />
        <ChannelFields name={name} notices={notices} severities={severities} />
        <Field label="Another address" name="address" optional hint={`Left empty, it goes on leading to ${shown}.`}>
          <PasswordInput maxLength={2_000} autoComplete="off" />
        </Field>
        <FormMessage result={result} success="Saved." />
        <Button type="submit" variant="main" aria-disabled={isPending || undefined}>
          Save
        </Button>
      </FormFields>
    </form>
  )
}
