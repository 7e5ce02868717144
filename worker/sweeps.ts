import { sweepAttempts } from '@/lib/access/attempt.store'
import { sweepAttachments } from '@/lib/attachments/sweep.store'
import { remindOfAttestations } from '@/lib/checks/attestation-reminders.store'
import type { Runner } from '@/lib/checks/run-due'
import { noticeStale } from '@/lib/checks/stale.store'
import { mendSchedules, sweepRuns } from '@/lib/checks/sweep.store'
import { expireWaivers } from '@/lib/corrective-actions/waivers.store'
import { isFileWaiting, isRepositoryWaiting } from '@/lib/importing/waiting.store'
import { sweepDeliveries } from '@/lib/notifications/deliveries.store'
import { remindOfDueDays } from '@/lib/notifications/reminders.store'
import { isMessageWaiting, isNoticeWaiting } from '@/lib/notifications/waiting.store'
import { BEAT_EVERY_MS, beat, type ProcessLife, sweepBeats } from '@/lib/platform/beats.store'
import { settings } from '@/lib/platform/settings'
import { forgetRenderedBefore } from '@/lib/postmortems/sweep.store'
import { askToFollow } from '@/lib/publishing/due.store'
import { isPublicationWaiting, isRequestWaiting } from '@/lib/publishing/waiting.store'
import { isWatchWaiting } from '@/lib/watching/waiting.store'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Longer than the longest period and grace of a heartbeat: who listened when is judged by it. */
const BEATS_KEPT_DAYS = 130
/** Text that is read again is laid out again; drafts and previews that nobody opens any more go. */
const RENDERED_KEPT_MS = 30 * 24 * HOUR

/** What was told, and what came of it. */
const DELIVERIES_KEPT_DAYS = 90

/** A verdict seldom comes alone: what follows in a published postmortem is gathered for so long. */
const GATHERED_SECONDS = 5 * 60

export interface Sweep {
  name: string
  everyMs: number
  /** Asked first: where it says no, there is nothing to run, and what `run` would load is not loaded. */
  isWanted?(): Promise<boolean>
  run(): Promise<unknown>
}

// What seldom runs and takes much to load: a worker that only looks never holds it in memory.
const importing = () => import('@/lib/importing/read-due')
const notifying = () => import('@/lib/notifications/send-due')
const publishing = () => import('@/lib/publishing/publish-due')

/** The whole timetable. Each may run on several workers at once: every one of them is a conditional change of rows. */
export const sweeps = (runner: Runner, life: ProcessLife, ending: AbortSignal): Sweep[] => [
  { name: 'beat', everyMs: BEAT_EVERY_MS, run: () => beat(life, runner.work()) },
  // Short, so that "run now" and a ping are seen within a second.
  { name: 'due checks', everyMs: 500, run: () => runner.claim() },
  { name: 'held checks', everyMs: 10 * SECOND, run: () => runner.holdOn() },
  { name: 'files to import', everyMs: 500, isWanted: isFileWaiting, run: async () => (await importing()).readDue(ending) },
  {
    name: 'repositories to import',
    everyMs: 1 * SECOND,
    isWanted: isRepositoryWaiting,
    run: async () => (await importing()).fetchDue(ending),
  },
  {
    name: 'postmortems to publish',
    everyMs: 1 * SECOND,
    isWanted: isPublicationWaiting,
    run: async () => (await publishing()).publishDue(ending),
  },
  {
    name: 'requests that were opened',
    everyMs: 20 * SECOND,
    isWanted: isRequestWaiting,
    run: async () => (await import('@/lib/publishing/look-due')).lookAtRequests(ending),
  },
  { name: 'postmortems that follow their proof', everyMs: MINUTE, run: () => askToFollow(GATHERED_SECONDS) },
  {
    name: 'published files that are watched',
    everyMs: 2 * SECOND,
    isWanted: isWatchWaiting,
    run: async () => (await import('@/lib/watching/watch-due')).watchDue(ending),
  },
  { name: 'expired waivers', everyMs: MINUTE, run: () => expireWaivers(new Date()) },
  { name: 'stale checks', everyMs: MINUTE, run: noticeStale },
  { name: 'attestations that are wanted', everyMs: MINUTE, run: () => remindOfAttestations() },
  { name: 'due days', everyMs: 10 * MINUTE, run: () => remindOfDueDays() },
  {
    name: 'digests',
    everyMs: MINUTE,
    isWanted: async () => settings().smtpUrl !== undefined,
    run: async () => (await notifying()).planDueDigests(),
  },
  { name: 'notices', everyMs: 2 * SECOND, isWanted: isNoticeWaiting, run: async () => (await notifying()).spreadAnnounced() },
  { name: 'messages', everyMs: 1 * SECOND, isWanted: isMessageWaiting, run: async () => (await notifying()).sendDue(ending) },
  { name: 'schedules', everyMs: MINUTE, run: mendSchedules },
  { name: 'old sign-in attempts', everyMs: HOUR, run: () => sweepAttempts() },
  { name: 'old check runs', everyMs: HOUR, run: () => sweepRuns(settings().runsKeptDays) },
  { name: 'old messages', everyMs: HOUR, run: () => sweepDeliveries(DELIVERIES_KEPT_DAYS) },
  { name: 'old beats', everyMs: HOUR, run: () => sweepBeats(BEATS_KEPT_DAYS) },
  { name: 'attachments nobody names', everyMs: 6 * HOUR, run: () => sweepAttachments() },
  { name: 'old rendered text', everyMs: HOUR, run: () => forgetRenderedBefore(new Date(Date.now() - RENDERED_KEPT_MS)) },
]
