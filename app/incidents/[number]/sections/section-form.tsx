'use client'

import { ArrowDown, ArrowUp } from 'lucide-react'
import type { ComponentProps } from 'react'
import { AudienceField } from '@/components/audience-field'
import { EditForm } from '@/components/editing/edit-form'
import { useUndo } from '@/components/editing/undo-place'
import { BlameHints } from '@/components/hints/blame-hints'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { RichArea } from '@/components/writing/rich-area'
import type { Hint } from '@/lib/wording/hint'
import { bringSectionBack, previewText, saveSection } from './mutations'
import styles from './sections.module.css'

interface Props {
  id: string
  version: number
  title: string
  body: string
  audience: ComponentProps<typeof AudienceField>['value']
  /** What the section asks for. */
  ask: string | undefined
  hints: readonly Hint[]
  /** Who writes it. */
  memberId: string
}

const LABELS = { title: 'Heading', body: 'Text', audience: 'Who may know of it' }

/** Heading and Markdown of one section, its place, and its end. */
export function SectionForm({ id, version, title, body, audience, ask, hints, memberId }: Props) {
  const offerUndo = useUndo()
  return (
    <EditForm
      mutation={saveSection}
      id={id}
      version={version}
      labels={LABELS}
      leave="Close"
      onDone={({ deleted }) =>
        deleted && offerUndo({ message: `“${title}” deleted`, mutation: bringSectionBack, fields: { id: deleted } })
      }
      aside={
        <div className={styles.place}>
          <Button type="submit" name="do" value="up" variant="quiet" size="small">
            <ArrowUp /> Move up
          </Button>
          <Button type="submit" name="do" value="down" variant="quiet" size="small">
            <ArrowDown /> Move down
          </Button>
          <Button type="submit" name="do" value="delete" variant="danger" size="small">
            Delete
          </Button>
        </div>
      }
    >
      <Field label="Heading" name="title">
        <TextInput defaultValue={title} required maxLength={200} />
      </Field>
      <Field
        label="Text"
        name="body"
        hint="Markdown. / for a table, code or a diagram, @ for people, # for incidents and actions."
      >
        <RichArea
          preview={previewText}
          together={{ sectionId: id, memberId }}
          defaultValue={body}
          rows={8}
          placeholder={ask}
          autoFocus
          className={styles.text}
        />
      </Field>
      <BlameHints scope={id} field="body" initial={hints} />
      <AudienceField value={audience} />
    </EditForm>
  )
}
