'use client'

import { useRouter } from 'next/navigation'
import { EditForm } from '@/components/editing/edit-form'
import { InPlace } from '@/components/editing/in-place'
import { useUndo } from '@/components/editing/undo-place'
import { Button } from '@/components/ui/button'
import { useHydrated } from '@/components/ui/use-hydrated'
import { formatActionNumber } from '@/lib/corrective-actions/rules'
import type { Hint } from '@/lib/wording/hint'
import { ActionFields, type Choices, type Suggestion } from './action-fields'
import styles from './action-form.module.css'
import { bringActionBack, removeAction, saveAction, writeAction, writeActionAndOpen } from './mutations'
import { NO_VALUES, type Values } from './no-values'

const LABELS = {
  title: 'What will be changed',
  details: 'Details',
  type: 'Type',
  ownerId: 'Owner',
  priority: 'Priority',
  dueOn: 'Due',
  ticketUrl: 'Ticket',
}

interface FormProps {
  id: string
  version: number
  values: Values
  choices: Choices
  hints: readonly Hint[]
  isOwned: boolean
}

/** Everything of an action, edited where it stands on its page. */
export function ActionForm({ id, version, values, choices, hints, isOwned }: FormProps) {
  const offerUndo = useUndo()
  return (
    <EditForm
      mutation={saveAction}
      id={id}
      version={version}
      labels={LABELS}
      onDone={({ deleted }) =>
        deleted && offerUndo({ message: 'Action deleted', mutation: bringActionBack, fields: { id: deleted } })
      }
      aside={
        <Button type="submit" name="do" value="delete" variant="danger" size="small" formNoValidate>
          Delete
        </Button>
      }
    >
      <ActionFields values={values} choices={choices} scope={id} hints={hints} isOwned={isOwned} />
    </EditForm>
  )
}

interface NewProps {
  id: string
  incidentId: string
  choices: Choices
  suggestion: Suggestion | null
  startOpen: boolean
  words: string
}

/** A way to add an action at the foot of the list. */
export function NewAction({ id, incidentId, choices, suggestion, startOpen, words }: NewProps) {
  return (
    <div className={styles.more}>
      <InPlace
        id="new-action"
        label="an action"
        startOpen={startOpen}
        words={words}
        view={null}
        form={
          <EditForm
            mutation={writeAction}
            id={id}
            draftKey={`new action ${incidentId}`}
            fields={{ incidentId }}
            save="Add the action"
          >
            <ActionFields values={NO_VALUES} choices={choices} suggestion={suggestion} scope={`new ${incidentId}`} isShort />
          </EditForm>
        }
      />
    </div>
  )
}

interface AloneProps {
  id: string
  incident: { id: string; number: number }
  choices: Choices
  suggestion: Suggestion | null
  values: Values
  hints: readonly Hint[]
}

/** The same as a page of its own, whole. */
export function NewActionAlone({ id, incident, choices, suggestion, values, hints }: AloneProps) {
  const router = useRouter()
  const offerUndo = useUndo()
  const lead = useHydrated() ? 'page' : 'server'
  return (
    <EditForm
      mutation={writeActionAndOpen}
      id={id}
      draftKey={`new action ${incident.id} ${values.title.slice(0, 60)}`.trimEnd()}
      fields={{ incidentId: incident.id, incidentNumber: String(incident.number), lead }}
      onDone={({ number, next }) => {
        offerUndo({ message: `${formatActionNumber(number)} written down`, mutation: removeAction, fields: { id } })
        router.push(next)
      }}
      save="Add the action"
      className={styles.alone}
    >
      <ActionFields values={values} choices={choices} suggestion={suggestion} scope={`new ${incident.id}`} hints={hints} />
    </EditForm>
  )
}
