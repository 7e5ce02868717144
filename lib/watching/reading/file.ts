import type { Root, RootContent } from 'mdast'
import { parse } from '../../postmortems/parse'
import { slugOf } from '../../sections/rules'
import { readActions } from './actions'
import { readCauses } from './causes'
import { type FrontMatter, readHead, readYaml, seeFrontMatter } from './facts'
import { readLessons } from './lessons'
import { Gathering, markdownOf, type SeenFile, wordsOf } from './seen'
import { readTimeline } from './timeline'

/** The parts that are ours by their headings; every other heading begins a section. */
export const PARTS: Record<string, (blocks: readonly RootContent[], into: Gathering) => void> = {
  Timeline: readTimeline,
  Causes: readCauses,
  'Corrective actions': readActions,
  Lessons: readLessons,
}

export interface ReadFile extends SeenFile {
  frontMatter: FrontMatter | null
  /** The headings of the parts that are there. */
  parts: string[]
}

/** Reads a file that we wrote, and that somebody may have edited since. Hostile text can take unbounded time: call it in a thread. */
export function readFile(text: string): ReadFile {
  const { yaml, body, linesBefore } = splitAtFence(text)
  const frontMatter = yaml === null ? null : readYaml(yaml)
  const into = new Gathering(linesBefore)
  if (frontMatter) seeFrontMatter(frontMatter, into)
  const parts = partsOf(withoutRecord(parse(body, 'section'), into))
  for (const { heading, blocks } of parts) readPart(heading, blocks, into)
  const { items, told, foreign } = into
  return { items, told, foreign, frontMatter, parts: parts.flatMap(({ heading }) => (heading ? wordsOf([heading]) : [])) }
}

function splitAtFence(text: string): { yaml: string | null; body: string; linesBefore: number } {
  const found = /^---[ \t]*\n(?:(.*?)\n)?---[ \t]*(?:\n|$)/s.exec(text)
  if (!found) return { yaml: null, body: text, linesBefore: 0 }
  return { yaml: found[1] ?? '', body: text.slice(found[0].length), linesBefore: found[0].split('\n').length - 1 }
}

/** The record at the end of a file (docs/decisions/058-reading-back.md): what was published is known here, so it is believed nothing. */
function withoutRecord(root: Root, into: Gathering): Root {
  const last = root.children.at(-1)
  if (last?.type !== 'html' || !last.value.startsWith('<!-- nevermore ')) return root
  for (const line of last.value.split('\n')) into.tell(last, line)
  return { ...root, children: root.children.slice(0, -1) }
}

interface Part {
  /** Null for what stands before the first heading. */
  heading: (RootContent & { type: 'heading' }) | null
  blocks: RootContent[]
}

function partsOf(root: Root): Part[] {
  const parts: Part[] = [{ heading: null, blocks: [] }]
  for (const block of root.children) {
    if (block.type === 'heading' && block.depth <= 2) parts.push({ heading: block, blocks: [] })
    else parts.at(-1)?.blocks.push(block)
  }
  return parts
}

function readPart(heading: Part['heading'], blocks: RootContent[], into: Gathering): void {
  if (!heading || heading.depth === 1) {
    if (heading) into.see('fact', 'heading', { value: wordsOf([heading]) }, heading)
    readHead(blocks, into)
    return
  }
  const title = wordsOf([heading])
  const read = Object.hasOwn(PARTS, title) ? PARTS[title] : undefined
  if (read) read(blocks, into)
  else into.see('section', slugOf(title), { title, body: markdownOf(blocks) }, heading)
}

/** The incident that a file says it is about; null where it says none. */
export const incidentIn = (text: string): string | null => {
  const { yaml } = splitAtFence(text.replace(/\r\n?/g, '\n'))
  return (yaml === null ? null : readYaml(yaml))?.incident ?? null
}
