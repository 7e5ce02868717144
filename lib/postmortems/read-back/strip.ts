import type { PhrasingContent } from 'mdast'

/** Words without the text they begin with; the same words where they begin otherwise. */
export function without(words: PhrasingContent[], beginning: string): PhrasingContent[] {
  const [first, ...rest] = words
  if (first?.type !== 'text' || !first.value.startsWith(beginning)) return words
  return first.value === beginning ? rest : [cut(first, beginning.length), ...rest]
}

/** Words without one blank at their end. */
export function withoutLastBlank(words: PhrasingContent[]): PhrasingContent[] {
  const last = words.at(-1)
  if (last?.type !== 'text' || !last.value.endsWith(' ')) return words
  return last.value === ' ' ? words.slice(0, -1) : [...words.slice(0, -1), { ...last, value: last.value.slice(0, -1) }]
}

type Text = Extract<PhrasingContent, { type: 'text' }>

/** The place of what is left begins where its first letter stands, if the text is spelt as it reads. */
function cut(text: Text, length: number): Text {
  const { position } = text
  const start = position?.start
  return {
    ...text,
    value: text.value.slice(length),
    ...(position && start && { position: { ...position, start: { ...start, offset: (start.offset ?? 0) + length } } }),
  }
}
