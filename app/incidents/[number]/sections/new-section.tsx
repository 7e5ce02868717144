'use client'

import { AudienceField } from '@/components/audience-field'
import { EditForm } from '@/components/editing/edit-form'
import { InPlace } from '@/components/editing/in-place'
import { BlameHints } from '@/components/hints/blame-hints'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { RichArea } from '@/components/writing/rich-area'
import { previewText, writeSection } from './mutations'
import styles from './sections.module.css'

/** A way to add a section of one's own. */
export function NewSection({ id, incidentId, startOpen }: { id: string; incidentId: string; startOpen: boolean }) {
  return (
    <div className={styles.more}>
      <InPlace
        id="new-section"
        label="a new section"
        startOpen={startOpen}
        words="Add a section"
        view={null}
        form={
          <EditForm
            mutation={writeSection}
            id={id}
            draftKey={`new section ${incidentId}`}
            fields={{ incidentId }}
            save="Add the section"
          >
            <Field label="Heading" name="title">
              <TextInput required maxLength={200} autoFocus placeholder="What we did not expect" />
            </Field>
            <Field label="Text" name="body" optional>
              <RichArea preview={previewText} rows={6} className={styles.text} />
            </Field>
            <BlameHints scope={`new ${incidentId}`} field="body" />
            <AudienceField value="members" />
          </EditForm>
        }
      />
    </div>
  )
}
