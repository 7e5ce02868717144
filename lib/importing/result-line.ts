import type { Draft } from './draft'

/** One line of `nevermore import --dry-run --json`: what was understood of a file. Times are cut to the minute. */
export function resultLine(file: string, draft: Draft): Record<string, unknown> {
  return {
    file,
    ...(draft.why === null ? {} : { why: draft.why }),
    incidents: draft.incidents.map(({ title, startedOn, severity, timeZone, timeline, causes, actions, lessons }) => ({
      title,
      startedOn,
      severity: severity.asWritten,
      timeZone: timeZone.asWritten,
      timeline: timeline.map(({ at, clockTime, text }) => ({
        at: at?.replace(/(T\d\d:\d\d):\d\d/, '$1') ?? clockTime?.slice(0, 5) ?? null,
        text,
      })),
      causes: causes.map(({ kind, text }) => ({ kind, text })),
      actions: actions.map(({ text, owner, due, done, ticket }) => ({ text, owner, due, done, ticket })),
      lessons: lessons.map(({ kind, text }) => ({ kind, text })),
    })),
  }
}
