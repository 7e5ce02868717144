import { type QuickAddContext, type Understood, understandLine } from './quick-add'

/**
 * Many lines at once, each read as if it were typed after the one before. A line that is indented goes on what stands above it,
 * and where most lines have a time so does one without: traces of errors, wrapped lines.
 */
export function understandLines(text: string, context: QuickAddContext): Understood[] {
  const entries: Understood[] = []
  const lines = text.split(/\r\n?|\n/)
  const isLog = mostlyTimed(lines, context)
  let against = context
  for (const line of lines) {
    const read = understandLine(line, against)
    if (!read) continue
    const last = entries.at(-1)
    const isTimed = read.sourceText !== null || read.milestone !== null
    if (last && !isTimed && (isLog || /^(?:\t| {2,})/.test(line))) {
      last.text = `${last.text}\n${line.trim()}`
      continue
    }
    entries.push(read)
    if (read.occurredAt && read.precision !== 'day') against = { ...against, last: read.occurredAt }
  }
  return entries
}

function mostlyTimed(lines: readonly string[], context: QuickAddContext): boolean {
  const filled = lines.filter((line) => line.trim() !== '').slice(0, 60)
  const timed = filled.filter((line) => understandLine(line, context)?.occurredAt)
  return filled.length > 1 && timed.length >= filled.length * 0.5
}
