/** What happens to an incident's record. Stored in activities.kind; never renamed. */
export type ActivityKind =
  | 'incident_created'
  | 'imported'
  | 'source_taken'
  | 'incident_deleted'
  | 'incident_restored'
  | 'title_changed'
  | 'severity_changed'
  | 'made_private'
  | 'made_open'
  | 'person_added'
  | 'person_removed'
  | 'zone_changed'
  | 'milestone_set'
  | 'milestone_cleared'
  | 'review_started'
  | 'review_ended'
  | 'review_approved'
  | 'changes_asked'
  | 'postmortem_published'
  | 'postmortem_unpublished'
  | 'published_to_git'
  | 'edit_accepted'
  | 'edit_dismissed'
  | 'file_followed'
  | 'file_left'
  | 'attachment_added'
  | 'attachment_deleted'
  | 'attachment_restored'
  | 'action_added'
  | 'action_started'
  | 'action_stopped'
  | 'action_done'
  | 'action_verified'
  | 'action_regressed'
  | 'action_unproven'
  | 'action_reopened'
  | 'action_waived'
  | 'waiver_ended'
  | 'waiver_asked'
  | 'waiver_refused'
  | 'action_deleted'
  | 'action_restored'
  | 'check_bound'
  | 'check_unbound'
  | 'check_loosened'
  | 'check_stale'
  | 'check_fresh'

export interface Activity {
  id: string
  kind: string
  data: Record<string, unknown>
  at: Date
  /** Null where the app itself did it: an import on the command line, a check that ran. */
  actor: { id: string; name: string } | null
}

type Data = Record<string, unknown>
type Wording = (data: Data) => string

const str = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
/** "ACT-34 Tell on-call …": what every action_… and check_… kind carries as `number` and `title`. */
const act = (data: Data): string =>
  [data.number ? `ACT-${str(data.number)}` : 'an action', str(data.title)].filter(Boolean).join(' ')
const commit = (data: Data): string => (str(data.commit) ? ` (${str(data.commit).slice(0, 10)})` : '')
const because = (data: Data): string => (str(data.because) ? `: ${str(data.because)}` : '')

const WORDS: Record<ActivityKind, Wording> = {
  incident_created: () => 'wrote down this incident',
  imported: (d) => `imported this incident${str(d.source) ? ` from ${str(d.source)}` : ''}`,
  source_taken: (d) =>
    `took ${str(d.changes)} ${d.changes === 1 ? 'change' : 'changes'} from a newer version of ${str(d.source) || 'its source'}`,
  incident_deleted: () => 'deleted this incident',
  incident_restored: () => 'brought this incident back',
  title_changed: (d) => `changed the title, which was “${str(d.from)}”`,
  severity_changed: (d) => `changed the severity from ${str(d.from) || 'unknown'} to ${str(d.to) || 'unknown'}`,
  made_private: () => 'made this incident private',
  made_open: () => 'made this incident visible to every member',
  person_added: (d) => `named ${str(d.name)} as ${str(d.role)}`,
  person_removed: (d) => `removed ${str(d.name)} as ${str(d.role)}`,
  zone_changed: (d) =>
    `set the time zone to ${str(d.to)}${d.keep === 'clock' ? ', keeping the times as written' : d.keep === 'instants' ? ', keeping the moments' : ''}`,
  milestone_set: (d) => `set “${str(d.milestone)}”${str(d.at) ? ` at ${str(d.at)}` : ''}`,
  milestone_cleared: (d) => `removed the milestone “${str(d.milestone)}”`,
  review_started: () => 'asked for review',
  review_approved: () => 'approved the postmortem',
  changes_asked: () => 'asked for changes in the postmortem',
  review_ended: () => 'took the postmortem back to draft',
  postmortem_published: () => 'published the postmortem',
  postmortem_unpublished: () => 'took the published postmortem back',
  published_to_git: (d) => `published to ${str(d.repository) || 'a repository'}`,
  attachment_added: (d) => `attached ${str(d.name)}`,
  attachment_deleted: (d) => `deleted the attachment ${str(d.name)}`,
  attachment_restored: (d) => `brought the attachment ${str(d.name)} back`,
  edit_accepted: (d) =>
    `took over ${str(d.changes)} ${d.changes === 1 ? 'change' : 'changes'} that ${str(d.author)} made in ${str(d.repository)}${commit(d)}`,
  edit_dismissed: (d) => `dismissed what ${str(d.author)} changed in ${str(d.repository)}${commit(d)}`,
  file_followed: (d) => `follows the published file to ${str(d.path)} in ${str(d.repository)}`,
  file_left: (d) => `says the postmortem is no longer published in ${str(d.repository)}`,
  action_added: (d) => `added ${act(d)}`,
  action_started: (d) => `started ${act(d)}`,
  action_stopped: (d) => `put ${act(d)} back to open${because(d)}`,
  action_done: (d) => `says ${act(d)} is done${because(d)}`,
  action_verified: (d) => `${act(d)} is verified${because(d)}`,
  action_regressed: (d) => `${act(d)} regressed${because(d)}`,
  action_unproven: (d) => `${act(d)} waits for proof again${because(d)}`,
  action_reopened: (d) => `reopened ${act(d)}${because(d)}`,
  action_waived: (d) => `waived the proof of ${act(d)}${str(d.expiresOn) ? ` until ${str(d.expiresOn)}` : ''}${because(d)}`,
  waiver_ended: (d) => `the waiver of ${act(d)} ended${because(d)}`,
  waiver_asked: (d) => `asked ${str(d.approver) || 'for a waiver'} to waive ${act(d)} until ${str(d.expiresOn)}${because(d)}`,
  waiver_refused: (d) => `ended the request to waive ${act(d)}${because(d)}`,
  action_deleted: (d) => `deleted ${act(d)}`,
  action_restored: (d) => `brought ${act(d)} back`,
  check_bound: (d) => `bound the check “${str(d.check)}” to ${act(d)}`,
  check_unbound: (d) => `took the check “${str(d.check)}” off ${act(d)}`,
  check_loosened: (d) => `the check “${str(d.check)}” of ${act(d)} asks for less than before${because(d)}`,
  check_stale: (d) => `${act(d)} is stale${because(d)} (check “${str(d.check)}”)`,
  check_fresh: (d) => `${act(d)} is no longer stale: its check “${str(d.check)}” looks again`,
}

/** Kinds that say bad or good news by themselves; all others are neutral. */
const TONES: Partial<Record<ActivityKind, 'regressed' | 'verified'>> = {
  action_regressed: 'regressed',
  action_verified: 'verified',
}

/** What happened, in words that follow the name of who did it (or stand alone where nobody did). An unknown kind reads as itself. */
export const wordActivity = ({ kind, data }: Pick<Activity, 'kind' | 'data'>): string =>
  (WORDS as Record<string, Wording | undefined>)[kind]?.(data) ?? kind.replaceAll('_', ' ')

export const toneOf = (kind: string): 'regressed' | 'verified' | undefined =>
  (TONES as Record<string, 'regressed' | 'verified' | undefined>)[kind]
