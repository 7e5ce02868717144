/** Reports of about so many words whose timeline is written in one of the shapes people write it in. */
export const SHAPES = ['list', 'table', 'headings', 'prose'] as const
export type Shape = (typeof SHAPES)[number]

const sentence = (n: number) =>
  `The cache of node ${n} was cold, so every request went to the \`database\` for [minutes](https://example.org/${n}).`
const clock = (n: number) => `${String(8 + (Math.floor(n / 60) % 12)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`
const many = (count: number, one: (n: number) => string, between = '\n') =>
  Array.from({ length: Math.max(1, Math.round(count)) }, (_, n) => one(n)).join(between)

const TIMELINES: Record<Shape, (entries: number) => string> = {
  list: (entries) => many(entries, (n) => `- **${clock(n)}** ${sentence(n)}`),
  table: (entries) => `| Time | What happened |\n|---|---|\n${many(entries, (n) => `| ${clock(n)} | ${sentence(n)} |`)}`,
  headings: (entries) => many(entries, (n) => `### ${clock(n)} Node ${n}\n\n${sentence(n)}`, '\n\n'),
  prose: (entries) => many(entries / 5, (n) => many(5, (m) => `At ${clock(5 * n + m)} we looked. ${sentence(m)}`, ' '), '\n\n'),
}

export function reportOf(shape: Shape, words: number): Uint8Array {
  const unit = words / 200
  const text = (count: number) => many(count, sentence, ' ')
  const parts = [
    '# Shop down on 2024-03-01',
    `## Summary\n\n${text(unit * 2)}`,
    `## Timeline (UTC)\n\n${TIMELINES[shape](unit * 4)}`,
    `## Root cause\n\n${text(unit)}\n\n${text(unit)}`,
    `## Action items\n\n| Action | Owner | Due | Status |\n|---|---|---|---|\n${many(unit, (n) => `| Add an alert for node ${n} | Ines | 2024-05-01 | open |`)}`,
    `## What went well\n\n${many(unit * 2, (n) => `- ${sentence(n)}`)}`,
  ]
  return new TextEncoder().encode(parts.join('\n\n'))
}
