import type { ActionState } from '@/lib/corrective-actions/rules'

/** Where the whole organisation stands, as one sentence and what is behind it. */
export function standingWords(counts: Record<ActionState, number>): { title: string; lede: string } {
  const { regressed, verified, done } = counts
  const underWay = counts.open + counts.in_progress
  const rest = [
    verified > 0 && `${verified} verified by ${verified === 1 ? 'its' : 'their'} checks`,
    done > 0 && `${done} done and not yet proven`,
    underWay > 0 && `${underWay} to do`,
    counts.waived > 0 && `${counts.waived} waived`,
  ].filter((each) => each !== false)
  return { title: headline(regressed, verified, done + underWay), lede: rest.length > 0 ? `${sentence(rest)}.` : '' }
}

function headline(regressed: number, verified: number, unproven: number): string {
  if (regressed === 1) return 'One fix no longer holds'
  if (regressed > 1) return `${regressed} fixes no longer hold`
  if (verified === 1) return 'The one proven fix still holds'
  if (verified > 1) return `All ${verified} proven fixes still hold`
  return unproven > 0 ? 'Nothing is proven yet' : 'No fix is written down yet'
}

function sentence(parts: string[]): string {
  const last = parts.at(-1) ?? ''
  const text = parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${last}` : last
  return `Corrective actions: ${text}`
}
