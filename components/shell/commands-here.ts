import type { Command } from './commands'

/** What can be done with the incident whose page is shown; nothing elsewhere. */
export function commandsHere(path: string, mayWrite: boolean): Command[] {
  const at = /^\/incidents\/(?:INC-)?\d+(?=\/|$)/i.exec(path)?.[0]
  if (!at) return []
  return IN_INCIDENT.filter(({ needsWrite }) => mayWrite || !needsWrite).map(({ href, ...command }) => ({
    ...command,
    href: `${at}${href}`,
  }))
}

const IN_INCIDENT: readonly Command[] = [
  { label: 'Add an entry', also: 'timeline paste chat log', href: '/timeline/paste', needsWrite: true },
  { label: 'Add an action', also: 'corrective', href: '/corrective-actions/new', needsWrite: true },
  { label: 'Ask why', also: 'five whys cause add', href: '/causes/why', needsWrite: true },
  { label: 'Causes of this incident', also: 'tree whys', href: '/causes' },
  { label: 'Review of this incident', also: 'reviewers approve checklist', href: '/review' },
  { label: 'Comments on this incident', also: 'discussion threads', href: '/comments' },
  { label: 'Meeting about this incident', also: 'present large', href: '/meeting' },
  { label: 'Markdown of this incident', also: 'download export copy', href: '/markdown' },
  { label: 'Revisions of this incident', also: 'history changes versions', href: '/revisions' },
  { label: 'What changed in this incident', also: 'compare since published approved', href: '/revisions/compare' },
  { label: 'Attachments of this incident', also: 'files images', href: '/attachments' },
  { label: 'Publications of this incident', also: 'publish repository', href: '/publications' },
]

/** The parts of the article that is shown, by their headings. */
export const sectionsHere = (page: ParentNode): Command[] =>
  [...page.querySelectorAll('article section[id]')].flatMap(({ id, children }) => {
    const heading = [...children].find((child) => child.tagName === 'H2')
    // A count or a mark beside the words is an element of its own.
    const words = [...(heading?.childNodes ?? [])].filter(({ nodeType }) => nodeType === 3).map(({ textContent }) => textContent)
    const label = words.join('').trim()
    return label === '' ? [] : [{ label, also: 'jump section part', href: `#${id}` }]
  })
