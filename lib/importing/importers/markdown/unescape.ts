const ESCAPED_LINE = /^[ \t>]*(?:\\[-*+#>|[]|\d{1,3}\\\.)/gm
const PLAIN_LINE = /^[ \t>]*(?:#{1,6}\s|[-*+]\s|\d{1,3}\.\s|\||\*\*)/gm
const ESCAPE = /\\([!-/:-@[-`{-~])/g

/**
 * Text whose Markdown was escaped throughout, as editors do with what is pasted into them ("\## Timeline", "\- 10:00"), without
 * the backslashes, and how many they were. Text with marks of its own stays as it is.
 */
export function unescaped(text: string): { text: string; count: number } {
  const escaped = text.match(ESCAPED_LINE)?.length ?? 0
  if (escaped < 3 || escaped < 3 * (text.match(PLAIN_LINE)?.length ?? 0)) return { text, count: 0 }
  let count = 0
  const plain = text.replace(ESCAPE, (_, mark) => {
    count++
    return mark
  })
  return { text: plain, count }
}
