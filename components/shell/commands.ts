/** Something the palette can do: go somewhere, or run one of a few things the shell knows. */
export interface Command {
  label: string
  /** More words it is found by. */
  also: string
  href?: string
  run?: 'theme-light' | 'theme-dark' | 'theme-system' | 'keyboard' | 'sign-out'
  needsWrite?: true
}

const COMMANDS: readonly Command[] = [
  { label: 'New incident', also: 'create add write postmortem', href: '/incidents/new', needsWrite: true },
  { label: 'Import a document', also: 'upload paste file postmortem', href: '/incidents/import', needsWrite: true },
  { label: 'Go to Home', also: 'start', href: '/' },
  { label: 'Go to Incidents', also: 'list postmortems', href: '/incidents' },
  { label: 'Go to the Board', also: 'corrective actions regressed verified', href: '/board' },
  { label: 'Go to Checks', also: 'proof runs', href: '/checks' },
  { label: 'Go to Insights', also: 'numbers regressions overdue recurring causes time', href: '/insights' },
  { label: 'New action', also: 'create add corrective', href: '/corrective-actions/new', needsWrite: true },
  { label: 'New check', also: 'create add proof', href: '/checks/new', needsWrite: true },
  { label: 'Go to Settings', also: 'members invitations', href: '/settings' },
  { label: 'Members', also: 'settings people invitations', href: '/settings/members' },
  { label: 'Notifications', also: 'settings channels digest mail', href: '/settings/notifications' },
  { label: 'Templates', also: 'settings markdown', href: '/settings/templates' },
  { label: 'Repositories', also: 'settings git publish', href: '/settings/repositories' },
  { label: 'Your profile', also: 'password sessions name time zone account', href: '/settings/profile' },
  { label: 'Light theme', also: 'paper day', run: 'theme-light' },
  { label: 'Dark theme', also: 'ink night', run: 'theme-dark' },
  { label: 'Theme of the device', also: 'system automatic', run: 'theme-system' },
  { label: 'Keyboard help', also: 'keys shortcuts', run: 'keyboard' },
  { label: 'Sign out', also: 'log out leave', run: 'sign-out' },
]

/** Those whose words start with what was typed, each typed word somewhere. Nothing typed: all of them. */
export function matching(typed: string, commands: readonly Command[]): Command[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return commands.filter(({ label, also }) => {
    const known = `${label} ${also}`.toLowerCase().split(/\s+/)
    return words.every((word) => known.some((each) => each.startsWith(word)))
  })
}

/** The commands that match what was typed, those of the page that is shown first. */
export const findCommands = (typed: string, mayWrite: boolean, here: readonly Command[]): Command[] =>
  matching(typed, [...here, ...COMMANDS.filter((command) => mayWrite || !command.needsWrite)])
