/** The state in which an action begins here that a file says was in another: what only proof or an approver here can say is open. */
export const HERE = {
  open: 'open',
  in_progress: 'in_progress',
  done: 'done',
  verified: 'done',
  regressed: 'open',
  waived: 'open',
} as const
