import type { Passage } from './passage'

const LONGEST_TITLE = 120

/** A passage as an action: short enough it is the title, else its first words, with all of it and its source in the details. */
export function actionOf({ text, source }: Passage, origin: string): { title: string; details: string } {
  const line = text.replace(/\s+/g, ' ')
  const title = line.length <= LONGEST_TITLE ? line : `${line.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, '')} …`
  const quote = title === line ? '' : `${text.replace(/^/gm, '> ')}\n\n`
  const from = source && `From [${source.title.replace(/[[\]\\]/g, '\\$&')}](${origin}${source.href}).`
  return { title, details: text === '' ? '' : `${quote}${from ?? ''}` }
}
