'use client'

import { useSubmit } from '@/components/editing/use-submit'
import { NoticeBoxes } from '@/components/notice-boxes'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { Select } from '@/components/ui/select'
import type { NoticeKind } from '@/lib/notifications/kinds'
import settings from '../settings.module.css'
import { chooseMail } from './mutations'
import styles from './profile.module.css'

const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour * 60),
  label: `${String(hour).padStart(2, '0')}:00`,
}))

/** What comes by e-mail: of which kinds, and when the digest. */
export function MailForm({ kinds, digestAt, zone }: { kinds: NoticeKind[]; digestAt: number | null; zone: string | null }) {
  const { result, isPending, formProps } = useSubmit(chooseMail)
  return (
    <form {...formProps} className={settings.form}>
      <FormFields result={result}>
        <fieldset className={styles.kinds}>
          <legend>Tell me when</legend>
          <input type="hidden" name="kinds[]" value="" />
          <NoticeBoxes name="kinds[]" chosen={kinds} />
        </fieldset>
        <Field
          label="Daily digest"
          name="digestAt"
          hint={`What is regressed, overdue, due this week or cannot be looked at; no letter on a day without news. ${zone ? `In your zone, ${zone.replaceAll('_', ' ')}.` : 'In UTC, until you choose a time zone above.'}`}
        >
          <Select
            options={[{ value: '', label: 'No digest' }, ...HOURS]}
            defaultValue={digestAt === null ? '' : String(Math.floor(digestAt / 60) * 60)}
          />
        </Field>
        <FormMessage result={result} success="Saved." />
        <Button type="submit" aria-disabled={isPending || undefined}>
          Save what comes by e-mail
        </Button>
      </FormFields>
    </form>
  )
}
