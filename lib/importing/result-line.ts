import type { Draft } from './draft'

/** What `nevermore import --dry-run --json` prints of a file, the file's name apart. Times are cut to the minute. */
export function resultLine(draft: Draft): Record<string, unknown> {
  return {
    ...(draft.why === null ? {} : { why: draft.why }),
    incidents: draft.incidents.map(({ title, startedOn, severity, timeZone, timeline, causes, actions, lessons }) => ({
      title,
      startedOn,
      severity: severity.asWritten,
      timeZone: timeZone.asWritten,
      timeline: timeline.map(({ at, clockTime, text }) => ({ at: toTheMinute(at) ?? clockTime?.slice(0, 5) ?? null, text })),
      causes: causes.map(({ kind, text }) => ({ kind, text })),
      actions: actions.map(({ text, owner, due, done, ticket }) => ({ text, owner, due, done, ticket })),
      lessons: lessons.map(({ kind, text }) => ({ kind, text })),
    })),
  }
}

const toTheMinute = (at: string | null): string | null => at?.replace(/(T\d\d:\d\d):\d\d/, '$1') ?? null

/** The same as a sentence. */
export function resultWords(draft: Draft): string {
  if (draft.why !== null) return `no incident. ${draft.why}`
  return draft.incidents
    .map(({ title, startedOn, timeline, causes, actions, lessons, sections, doubts }) => {
      const counts = [
        counted(timeline.length, 'entry', 'entries'),
        counted(causes.length, 'cause', 'causes'),
        counted(actions.length, 'action', 'actions'),
        counted(lessons.length, 'lesson', 'lessons'),
        counted(sections.length, 'section', 'sections'),
        counted(doubts.length, 'doubt', 'doubts'),
      ]
      return `“${title ?? 'untitled'}” (${startedOn ?? 'day not known'}): ${counts.join(', ')}`
    })
    .join('; ')
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`
