import type { Heading, RootContent } from 'mdast'
import type { PostmortemDocument } from '../document'
import type { Embedder } from '../embed'
import { paragraph } from '../mdast'
import { asPart } from '../parts'
import { anyOf, below, headed, needed, words } from './attributes'
import { leaf, under } from './directive'

/** The one section of this key, under its own heading or another one. */
export const section = leaf({
  name: 'section',
  about: 'One section.',
  attributes: { ...headed(''), key: needed('the key of a section'), empty: words('') },
  write({ heading: named, level, key, empty }, { document, embed }) {
    const found = document.sections.find((each) => each.key === key)
    const title = named === null ? null : named || (found?.title ?? key)
    const written = found ? writeSection({ ...found, title }, level, embed) : []
    return written.length > 0 || empty === '' ? written : under(title, level, [paragraph(empty)])
  },
})

/** Every section that has no place of its own in the template, in their order. */
export const sections = leaf({
  name: 'sections',
  about: 'Every section without a place of its own.',
  attributes: { level: headed('').level, except: anyOf('keys of sections') },
  write: ({ level, except }, { document, embed, placed }) =>
    document.sections
      .filter(({ key }) => !placed.has(key) && !except?.includes(key))
      .flatMap((each) => writeSection(each, level, embed)),
})

type Section = Pick<PostmortemDocument['sections'][number], 'key' | 'body'> & { title: string | null }

/** Nothing, where nothing of the text is to be seen. */
function writeSection({ key, title, body }: Section, level: Heading['depth'], embed: Embedder): RootContent[] {
  if (body.trim() === '') return []
  return asPart(`section ${key}`, under(title, level, embed.blocks(body, below(level))))
}
