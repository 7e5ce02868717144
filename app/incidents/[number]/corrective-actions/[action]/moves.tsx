'use client'

import { StateSign } from '@/components/action-state'
import { useUndo } from '@/components/editing/undo-place'
import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { TextInput } from '@/components/ui/text-input'
import { type ActionState, allowedMoves, formatActionNumber, moveNeedsReason, STATE_WORDS } from '@/lib/corrective-actions/rules'
import { moveActionTo, takeMoveBack } from '../mutations'
import styles from './moves.module.css'

const DO: Record<ActionState, string> = {
  open: 'Back to open',
  in_progress: 'Start',
  done: 'It is done',
  verified: '',
  regressed: '',
  waived: '',
}

/** The words of a move: what a person means by it, from where it stands. */
const wordsOf = (from: ActionState, to: ActionState): string => {
  if (from === 'verified') return `Take up again: ${STATE_WORDS[to].toLowerCase()}`
  if (to === 'in_progress' && from === 'regressed') return 'Work on it again'
  if (to === 'in_progress' && from === 'done') return 'Not done after all'
  if (to === 'done' && from === 'regressed') return 'It is mended'
  return DO[to]
}

/** Where an action can be moved by hand; never to verified. */
export function Moves({ id, number, state }: { id: string; number: number; state: ActionState }) {
  const offerUndo = useUndo()
  const { result, isPending, formProps } = useSubmit(moveActionTo, ({ transitionId, from, to }) => {
    if (!transitionId || moveNeedsReason(from)) return
    const message = `${formatActionNumber(number)} is ${STATE_WORDS[to].toLowerCase()}`
    offerUndo({ message, mutation: takeMoveBack, fields: { transitionId } })
  })
  const wantsReason = moveNeedsReason(state)
  const moves = [...allowedMoves(state)].reverse()
  return (
    <form {...formProps} className={styles.moves} aria-label="Move">
      <FormFields result={result}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="from" value={state} />
        {wantsReason && (
          <Field label="To take it up again, say why" name="because">
            <TextInput required maxLength={2000} />
          </Field>
        )}
        <div className={styles.buttons}>
          {moves.map((to) => (
            <Button
              key={to}
              type="submit"
              name="to"
              value={to}
              variant={to === 'done' ? 'main' : 'plain'}
              aria-disabled={isPending || undefined}
            >
              <StateSign state={to} />
              {wordsOf(state, to)}
            </Button>
          ))}
          {!wantsReason && <span className={styles.note}>Verified comes by itself, from its checks.</span>}
        </div>
        <FormMessage result={result} />
      </FormFields>
    </form>
  )
}
