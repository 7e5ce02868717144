import type { BlockContent, DefinitionContent, List, ListItem, PhrasingContent, RootContent } from 'mdast'
import { CAUSE_KINDS, KIND_WORDS } from '../../causes/rules'
import type { CauseKind } from '../../platform/db/generated/enums'
import { type Gathering, joinTexts, markdownOf, markdownOfWords, type Seen, wordsOf } from './seen'

/** The causes below "Causes": a list, with the whys of each in a list below it. */
export const readCauses = (blocks: readonly RootContent[], into: Gathering): void => readList(blocks, null, into)

function readList(blocks: readonly RootContent[], below: Seen | null, into: Gathering): void {
  for (const block of blocks) {
    if (block.type !== 'list') into.refuse(block, `Among the causes stand causes alone, as in ${EXAMPLE}.`)
    else for (const item of block.children) readCause(item, below, into)
  }
}

const EXAMPLE = '“- **Root cause**: the disk was full”'

function readCause(item: ListItem, below: Seen | null, into: Gathering): void {
  const [first, ...more] = item.children
  const [label, ...words] = first?.type === 'paragraph' ? first.children : []
  const kind = label?.type === 'strong' ? kindOf(wordsOf([label])) : undefined
  if (!kind) {
    into.refuse(item, `A cause begins with its kind, as in ${EXAMPLE}.`)
    return
  }
  const whys = more.filter(isWhys)
  const told = more.filter(isTold)
  const own = more.filter((block) => !isWhys(block) && !isTold(block))
  const said = markdownOfWords(withoutColon(words))
  const seen = into.see('cause', null, { kind, text: joinTexts(said, markdownOf(own)) }, item)
  seen.below = below
  for (const block of told) into.tell(block, markdownOf([block]), seen)
  for (const list of whys) readList([list], seen, into)
}

function withoutColon(words: PhrasingContent[]): PhrasingContent[] {
  const [first, ...rest] = words
  return first?.type === 'text' ? [{ ...first, value: first.value.replace(/^:\s*/, '') }, ...rest] : words
}

const kindOf = (words: string): CauseKind | undefined => CAUSE_KINDS.find((kind) => KIND_WORDS[kind] === words.replace(/:$/, ''))

type Below = BlockContent | DefinitionContent

const isWhys = (block: Below): block is List =>
  block.type === 'list' &&
  block.children.every(({ children: [first] }) => {
    const label = first?.type === 'paragraph' ? first.children[0] : undefined
    return label?.type === 'strong' && kindOf(wordsOf([label])) !== undefined
  })

/** What is seen of it in the timeline, and what covers it. */
function isTold(block: Below): boolean {
  const [only, ...more] = block.type === 'paragraph' ? block.children : []
  return (
    only?.type === 'emphasis' &&
    more.length === 0 &&
    /^(Seen in the timeline: |Covered: |No action is bound to it)/.test(wordsOf([only]))
  )
}
