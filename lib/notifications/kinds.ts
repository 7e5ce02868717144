/** What somebody may have to hear of. Stored in notices.kind, in members.muted_kinds and in a channel's choice; never renamed. */
const NOTICE_KINDS = {
  action_regressed: {
    label: 'An action regressed',
    hint: 'It was verified, and a check of it fails again.',
    tells: ['owner', 'lead'],
  },
  action_unproven: {
    label: 'An action waits for proof again',
    hint: 'It was verified, and what proves it was changed, disabled or deleted.',
    tells: ['owner', 'lead'],
  },
  check_stale: {
    label: 'A check cannot look',
    hint: 'Nobody could look by it for a while, so nothing is known of what it proves.',
    tells: ['owner', 'lead'],
  },
  action_assigned: { label: 'An action was given to its owner', hint: 'Only its new owner is told.', tells: ['owner'] },
  action_due_soon: { label: 'An action is due soon', hint: 'Some days before; an admin says how many.', tells: ['owner'] },
  action_overdue: {
    label: 'An action is overdue',
    hint: 'Once, on the day after it was due; the digest goes on naming it.',
    tells: ['owner', 'lead'],
  },
  action_waived: {
    label: 'An action was waived',
    hint: 'Somebody closed it without proof until a day.',
    tells: ['owner', 'lead'],
  },
  waiver_ended: {
    label: 'A waiver ended',
    hint: 'It expired or was taken back, and its action is open again.',
    tells: ['owner', 'lead'],
  },
  action_verified: { label: 'An action was verified', hint: 'All of its checks prove it.', tells: ['owner', 'lead'] },
} as const satisfies Record<string, { label: string; hint: string; tells: readonly ('owner' | 'lead')[] }>

export type NoticeKind = keyof typeof NOTICE_KINDS

/** True for what is written in a row or a form and names a kind of notice. */
export const isNoticeKind = (text: string): text is NoticeKind => Object.hasOwn(NOTICE_KINDS, text)
