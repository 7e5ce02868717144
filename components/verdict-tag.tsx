import { Check, CircleHelp, X } from 'lucide-react'
import { Tag } from '@/components/ui/tag'
import type { Verdict } from '@/lib/platform/db/generated/enums'

const LOOKS = {
  pass: { label: 'Pass', tone: 'verified', Sign: Check },
  fail: { label: 'Fail', tone: 'regressed', Sign: X },
  error: { label: 'Could not look', tone: 'unknown', Sign: CircleHelp },
} as const

/** The verdict of one run, in its word, colour and shape. */
export function VerdictTag({ verdict }: { verdict: Verdict }) {
  const { label, tone, Sign } = LOOKS[verdict]
  return (
    <Tag tone={tone}>
      <Sign aria-hidden="true" />
      {label}
    </Tag>
  )
}
