import type { ActionState } from '@/lib/corrective-actions/rules'
import type { Found } from '@/lib/search/rules'
import { type Command, findCommands, matching } from './commands'

/** One line of the palette. */
export interface Choice extends Pick<Command, 'href' | 'run'> {
  /** Unique within the palette, and good as part of an element's id. */
  id: string
  name?: string
  label: string
  aside?: string
  /** An action's state, which is shown as such. */
  state?: ActionState
}

export interface Group {
  title: string
  choices: Choice[]
}

/** What the page that is shown adds. */
export interface Here {
  commands: readonly Command[]
  /** Its parts, to jump to. */
  sections: readonly Command[]
}

const choiceOf =
  (group: string) =>
  ({ label, href, run }: Command, index: number): Choice => ({
    id: `${group}-${index}-${label.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}`,
    label,
    ...(href !== undefined && { href }),
    ...(run && { run }),
  })

/** What the palette offers for what was typed: what was found first, because a command is known by heart. */
export function groupChoices(typed: string, found: Found, mayWrite: boolean, here: Here): Group[] {
  const incidents = found.incidents.map(
    ({ number, title, severity, day }): Choice => ({
      id: `inc-${number}`,
      name: `INC-${number}`,
      label: title,
      aside: [severity, day].filter(Boolean).join(' · '),
      href: `/incidents/${number}`,
    }),
  )
  const actions = found.actions.map(
    ({ number, title, state, incidentNumber }): Choice => ({
      id: `act-${number}`,
      name: `ACT-${number}`,
      label: title,
      state,
      href: `/incidents/${incidentNumber}/corrective-actions/${number}`,
    }),
  )
  const comments = found.comments.map(
    ({ id, threadId, text, author, incidentNumber }): Choice => ({
      id: `said-${id}`,
      name: author,
      label: text,
      aside: `INC-${incidentNumber}`,
      href: `/incidents/${incidentNumber}/comments#thread-${threadId}`,
    }),
  )
  const commands = findCommands(typed, mayWrite, here.commands).map(choiceOf('do'))
  const sections = matching(typed, here.sections).map(choiceOf('to'))
  const parts = { title: 'On this page', choices: sections }
  // What was typed finds a part of the page at once, and whatever else a moment later.
  return [
    ...(typed.trim() === '' ? [] : [parts]),
    { title: 'Incidents', choices: incidents },
    { title: 'Corrective actions', choices: actions },
    { title: 'Comments', choices: comments },
    { title: 'Do', choices: commands },
    ...(typed.trim() === '' ? [parts] : []),
  ].filter((group) => group.choices.length > 0)
}
