import type { ReviewStanding } from '@/lib/reviews/store'

/** Where a postmortem stands on its way, in a sentence or two. */
export function stateWords(state: 'draft' | 'in_review' | 'published', { needs, missing }: ReviewStanding): string {
  if (state === 'published') return 'It is published. To review it again, take it back to draft.'
  const where = state === 'draft' ? 'It is a draft.' : 'It is in review.'
  if (missing.length > 0) return `${where} ${missing.join(' ')}`
  if (needs.approvals === 0 && !needs.checklist) return `${where} At its severity it may be published without an approval.`
  return `${where} Nothing is missing: it may be published.`
}
