import type { Table } from 'mdast'
import type { DraftAction } from '../../../draft'
import type { Source } from '../source'
import { spanOf } from '../source'
import { textOf } from '../timeline/table'
import { actionFacts, doneFromStatus, type Inherited } from './facts'

const HEADS = {
  action:
    /\b(?:action|actions|action item|item|task|what|todo|description|measure|improvement|follow-?up|recommendation|acción|accion|acciones|tarea|medida|descripción|ação|ações|tarefa|descrição|tâche|mesure|maßnahme|aufgabe|beschreibung|azione|attività|действие|задача)\b|アクション|対応|内容|項目|施策|対策|措施|行动|任务|改进|조치|작업/iu,
  owner:
    /\b(?:owner|who|assignee|assigned|responsible|dri|team|responsable|responsável|dueño|quién|quem|qui|porteur|verantwortlich|zuständig|wer|responsabile|ответственный)\b|担当|オーナー|负责人|责任人|담당/iu,
  due: /\b(?:due|deadline|target|eta|when|date|by when|plazo|fecha|prazo|échéance|frist|fällig|termin|scadenza|срок)\b|期限|目標|截止|完成时间|기한/iu,
  status: /\b(?:status|state|done|progress|estado|situação|statut|état|stato|статус)\b|ステータス|状態|状況|进度|状态|상태/iu,
  ticket:
    /\b(?:ticket|issue|pr|pull request|link|jira|bug|reference|tracking|tracker|commit|url|issue link|enlace|lien)\b|チケット|リンク|关联|链接|티켓/iu,
  aside:
    /\b(?:priority|prio|type|#|no|id|category|severity|prioridad|prioridade|priorité|priorität|tipo|typ|effort)\b|優先|種別|分類|优先|类型|우선/iu,
}

type Role = keyof typeof HEADS

/** The actions of a table; null where its columns are not those of actions. `isActions`: a heading says what the table is. */
export function tableActions(
  table: Table,
  source: Source,
  above: Inherited,
  isActions: boolean,
): Omit<DraftAction, 'id'>[] | null {
  const [head, ...rows] = table.children
  if (!head || rows.length === 0) return null
  const roles = rolesOf(head.children.map((cell) => textOf(cell, source)))
  const known = new Set(roles)
  const looksRight =
    known.has('action') &&
    (known.has('owner') || known.has('ticket') || known.has('status')) &&
    (known.has('owner') || known.has('due') || known.has('status'))
  if (!isActions && !looksRight) return null
  const main = roles.includes('action')
    ? roles.indexOf('action')
    : longestColumn(
        rows.map((row) => row.children.map((cell) => textOf(cell, source))),
        roles,
      )
  return rows.flatMap((row) => {
    const cells = row.children.map((cell) => textOf(cell, source))
    const text = cells[main] ?? ''
    return /[\p{L}\p{N}]/u.test(text) ? [{ ...rowAction(cells, roles, main, above), spans: [spanOf(row)] }] : []
  })
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

function longestColumn(rows: string[][], roles: (Role | null)[]): number {
  const length = (index: number) => rows.reduce((sum, row) => sum + (row[index]?.length ?? 0), 0)
  const free = roles.map((role, index) => ({ role, index })).filter(({ role }) => role === null)
  return (
    (free.length > 0 ? free : roles.map((role, index) => ({ role, index }))).toSorted(
      (a, b) => length(b.index) - length(a.index),
    )[0]?.index ?? 0
  )
}

function rowAction(cells: string[], roles: (Role | null)[], main: number, above: Inherited): Omit<DraftAction, 'id' | 'spans'> {
  const cell = (role: Role): string | null => {
    const index = roles.findIndex((one, at) => one === role && at !== main)
    const value = (cells[index] ?? '').trim()
    return value && !/^[-–—/]$|^n\/?a$|^tbd$|^none$/i.test(value) ? value : null
  }
  const text = cells[main] ?? ''
  const own = actionFacts(text, null, above, false)
  const status = cell('status')
  const link = cell('ticket')
  const rest = cells.flatMap((value, index) => (index !== main && value && !USED.has(roles[index] ?? 'aside') ? [value] : []))
  const written = status ? doneFromStatus(status) : null
  return {
    text,
    details: [...rest, ...(status && written === null ? [status] : [])].join('\n\n'),
    owner: cell('owner') ?? own.owner,
    due: cell('due') ?? own.due,
    done: status ? (written ?? own.done) : own.done,
    ticket: link
      ? link.replace(/\[([^\]]*)\]\((\S+?)\)/g, (_, words, address) => (words === address ? address : `${words} (${address})`))
      : own.ticket,
  }
}

const USED = new Set<Role>(['owner', 'due', 'ticket', 'status'])
