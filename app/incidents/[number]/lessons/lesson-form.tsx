'use client'

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

const KINDS = LESSON_KINDS.map((kind) => ({ value: kind, label: LESSON_WORDS[kind] }))

/** One lesson with its kind. */
export function LessonForm({ id, version, kind, text }: { id: string; version: number; kind: Kind; text: string }) {
  const offerUndo = useUndo()
  return (
    <EditForm
      mutation={saveLesson}
      id={id}
      version={version}
      labels={{ text: 'Lesson', kind: 'Kind' }}
      onDone={({ deleted }) =>
        deleted && offerUndo({ message: 'Lesson deleted', mutation: bringLessonBack, fields: { id: deleted } })
      }
      aside={
        <Button type="submit" name="do" value="delete" variant="danger" size="small" formNoValidate>
          Delete
        </Button>
      }
    >
      <Inputs kind={kind} text={text} />
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
            <Inputs kind="went_well" text="" />
          </EditForm>
        }
      />
    </div>
  )
}

const Inputs = ({ kind, text }: { kind: Kind; text: string }) => (
  <>
    <Field label="Kind" name="kind">
      <Select options={KINDS} defaultValue={kind} />
    </Field>
    <Field label="Lesson" name="text" hideLabel>
      <TextArea defaultValue={text} rows={2} required autoFocus />
    </Field>
  </>
)
