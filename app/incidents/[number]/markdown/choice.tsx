'use client'

import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { type Option, Select } from '@/components/ui/select'
import styles from './markdown.module.css'

interface Props {
  query: Record<string, string>
  isSource: boolean
  templates: Option[]
  flavours: Option[]
}

/** By which template, and for which generator of sites: shown anew once one is chosen, or by the button where no script runs. */
export function Choice({ query, isSource, templates, flavours }: Props) {
  return (
    <form className={styles.choice} onChange={({ currentTarget }) => currentTarget.requestSubmit()}>
      {isSource && <input type="hidden" name="view" value="source" />}
      <Field label="Template" name="template">
        <Select options={templates} defaultValue={query.template ?? templates[0]?.value} />
      </Field>
      <Field label="Written for" name="flavour">
        <Select options={flavours} defaultValue={query.flavour ?? flavours[0]?.value} />
      </Field>
      <noscript>
        <Button type="submit">Show</Button>
      </noscript>
    </form>
  )
}
