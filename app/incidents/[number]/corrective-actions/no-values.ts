/** What the form of an action holds. */
export interface Values {
  title: string
  details: string
  type: string
  priority: string
  ownerId: string
  dueOn: string
  ticketUrl: string
  causeIds: string[]
  audience: 'members' | 'public'
}

export const NO_VALUES: Values = {
  title: '',
  details: '',
  type: '',
  priority: 'medium',
  ownerId: '',
  dueOn: '',
  ticketUrl: '',
  causeIds: [],
  audience: 'members',
}
