'use client'

import { EditForm } from '@/components/editing/edit-form'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { TextInput } from '@/components/ui/text-input'
import { SEVERITY_WORDS } from '@/lib/incidents/rules'
import { saveFacts } from '../mutations'
import styles from './facts.module.css'

export interface Facts {
  id: string
  version: number
  title: string
  severity: keyof typeof SEVERITY_WORDS | null
  /** "2026-08-14"; undefined where the timeline says when it began, and so nobody is asked. */
  startedOn: string | undefined
  services: string[]
  tags: string[]
  /** To choose from. */
  known: { services: string[]; tags: string[] }
}

const SEVERITIES = [
  { value: '', label: 'Not stated' },
  ...Object.entries(SEVERITY_WORDS).map(([value, words]) => ({ value, label: `${value} · ${words}` })),
]

/** Title, severity, day, services and tags in one form. */
export function FactsForm({ id, version, title, severity, startedOn, services, tags, known }: Facts) {
  const labels = { title: 'Title', severity: 'Severity', startedOn: 'Day', services: 'Services', tags: 'Tags' }
  return (
    <EditForm mutation={saveFacts} id={id} version={version} labels={labels}>
      <Field label="Title" name="title">
        <TextInput defaultValue={title} required maxLength={300} autoFocus className={styles.titleInput} />
      </Field>
      <div className={styles.row}>
        <Field label="Severity" name="severity">
          <Select options={SEVERITIES} defaultValue={severity ?? ''} />
        </Field>
        {startedOn !== undefined && (
          <Field label="Day it started" name="startedOn" hint="As long as no entry says when.">
            <TextInput type="date" defaultValue={startedOn} />
          </Field>
        )}
      </div>
      <div className={styles.row}>
        <Field label="Services" name="services" hint="Separated by commas; a new name makes a new service.">
          <TextInput defaultValue={services.join(', ')} list="known-services" />
        </Field>
        <Field label="Tags" name="tags" hint="Separated by commas.">
          <TextInput defaultValue={tags.join(', ')} list="known-tags" />
        </Field>
      </div>
      <Known id="known-services" chosen={services} names={known.services} />
      <Known id="known-tags" chosen={tags} names={known.tags} />
    </EditForm>
  )
}

// A datalist completes the whole input, so each suggestion is what stands there with one more.
function Known({ id, chosen, names }: { id: string; chosen: string[]; names: string[] }) {
  return (
    <datalist id={id}>
      {names
        .filter((name) => !chosen.includes(name))
        .map((name) => (
          <option key={name} value={[...chosen, name].join(', ')} label={name} />
        ))}
    </datalist>
  )
}
