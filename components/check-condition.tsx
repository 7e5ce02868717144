import { Tag, type Tone } from '@/components/ui/tag'
import { type Condition, conditionOf, type ProofRule, type Schedule, type Streaks } from '@/lib/checks/rules'

const LOOKS: Record<Condition, { label: string; tone: Tone; sign?: true }> = {
  broken: { label: 'Broken', tone: 'regressed', sign: true },
  failing: { label: 'Failing', tone: 'regressed' },
  stale: { label: 'Stale', tone: 'unknown', sign: true },
  erring: { label: 'Cannot look', tone: 'unknown', sign: true },
  new: { label: 'Not run yet', tone: 'unknown' },
  passing: { label: 'Passing', tone: 'awaiting', sign: true },
  proven: { label: 'Proven', tone: 'verified', sign: true },
  off: { label: 'Off', tone: 'unknown' },
}

/** How a check is doing, in its word, colour and shape. */
export function CheckCondition({ check, now }: { check: ProofRule & Streaks & Schedule; now: Date }) {
  const { label, tone, sign } = LOOKS[conditionOf(check, now)]
  return (
    <Tag tone={tone} sign={sign ?? false}>
      {label}
    </Tag>
  )
}
