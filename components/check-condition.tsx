import { Tag, type Tone } from '@/components/ui/tag'
import type { ProvingCheck } from '@/lib/checks/action-proof'
import { type Condition, conditionOf } from '@/lib/checks/rules'

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

/** What people say is not proven, and not broken. */
const ATTESTED: Partial<typeof LOOKS> = {
  broken: { label: 'Not attested', tone: 'regressed', sign: true },
  failing: { label: 'Not attested', tone: 'regressed' },
  passing: { label: 'Attested', tone: 'awaiting' },
  proven: { label: 'Attested', tone: 'verified' },
}

/** How a check is doing, in its word, colour and shape. */
export function CheckCondition({ check, now }: { check: ProvingCheck; now: Date }) {
  const condition = conditionOf(check, now)
  const { label, tone, sign } = (check.isAttested && ATTESTED[condition]) || LOOKS[condition]
  return (
    <Tag tone={tone} sign={sign ?? false}>
      {label}
    </Tag>
  )
}
