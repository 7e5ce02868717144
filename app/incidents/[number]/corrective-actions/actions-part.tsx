import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/rules'
import { listCauses } from '@/lib/causes/store'
import { listChecksOfActions } from '@/lib/checks/store'
import type { Thread } from '@/lib/comments/list.store'
import { listActions } from '@/lib/corrective-actions/list.store'
import { type ActionState, BOARD_STATES, STATE_WORDS } from '@/lib/corrective-actions/rules'
import { listPickableMembers } from '@/lib/incidents/people.store'
import type { Severity } from '@/lib/platform/db/generated/enums'
import { newId } from '@/lib/platform/ids'
import { dayKey } from '@/lib/timeline/time'
import { NewAction } from '../for-writers'
import { ActionLine } from './action-line'
import styles from './actions.module.css'
import { suggestDue } from './suggest-due'

interface Props {
  actor: Actor
  incident: { id: string; number: number; timeZone: string; severity: Severity | null }
  /** What `?edit=` names. */
  edit?: string | undefined
  /** What is said of actions, by their ids. */
  threads: ReadonlyMap<string, readonly Thread[]>
}

/** What is changed because of an incident, each action with its live proof. */
export async function ActionsPart({ actor, incident, edit, threads }: Props) {
  const mayWrite = can(actor, 'write')
  const [actions, members, causes, suggestion] = await Promise.all([
    listActions(actor, { incidentId: incident.id }),
    mayWrite ? listPickableMembers(actor) : [],
    mayWrite ? listCauses(actor, incident.id) : [],
    mayWrite ? suggestDue(actor, incident) : null,
  ])
  if (actions.length === 0 && !mayWrite) return null
  const checks = await listChecksOfActions(
    actor,
    actions.map(({ id }) => id),
  )
  const now = new Date()
  const zone = (actor.kind === 'member' && actor.timeZone) || incident.timeZone
  const today = dayKey(now, zone)
  return (
    <section id="corrective-actions" className={styles.actions} aria-labelledby="corrective-actions-title">
      <h2 id="corrective-actions-title">
        Corrective actions {actions.length > 0 && <small>{inSum(actions.map(({ state }) => state))}</small>}
      </h2>
      <ul>
        {actions.map((action) => (
          <ActionLine
            key={action.id}
            action={action}
            checks={checks.get(action.id) ?? []}
            href={`/incidents/${incident.number}/corrective-actions/${action.number}`}
            said={(threads.get(action.id) ?? []).filter(({ resolvedAt }) => !resolvedAt)}
            mayWrite={mayWrite}
            reader={{ now, today, zone }}
          />
        ))}
      </ul>
      {mayWrite && (
        <NewAction
          id={newId()}
          incidentId={incident.id}
          choices={{ members, causes: causes.map(({ id, text, depth }) => ({ id, text, depth })) }}
          suggestion={suggestion}
          startOpen={edit === 'new-action'}
          words={actions.length === 0 ? 'Write down what you will change, so that this does not happen again' : 'Add an action'}
        />
      )}
    </section>
  )
}

/** "1 verified · 1 regressed · 2 open" */
function inSum(states: ActionState[]): string {
  const order: ActionState[] = ['verified', ...BOARD_STATES.filter((state) => state !== 'verified'), 'waived']
  return order
    .map((state) => [states.filter((each) => each === state).length, SHORT[state] ?? STATE_WORDS[state].toLowerCase()] as const)
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`)
    .join(' · ')
}

const SHORT: Partial<Record<ActionState, string>> = { done: 'awaiting proof' }
