import type { Step } from '@/lib/causes/rules'

export const STEP_WORDS: Record<Step, string> = {
  up: 'Move up',
  down: 'Move down',
  indent: 'Make it a why of the one above',
  outdent: 'Move it out one level',
}
