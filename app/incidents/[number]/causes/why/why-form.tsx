'use client'

import { useRouter } from 'next/navigation'
import { EditForm } from '@/components/editing/edit-form'
import { useUndo } from '@/components/editing/undo-place'
import { useSubmit } from '@/components/editing/use-submit'
import { BlameHints } from '@/components/hints/blame-hints'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormMessage } from '@/components/ui/form-message'
import { Select } from '@/components/ui/select'
import { TextArea } from '@/components/ui/text-area'
import { useHydrated } from '@/components/ui/use-hydrated'
import { CAUSE_KINDS, type CauseKind, KIND_WORDS } from '@/lib/causes/rules'
import { answerWhy, bringCauseBack, removeCause } from '../mutations'

const KINDS = CAUSE_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }))

interface Props {
  id: string
  incident: { id: string; number: number }
  /** What is asked about; null for the first answer. */
  effect: { id: string; kind: CauseKind } | null
  text: string
}

/** The next question, its answer, and whether to go on asking. */
export function WhyForm({ id, incident, effect, text }: Props) {
  const router = useRouter()
  const offerUndo = useUndo()
  const lead = useHydrated() ? 'page' : 'server'
  return (
    <EditForm
      mutation={answerWhy}
      id={id}
      draftKey={`why ${effect?.id ?? incident.id} ${text.slice(0, 60)}`}
      fields={{ incidentId: incident.id, incidentNumber: String(incident.number), parentId: effect?.id ?? '', lead }}
      onDone={(answer) => {
        offerUndo({ message: 'Cause written down', mutation: removeCause, fields: { id: answer.id } })
        router.push(answer.next)
      }}
      save="Write it down and ask on"
      aside={
        <Button type="submit" name="do" value="stop">
          Write it down and stop
        </Button>
      }
    >
      <Field
        label={effect ? 'Why did that happen? Because …' : 'What had to be so for this to happen?'}
        name="text"
        hint="Markdown. What, not who."
      >
        <TextArea defaultValue={text} rows={3} required autoFocus />
      </Field>
      <BlameHints scope={`why ${effect?.id ?? incident.id}`} field="text" isCause />
      <Field label="Kind" name="kind">
        <Select options={KINDS} defaultValue={effect?.kind ?? 'root_cause'} />
      </Field>
    </EditForm>
  )
}

/** Takes the newest answer away again, and asks the question before it anew. */
export function TakeWhyBack({ id, back }: { id: string; back: string | null }) {
  const router = useRouter()
  const offerUndo = useUndo()
  const { result, isPending, formProps } = useSubmit(removeCause, () => {
    offerUndo({ message: 'Cause deleted', mutation: bringCauseBack, fields: { id } })
    router.replace(back ? `?of=${back}` : '?')
  })
  return (
    <form {...formProps}>
      <input type="hidden" name="id" value={id} />
      <Button type="submit" variant="quiet" size="small" aria-disabled={isPending || undefined}>
        Take this answer back
      </Button>
      <FormMessage result={result && !result.ok ? result : null} />
    </form>
  )
}
