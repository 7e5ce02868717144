'use client'

import type { ComponentProps } from 'react'
import { AudienceField } from '@/components/audience-field'
import { EditForm } from '@/components/editing/edit-form'
import { InPlace } from '@/components/editing/in-place'
import { useUndo } from '@/components/editing/undo-place'
import { BlameHints } from '@/components/hints/blame-hints'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { CAUSE_KINDS, type CauseKind, KIND_WORDS, type Step } from '@/lib/causes/rules'
import type { Hint } from '@/lib/wording/hint'
import styles from './cause-form.module.css'
import type { EvidenceChoice } from './evidence'
import { EvidenceBoxes } from './evidence-boxes'
import { FactorsInput } from './factors-input'
import { bringCauseBack, saveCause, writeCause } from './mutations'
import { STEP_WORDS } from './step-words'

const KINDS = CAUSE_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }))

type Audience = ComponentProps<typeof AudienceField>['value']

interface CauseFormProps {
  id: string
  version: number
  kind: CauseKind
  text: string
  audience: Audience
  steps: Step[]
  choices: EvidenceChoice[]
  chosen: string[]
  hints: readonly Hint[]
  factors: readonly string[]
  vocabulary: readonly string[]
}

/** One cause: its words, its kind, what shows it. The steps stand here too, for a page without JavaScript. */
export function CauseForm({
  id,
  version,
  kind,
  text,
  audience,
  steps,
  choices,
  chosen,
  hints,
  factors,
  vocabulary,
}: CauseFormProps) {
  const offerUndo = useUndo()
  return (
    <EditForm
      mutation={saveCause}
      id={id}
      version={version}
      labels={{ text: 'Cause', kind: 'Kind', factors: 'Factors', audience: 'Who may know of it' }}
      onDone={({ deleted }) =>
        deleted && offerUndo({ message: 'Cause deleted', mutation: bringCauseBack, fields: { id: deleted } })
      }
      aside={
        <Button type="submit" name="do" value="delete" variant="danger" size="small" formNoValidate>
          Delete
        </Button>
      }
    >
      <Inputs
        scope={id}
        kind={kind}
        text={text}
        audience={audience}
        choices={choices}
        chosen={chosen}
        hints={hints}
        factors={factors}
        vocabulary={vocabulary}
      />
      {steps.length > 0 && (
        <noscript>
          <div className={styles.steps}>
            {steps.map((step) => (
              <Button key={step} type="submit" name="do" value={step} size="small" formNoValidate>
                {STEP_WORDS[step]}
              </Button>
            ))}
          </div>
        </noscript>
      )}
    </EditForm>
  )
}

interface NewCauseProps {
  id: string
  /** What `?edit=` names to open it. */
  place: string
  incidentId: string
  /** The effect it explains; none at the top. */
  parentId?: string
  kind: CauseKind
  startOpen: boolean
  words: string
  isFaint?: boolean
  choices: EvidenceChoice[]
  vocabulary: readonly string[]
}

/** A way to write a cause down: at the top, or as the why of another. */
export function NewCause({
  id,
  place,
  incidentId,
  parentId = '',
  kind,
  startOpen,
  words,
  isFaint,
  choices,
  vocabulary,
}: NewCauseProps) {
  return (
    <div className={parentId ? styles.why : styles.more} data-faint={isFaint || undefined}>
      <InPlace
        id={place}
        label="a cause"
        startOpen={startOpen}
        words={words}
        view={null}
        form={
          <EditForm
            mutation={writeCause}
            id={id}
            draftKey={`new cause ${parentId || incidentId}`}
            fields={{ incidentId, parentId }}
            save={parentId ? 'Add this why' : 'Add the cause'}
          >
            <Inputs
              scope={`new ${parentId || incidentId}`}
              kind={kind}
              text=""
              audience="members"
              choices={choices}
              chosen={[]}
              vocabulary={vocabulary}
              label={parentId ? 'Because …' : 'Cause'}
            />
          </EditForm>
        }
      />
    </div>
  )
}

interface InputsProps {
  factors?: readonly string[]
  vocabulary: readonly string[]
  scope: string
  hints?: readonly Hint[]
  kind: CauseKind
  text: string
  audience: Audience
  choices: EvidenceChoice[]
  chosen: string[]
  label?: string
}

const Inputs = ({
  factors = [],
  vocabulary,
  scope,
  hints = [],
  kind,
  text,
  audience,
  choices,
  chosen,
  label = 'Cause',
}: InputsProps) => (
  <>
    <Field label={label} name="text">
      <TextArea defaultValue={text} rows={2} required autoFocus />
    </Field>
    <BlameHints scope={scope} field="text" isCause initial={hints} />
    <div className={styles.kind}>
      <Field label="Kind" name="kind">
        <Select options={KINDS} defaultValue={kind} />
      </Field>
      <AudienceField value={audience} />
    </div>
    <FactorsInput chosen={factors} vocabulary={vocabulary} />
    <EvidenceBoxes choices={choices} chosen={chosen} />
  </>
)
