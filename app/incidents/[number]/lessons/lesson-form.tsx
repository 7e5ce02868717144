'use client'

import type { ComponentProps } from 'react'
import { AudienceField } from '@/components/audience-field'
import { EditForm } from '@/components/editing/edit-form'
import { InPlace } from '@/components/editing/in-place'
import { useUndo } from '@/components/editing/undo-place'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { LESSON_KINDS, LESSON_WORDS } from '@/lib/lessons/rules'
import styles from './lessons.module.css'
import { bringLessonBack, saveLesson, writeLesson } from './mutations'

type Kind = (typeof LESSON_KINDS)[number]

interface Written {
  kind: Kind
  text: string
  audience: ComponentProps<typeof AudienceField>['value']
}

const KINDS = LESSON_KINDS.map((kind) => ({ value: kind, label: LESSON_WORDS[kind] }))

interface LessonFormProps extends Written {
  id: string
  version: number
}

/** One lesson with its kind. */
export function LessonForm({ id, version, ...written }: LessonFormProps) {
  const offerUndo = useUndo()
  return (
    <EditForm
      mutation={saveLesson}
      id={id}
      version={version}
      labels={{ text: 'Lesson', kind: 'Kind', audience: 'Who may know of it' }}
      onDone={({ deleted }) =>
        deleted && offerUndo({ message: 'Lesson deleted', mutation: bringLessonBack, fields: { id: deleted } })
      }
      aside={
        <Button type="submit" name="do" value="delete" variant="danger" size="small" formNoValidate>
          Delete
        </Button>
      }
    >
      <Inputs {...written} />
    </EditForm>
  )
}

/** A way to write down a lesson; `words` say how. */
export function NewLesson({
  id,
  incidentId,
  startOpen,
  words,
}: {
  id: string
  incidentId: string
  startOpen: boolean
  words: string
}) {
  return (
    <div className={styles.more}>
      <InPlace
        id="new-lesson"
        label="a lesson"
        startOpen={startOpen}
        words={words}
        view={null}
        form={
          <EditForm
            mutation={writeLesson}
            id={id}
            draftKey={`new lesson ${incidentId}`}
            fields={{ incidentId }}
            save="Add the lesson"
          >
            <Inputs kind="went_well" text="" audience="members" />
          </EditForm>
        }
      />
    </div>
  )
}

const Inputs = ({ kind, text, audience }: Written) => (
  <>
    <Field label="Kind" name="kind">
      <Select options={KINDS} defaultValue={kind} />
    </Field>
    <Field label="Lesson" name="text" hideLabel>
      <TextArea defaultValue={text} rows={2} required autoFocus />
    </Field>
    <AudienceField value={audience} />
  </>
)
