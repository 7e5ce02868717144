import { Tag, type Tone } from '@/components/ui/tag'
import { type ActionState, STATE_WORDS } from '@/lib/corrective-actions/rules'

/** The colour of each state of a corrective action; open and in progress mean nothing yet. */
export const STATE_TONES: Record<ActionState, Tone> = {
  open: 'unknown',
  in_progress: 'unknown',
  done: 'awaiting',
  verified: 'verified',
  regressed: 'regressed',
  waived: 'unknown',
}

/** The state of a corrective action in its words, colour and shape. */
export function ActionStateTag({ state }: { state: ActionState }) {
  const tone = STATE_TONES[state]
  return (
    <Tag tone={tone} sign={tone !== 'unknown'}>
      {STATE_WORDS[state]}
    </Tag>
  )
}
