import { publicUrl } from '../platform/origins'
import type { Ready } from './ready'
import { messageOf } from './rules'

/** The author and the words of a commit for these files. */
export function commitOf(written: readonly Ready[]) {
  const [first] = written
  const { authorName = '', authorEmail = '', messageTemplate = '' } = first?.claimed.repository ?? {}
  const subjectOf = ({ claimed, title, document }: Ready) => {
    const told = { number: claimed.number, title, severity: document?.severity ?? null, startedOn: document?.startedOn ?? null }
    const prefix = claimed.wish === 'take_back' ? 'Take back ' : claimed.wish === 'follow' ? 'Proof of ' : ''
    return prefix + messageOf(messageTemplate, told)
  }
  const links = written.map(
    ({ claimed, ...one }) =>
      `${written.length > 1 ? `${subjectOf({ claimed, ...one })}\n` : ''}${publicUrl()}/incidents/${claimed.number}`,
  )
  const people = [...new Set(written.flatMap(({ claimed }) => claimed.wishedBy ?? []))].map((name) => `Published-by: ${name}`)
  const subject = written.length === 1 && first ? subjectOf(first) : `${written.length} postmortems`
  return {
    author: { name: authorName, email: authorEmail },
    at: new Date(),
    message: [subject, links.join('\n'), people.join('\n')].filter(Boolean).join('\n\n'),
  }
}
