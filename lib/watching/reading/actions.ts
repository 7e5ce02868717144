import type { BlockContent, List, RootContent, Table } from 'mdast'
import { type Gathering, markdownOf, type Seen, wordsOf } from './seen'

/** What somebody wrote of it is a claim: told besides, for what only proof can say is not read from it. */
const STATE = 'state'

/** What an action is called in the table, by the field it becomes. */
const COLUMNS: Record<string, string> = {
  what: 'title',
  type: 'type',
  priority: 'priority',
  owner: 'owner',
  due: 'dueOn',
  state: STATE,
}

/** The corrective actions: all of them in a table, then each that has more to say under a heading with its number. */
export function readActions(blocks: readonly RootContent[], into: Gathering): void {
  const actions = new Map<string, Seen>()
  let open: { action: Seen; blocks: RootContent[] } | null = null
  const close = () => {
    if (open) readMore(open.action, open.blocks, into)
    open = null
  }
  for (const block of blocks) {
    if (block.type === 'heading' && block.depth <= 3) {
      close()
      const [, number = '', title = ''] = /^(ACT-\d+): *(.*)$/s.exec(wordsOf(block.children)) ?? []
      const action = actions.get(number)
      if (!action) into.refuse(block, 'A heading among the actions is the number and title of one in the table above.')
      else {
        // It stands in the table too: where the two differ, both are shown to whoever compares.
        action.fields.heading = title
        open = { action, blocks: [] }
      }
    } else if (open) (open as { blocks: RootContent[] }).blocks.push(block)
    else if (block.type === 'table') for (const action of readTable(block, into)) actions.set(action.name ?? '', action)
    else into.refuse(block, 'Before the first heading among the actions stands their table alone.')
  }
  close()
}

function readTable(table: Table, into: Gathering): Seen[] {
  const [head, ...rows] = table.children.map(({ children }) => children.map((cell) => wordsOf([cell])))
  const names = (head ?? []).map((word) => word.trim().toLowerCase())
  if (!names.includes('action') || !names.includes('what')) {
    into.refuse(table, 'The table of actions has the columns Action and What.')
    return []
  }
  return rows.flatMap((cells, at): Seen[] => {
    const node = table.children[at + 1] as unknown as RootContent
    const number = cells[names.indexOf('action')]?.trim() ?? ''
    const fields: Record<string, string> = {
      title: '',
      type: '',
      priority: '',
      owner: '',
      dueOn: '',
      details: '',
      ticketUrl: '',
      heading: '',
      [STATE]: '',
    }
    for (const [place, name] of names.entries()) {
      const field = COLUMNS[name]
      if (field) fields[field] = cells[place] ?? ''
    }
    fields.heading = fields.title ?? ''
    const seen = into.see('action', /^(new|[-–—]?)$/i.test(number) ? null : number, fields, node)
    for (const [place, name] of names.entries())
      if (name !== 'action' && (!COLUMNS[name] || name === STATE) && cells[place])
        into.tell(node, `${name}: ${cells[place]}`, seen)
    return [seen]
  })
}

/** The details of an action, and below them what proves it. */
function readMore(action: Seen, blocks: RootContent[], into: Gathering): void {
  const last = blocks.at(-1)
  const notes = last?.type === 'list' && last.children.every(({ children: [first] }) => isNote(first)) ? last : null
  action.fields.details = markdownOf(notes ? blocks.slice(0, -1) : blocks)
  for (const item of notes?.children ?? []) readNote(action, item, into)
}

const NOTES = ['Check', 'Attestation', 'Verified', 'Waived', 'Ticket']

const labelOf = (block: BlockContent | RootContent | undefined): string => {
  const label = block?.type === 'paragraph' ? block.children[0] : undefined
  return label?.type === 'strong' ? wordsOf([label]).replace(/:$/, '') : ''
}

const isNote = (block: List['children'][number]['children'][number] | undefined): boolean => NOTES.includes(labelOf(block))

function readNote(action: Seen, item: List['children'][number], into: Gathering): void {
  const words = wordsOf(item.children)
  if (labelOf(item.children[0]) === 'Ticket') action.fields.ticketUrl = words.replace(/^Ticket: */, '').trim()
  else into.tell(item, words, action)
}
