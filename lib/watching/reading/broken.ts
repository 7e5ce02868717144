import { MAIN } from '../../importing/difference/content'
import { PARTS, type ReadFile } from './file'

/** A passage that cannot be read, with its line where it has one. */
export interface Unread {
  line: number | null
  text: string
  why: string
}

const KIND_OF: Record<string, string> = { Timeline: 'entry', Causes: 'cause', 'Corrective actions': 'action', Lessons: 'lesson' }
/** Words that are as long as this are not found in a text by chance. */
const TELLING = 8

/** Why a file is not our document any more: nothing of such a file is taken. */
export function brokenBy(base: ReadFile, there: ReadFile, text: string): Unread[] {
  const whole = brokenWhole(base, there, text)
  return whole.length > 0 ? whole : [...brokenParts(base, there, text), ...passages(base, there)]
}

function brokenWhole(base: ReadFile, there: ReadFile, text: string): Unread[] {
  const whole = (why: string): Unread[] => [{ line: null, text: '', why }]
  if (text.includes('\0')) return whole('It is no text.')
  const conflict = text.split('\n').findIndex((line) => line.startsWith('<<<<<<< '))
  if (conflict >= 0 && /^>>>>>>> /m.test(text))
    return [
      {
        line: conflict + 1,
        text: '',
        why: 'It holds a merge that somebody did not finish: lines that begin with <<<<<<< and >>>>>>>.',
      },
    ]
  const was = base.frontMatter?.incident
  if (was === undefined || was === null) return []
  if (!there.frontMatter) return whole('The facts at its head, between two lines of ---, are gone or no YAML any more.')
  const is = there.frontMatter.incident
  if (is !== was) return whole(`It says that it is about ${is ?? 'no incident'}; this file tells of ${was}.`)
  return []
}

function brokenParts(base: ReadFile, there: ReadFile, text: string): Unread[] {
  const gone = base.parts.filter((part) => Object.hasOwn(PARTS, part) && !there.parts.includes(part))
  return gone.flatMap((part): Unread[] => {
    const words = base.items.flatMap(({ kind, fields }) => (kind === KIND_OF[part] ? (fields[MAIN[kind as 'entry']] ?? '') : []))
    const left = words.some((one) => one.length >= TELLING && text.includes(one))
    return left
      ? [{ line: null, text: '', why: `The heading “## ${part}” is gone, and what stood below it is still there.` }]
      : []
  })
}

/** What is none of our writing, and was not there before. */
function passages(base: ReadFile, there: ReadFile): Unread[] {
  const known = new Set(base.foreign.map(({ text }) => text))
  return there.foreign.filter(({ text }) => !known.has(text))
}
