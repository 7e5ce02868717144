import type { Tone } from '@/components/ui/tag'
import type { Counts, Standing } from '@/lib/importing/batch.store'

/** What became of a file: as a state beside it, and as the words of its filter. */
export const STANDING_WORDS: Record<Standing, { one: string; many: string; tone: Tone }> = {
  waiting: { one: 'draft', many: 'drafts to review', tone: 'accent' },
  changed: { one: 'changed', many: 'changed', tone: 'awaiting' },
  failed: { one: 'failed', many: 'failed', tone: 'regressed' },
  none: { one: 'no incident', many: 'without an incident', tone: 'unknown' },
  same: { one: 'same as before', many: 'same as before', tone: 'unknown' },
  accepted: { one: 'accepted', many: 'accepted', tone: 'verified' },
  discarded: { one: 'discarded', many: 'discarded', tone: 'unknown' },
  beside: { one: 'goes along', many: 'beside documents', tone: 'unknown' },
  queued: { one: 'to be read', many: 'to be read', tone: 'awaiting' },
  cancelled: { one: 'not read', many: 'not read', tone: 'unknown' },
}

/** One sentence about where a batch stands. */
export function progressWords(counts: Counts, { isListed, isPaused }: { isListed: boolean; isPaused: boolean }): string {
  if (!isListed && counts.total === 0) return 'Fetching …'
  const done = counts.total - counts.queued - counts.cancelled
  const read = `${done.toLocaleString('en')} of ${counts.total.toLocaleString('en')} files read`
  if (counts.accepting > 0) return `${read}; ${counts.accepting} being accepted`
  if (counts.queued === 0) return isListed ? read : `${read}; more are on their way`
  return isPaused ? `${read}; paused` : `${read} …`
}
