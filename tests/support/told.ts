import { readOne } from './read-postmortem'

/** What was read out of a document, short enough to be written down beside it. */
export function told(text: string) {
  const { title, startedOn, severity, timeline, causes, actions, lessons } = readOne(text)
  return {
    title,
    startedOn,
    severity: severity.asWritten,
    timeline: timeline.map(({ at, clockTime, text: words }) => `${at ?? clockTime ?? '?'} ${words}`),
    causes: causes.map(({ kind, text: words }) => `${kind}: ${words}`),
    actions: actions.map(({ text: words, owner, due, done, ticket }) =>
      [words, owner, due, done === null ? null : done ? 'done' : 'open', ticket].map((one) => one ?? '-').join(' | '),
    ),
    lessons: lessons.map(({ kind, text: words }) => `${kind}: ${words}`),
  }
}
