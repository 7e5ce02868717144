import { Check, Circle, CircleDashed, CircleDot, CircleSlash, Undo2 } from 'lucide-react'
import { Tag } from '@/components/ui/tag'
import { type ActionState, STATE_WORDS } from '@/lib/corrective-actions/rules'
import { STATE_TONES } from '@/lib/corrective-actions/words'

const SIGNS = {
  open: Circle,
  in_progress: CircleDot,
  done: CircleDashed,
  verified: Check,
  regressed: Undo2,
  waived: CircleSlash,
}

/** The shape of a state; its words always stand beside it. */
export function StateSign({ state }: { state: ActionState }) {
  const Sign = SIGNS[state]
  return <Sign aria-hidden="true" />
}

/** The state of a corrective action in its words, colour and shape. */
export function ActionStateTag({ state }: { state: ActionState }) {
  return (
    <Tag tone={STATE_TONES[state]}>
      <StateSign state={state} />
      {STATE_WORDS[state]}
    </Tag>
  )
}
