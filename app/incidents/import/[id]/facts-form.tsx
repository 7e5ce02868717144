'use client'

import { useSubmit } from '@/components/editing/use-submit'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { ZoneNames } from '@/components/zone/zone-names'
import { SEVERITY_WORDS } from '@/lib/incidents/rules'
import type { factsOf } from './facts-of'
import styles from './items.module.css'
import { editFacts } from './mutations'

interface Props {
  importId: string
  ordinal: number
  was: string
  facts: ReturnType<typeof factsOf>
  /** As the document words them; null where it does not. */
  stated: { severity: string | null; timeZone: string | null; zoneEffect: string | null }
}

const SEVERITIES = [
  { value: '', label: 'Not stated' },
  ...Object.entries(SEVERITY_WORDS).map(([value, words]) => ({ value, label: `${value} · ${words}` })),
]

/** Title, day, severity and zone of the incident. Severity and zone are chosen here in one step where the document states none. */
export function FactsForm({ importId, ordinal, was, facts, stated }: Props) {
  const { result, isPending, formProps } = useSubmit(editFacts)
  return (
    <form key={was} {...formProps} className={styles.facts}>
      <input type="hidden" name="importId" value={importId} />
      <input type="hidden" name="ordinal" value={ordinal} />
      <input type="hidden" name="was" value={was} />
      <FormFields result={result}>
        <Field label="Title" name="title">
          <TextInput defaultValue={facts.title ?? ''} maxLength={300} />
        </Field>
        <div className={styles.three}>
          <Field label="Day" name="startedOn" hint={facts.startedOn ? undefined : 'Not stated; leave it empty if nobody knows.'}>
            <TextInput type="date" defaultValue={facts.startedOn ?? ''} />
          </Field>
          <Field label="Severity" name="severity" hint={stated.severity ? `The document says “${stated.severity}”.` : undefined}>
            <Select options={SEVERITIES} defaultValue={facts.severity ?? ''} onChange={sendAtOnce} />
          </Field>
          <Field label="Time zone" name="timeZone" hint={zoneHint(stated)}>
            <TextInput
              defaultValue={facts.timeZone ?? ''}
              list="zones"
              spellCheck={false}
              autoCapitalize="none"
              placeholder="Europe/Berlin"
            />
          </Field>
        </div>
        <ZoneNames />
        <FormMessage result={result} success="Saved." />
        <div>
          <SubmitButton variant="plain" size="small" pending="Saving" aria-disabled={isPending || undefined}>
            Save the facts
          </SubmitButton>
        </div>
      </FormFields>
    </form>
  )
}

const sendAtOnce = (event: { currentTarget: HTMLSelectElement }) => event.currentTarget.form?.requestSubmit()

const zoneHint = ({ timeZone, zoneEffect }: Props['stated']): string =>
  [timeZone && `The document says “${timeZone}”.`, zoneEffect].filter(Boolean).join(' ') || 'None stated.'
