/**
 * Who has to do with an action: its owner, the lead of its incident and everybody named on it, whoever is asked to waive it, whoever
 * attested its check last; with a postmortem its authors, or the one member it is for.
 */
export type Concerned = 'owner' | 'lead' | 'named' | 'approver' | 'attester' | 'author' | 'told'

interface Kind {
  /** As a choice. */
  label: string
  hint: string
  /** After the number of an action or the name of a check: "ACT-34 regressed". */
  one: string
  /** After a number: "5 actions regressed". */
  many: string
  tells: readonly Concerned[]
}

/** What somebody may have to hear of. Stored in notices.kind, in members.muted_kinds and in a channel's choice; never renamed. */
export const NOTICE_KINDS = {
  action_regressed: {
    one: 'regressed',
    many: 'actions regressed',
    label: 'An action regressed',
    hint: 'It was verified, and a check of it fails again.',
    tells: ['owner', 'lead'],
  },
  action_unproven: {
    one: 'waits for proof again',
    many: 'actions wait for proof again',
    label: 'An action waits for proof again',
    hint: 'It was verified, and what proves it was changed, disabled or deleted.',
    tells: ['owner', 'lead'],
  },
  check_stale: {
    one: 'cannot look',
    many: 'checks cannot look',
    label: 'A check cannot look',
    hint: 'Nobody could look by it for a while, so nothing is known of what it proves.',
    tells: ['owner', 'lead'],
  },
  action_assigned: {
    one: 'is yours',
    many: 'actions are yours',
    label: 'An action was given to its owner',
    hint: 'Only its new owner is told.',
    tells: ['owner'],
  },
  action_due_soon: {
    one: 'is due soon',
    many: 'actions are due soon',
    label: 'An action is due soon',
    hint: 'Some days before; an admin says how many.',
    tells: ['owner'],
  },
  action_overdue: {
    one: 'is overdue',
    many: 'actions are overdue',
    label: 'An action is overdue',
    hint: 'Once, on the day after it was due; the digest goes on naming it.',
    tells: ['owner', 'lead'],
  },
  waiver_asked: {
    one: 'is to be waived',
    many: 'actions are to be waived',
    label: 'A waiver is asked for',
    hint: 'Only whoever is to approve it is told.',
    tells: ['approver'],
  },
  action_waived: {
    one: 'was waived',
    many: 'actions were waived',
    label: 'An action was waived',
    hint: 'Somebody closed it without proof until a day.',
    tells: ['owner', 'lead'],
  },
  waiver_ended: {
    one: 'is no longer waived',
    many: 'actions are no longer waived',
    label: 'A waiver ended',
    hint: 'It expired or was taken back, and its action is open again.',
    tells: ['owner', 'lead'],
  },
  attestation_asked: {
    one: 'waits to be attested',
    many: 'checks wait to be attested',
    label: 'An attestation is asked for',
    hint: 'A person who does not own the action is to confirm what no machine can see.',
    tells: ['owner', 'named', 'attester'],
  },
  attestation_ends: {
    one: 'has to be attested again',
    many: 'checks have to be attested again',
    label: 'An attestation ends soon',
    hint: 'A week before; after that its action is no longer proven.',
    tells: ['owner', 'lead', 'attester'],
  },
  action_verified: {
    one: 'was verified',
    many: 'actions were verified',
    label: 'An action was verified',
    hint: 'All of its checks prove it.',
    tells: ['owner', 'lead'],
  },
  file_edited: {
    one: 'was edited where it is published',
    many: 'postmortems were edited where they are published',
    label: 'A published file was edited',
    hint: 'Somebody edited, moved or deleted it in its repository; what changed waits to be looked at.',
    tells: ['lead', 'author'],
  },
  review_asked: {
    one: 'waits for your review',
    many: 'postmortems wait for your review',
    label: 'A review is asked for',
    hint: 'Only whoever is asked is told.',
    tells: ['told'],
  },
  review_approved: {
    one: 'was approved',
    many: 'postmortems were approved',
    label: 'A postmortem was approved',
    hint: 'By one of its reviewers.',
    tells: ['lead', 'author'],
  },
  changes_asked: {
    one: 'needs changes',
    many: 'postmortems need changes',
    label: 'Changes are asked for',
    hint: 'A reviewer says what has to change in a postmortem.',
    tells: ['lead', 'author'],
  },
  mentioned: {
    one: 'has a comment that names you',
    many: 'postmortems have comments that name you',
    label: 'A comment names you',
    hint: 'Somebody wrote @ and your name.',
    tells: ['told'],
  },
  commented: {
    one: 'has new comments',
    many: 'postmortems have new comments',
    label: 'A postmortem is commented on',
    hint: 'One that you write or lead, or in a thread you spoke in.',
    tells: ['told'],
  },
} as const satisfies Record<string, Kind>

export type NoticeKind = keyof typeof NOTICE_KINDS

/** True for what is written in a row or a form and names a kind of notice. */
export const isNoticeKind = (text: string): text is NoticeKind => Object.hasOwn(NOTICE_KINDS, text)
