'use client'

import { useRouter } from 'next/navigation'
import { EditForm } from '@/components/editing/edit-form'
import { Field } from '@/components/ui/field'
import { type Option, Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { TextInput } from '@/components/ui/text-input'
import type { Preview } from '@/lib/postmortems/templates/preview'
import { LivePreview } from './live-preview'
import { changeTemplate, writeTemplate } from './mutations'
import styles from './templates.module.css'

interface Props {
  id: string
  /** Null: it is to be added. */
  version: number | null
  name: string
  about: string
  source: string
  /** Those it can be shown with, the newest first. */
  incidents: Option[]
  /** What it makes of the first of them. */
  preview: Preview
}

const LABELS = { name: 'Name', about: 'What it is good for', source: 'Template' }

/** A template, and beside it what it makes of an incident. */
export function TemplateForm({ id, version, name, about, source, incidents, preview }: Props) {
  const router = useRouter()
  const isNew = version === null
  return (
    <EditForm
      mutation={isNew ? writeTemplate : changeTemplate}
      id={id}
      {...(isNew ? { draftKey: 'new-template' } : { version })}
      labels={LABELS}
      onDone={(saved) => isNew && router.push(`/settings/templates/${saved.id}`)}
      className={styles.form}
    >
      <div className={styles.sides}>
        <div className={styles.written}>
          <Field label="Name" name="name">
            <TextInput required maxLength={60} defaultValue={name} placeholder="Our weekly" />
          </Field>
          <Field label="What it is good for" name="about" optional>
            <TextInput maxLength={300} defaultValue={about} />
          </Field>
          <Field label="Template" name="source" hint="Markdown with directives, which stand below.">
            <TextArea
              mono
              required
              rows={22}
              maxLength={50_000}
              defaultValue={source}
              spellCheck={false}
              className={styles.source}
            />
          </Field>
        </div>
        <div className={styles.preview}>
          <Field label="Shown with" name="incident">
            <Select options={incidents.length > 0 ? incidents : [{ value: '', label: 'No incident yet' }]} />
          </Field>
          <LivePreview initial={preview} />
        </div>
      </div>
    </EditForm>
  )
}
