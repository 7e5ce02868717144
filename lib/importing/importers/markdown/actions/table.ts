import type { Table } from 'mdast'
import type { DraftAction, Span } from '../../../draft'
import { endOf, type Source, spanOf, startOf } from '../source'
import { textOf } from '../timeline/table'
import { anyOf } from '../words/languages'
import { actionFacts, doneFromStatus, type Inherited } from './facts'

const HEADS = {
  action: anyOf('action'),
  owner: anyOf('owner'),
  due: anyOf('due'),
  status: anyOf('status'),
  ticket: anyOf('ticket'),
  aside: anyOf('aside'),
}

type Role = keyof typeof HEADS

export interface TableActions {
  actions: Omit<DraftAction, 'id'>[]
  /** Cells that became a fact without words of their own ("Done", "n/a"), and the head. */
  structure: Span[]
}

interface Cell {
  words: string
  span: Span
}

/** The actions of a table; null where its columns are not those of actions. `isActions`: a heading says what the table is. */
export function tableActions(table: Table, source: Source, above: Inherited, isActions: boolean): TableActions | null {
  const [head, ...rows] = table.children
  if (!head || rows.length === 0) return null
  const roles = rolesOf(head.children.map((cell) => textOf(cell, source)))
  const known = new Set(roles)
  const isTold = known.has('owner') || known.has('status')
  if (!isActions && !(known.has('action') && isTold && (known.has('ticket') || known.has('due') || known.has('status'))))
    return null
  const cells = rows.map((row) => row.children.map((cell): Cell => ({ words: textOf(cell, source), span: spanOf(cell) })))
  const main = roles.includes('action') ? roles.indexOf('action') : longestColumn(cells, roles)
  const read: TableActions = { actions: [], structure: [{ start: startOf(head), end: rows[0] ? startOf(rows[0]) : endOf(head) }] }
  for (const [index, row] of rows.entries()) {
    const own = rowAction(cells[index] ?? [], roles, main, above)
    if (!/[\p{L}\p{N}]/u.test(own.action.text)) continue
    read.actions.push({ ...own.action, spans: [spanOf(row)] })
    read.structure.push(...own.structure)
  }
  return read
}

/** Each role once, the first column that has it. */
function rolesOf(heads: string[]): (Role | null)[] {
  const taken = new Set<Role>()
  return heads.map((words) => {
    const role = (['ticket', 'status', 'owner', 'due', 'aside', 'action'] as const).find(
      (one) =>
        HEADS[one].test(words) &&
        (one === 'aside' || !taken.has(one)) &&
        !(one === 'ticket' && HEADS.action.test(words) && !/link/i.test(words)),
    )
    if (role) taken.add(role)
    return role ?? null
  })
}

function longestColumn(rows: Cell[][], roles: (Role | null)[]): number {
  const length = (index: number) => rows.reduce((sum, row) => sum + (row[index]?.words.length ?? 0), 0)
  const columns = roles.map((role, index) => ({ role, index }))
  const free = columns.filter(({ role }) => role === null)
  return (free.length > 0 ? free : columns).toSorted((a, b) => length(b.index) - length(a.index))[0]?.index ?? 0
}

function rowAction(
  cells: Cell[],
  roles: (Role | null)[],
  main: number,
  above: Inherited,
): { action: Omit<DraftAction, 'id' | 'spans'>; structure: Span[] } {
  const text = cells[main]?.words ?? ''
  const action = { text, details: '', ...actionFacts(text, null, above, false) }
  const details: string[] = []
  const structure: Span[] = []
  for (const [index, { words, span }] of cells.entries()) {
    const role = roles[index] ?? 'aside'
    if (index === main || words === '') continue
    if (NOTHING.test(words)) structure.push(span)
    else if (role === 'owner') action.owner = words
    else if (role === 'due') {
      const done = /\d/.test(words) || words.length > 20 ? null : doneFromStatus(words)
      if (done === true) structure.push(span)
      else action.due = words
      action.done = done ?? action.done
    } else if (role === 'ticket') {
      const { ticket, done } = ticketAndState(words)
      action.ticket = ticket
      action.done = done ?? action.done
      if (done !== null) structure.push(span)
    } else if (role === 'status') {
      const done = doneFromStatus(words)
      action.done = done ?? action.done
      if (done !== null && words.length <= 20) structure.push(span)
      else details.push(words)
    } else details.push(words)
  }
  return { action: { ...action, details: details.join('\n\n') }, structure }
}

/** "Bug 12 DONE", "n/a TODO": a ticket may be followed by its state. */
function ticketAndState(words: string): { ticket: string | null; done: boolean | null } {
  const state = /(?:^|\s)[(*_[]*(done|todo|wip|open|closed|in progress|fixed|merged)[)*_\].]*$/i.exec(words)
  if (!state) return { ticket: withAddress(words), done: null }
  const ticket = words.slice(0, state.index).trim()
  return { ticket: ticket === '' || NOTHING.test(ticket) ? null : withAddress(ticket), done: doneFromStatus(state[1] ?? '') }
}

const NOTHING = /^(?:[-–—/]+|n\/?a|tbd|none|todo)$/i

/** "[PR 12](https://…)" as "PR 12 (https://…)". */
const withAddress = (words: string): string =>
  words.replace(/\[([^\]]*)\]\((\S+?)\)/g, (_, name, address) => (name === address ? address : `${name} (${address})`))
