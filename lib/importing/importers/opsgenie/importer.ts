import type { Node } from 'jsonc-parser'
import { type Fact, factsSection, inOrder, type Recorded } from '../../building/events'
import { buildIncident } from '../../building/incident'
import { unreadSection } from '../../building/unread'
import { chatMarkdown } from '../../chat-markdown'
import type { DraftIncident } from '../../draft'
import { headOf, readJsonFile } from '../../json/read'
import type { Sheet } from '../../json/sheet'
import type { Importer } from '../importer'
import { courseOf, recordedIn } from './events'

/**
 * Incidents and alerts of Opsgenie as its API answers them, with their timelines, logs and notes, each alone or put together.
 * https://docs.opsgenie.com/docs/incident-api, https://docs.opsgenie.com/docs/incident-timeline-api, https://docs.opsgenie.com/docs/alert-api
 */
export const opsgenie: Importer = {
  id: 'opsgenie',
  label: 'Opsgenie incident or alert (JSON)',
  accepts: (file) => {
    const head = headOf(file)
    if (head === null) return false
    const isLog = /"(?:log|note)"\s*:/.test(head) && /"createdAt"\s*:/.test(head) && /"offset"\s*:/.test(head)
    return /"tinyId"\s*:/.test(head) || isLog || (/"eventTime"\s*:/.test(head) && /"actor"\s*:/.test(head))
  },
  read: (file) => readJsonFile(file, 'opsgenie', readAll),
}

function readAll(sheet: Sheet): DraftIncident[] {
  const subjects = subjectsIn(sheet)
  const recorded = recordedIn(sheet)
  const alone: (Node | undefined)[] = subjects.length > 0 ? subjects : [undefined]
  // What stands beside several incidents names none of them; it goes with the first.
  return alone.map((subject, index) => readOne(subject, index === 0 ? recorded : [], sheet, index, index === alone.length - 1))
}

/** What has a number of its own is an incident or an alert. */
function subjectsIn(sheet: Sheet): Node[] {
  const { root } = sheet
  const alone = [root, ...['data', 'incident', 'alert'].flatMap((name) => [sheet.at(root, name), sheet.at(root, name, 'data')])]
  return [...alone, ...sheet.list(root), ...sheet.list(root, 'data')].filter(
    (node): node is Node => node !== undefined && sheet.string(node, 'tinyId') !== null,
  )
}

function readOne(subject: Node | undefined, recorded: Recorded[], sheet: Sheet, index: number, isLast: boolean): DraftIncident {
  const priority = sheet.string(subject, 'priority')
  const description = sheet.string(subject, 'description')
  const tags = sheet.at(subject, 'tags')?.children?.flatMap((tag) => sheet.string(tag) ?? []) ?? []
  const spans = (...path: string[]) => sheet.spansOf(sheet.at(subject, ...path))
  return buildIncident(
    {
      span: { start: 0, end: sheet.text.length },
      title: sheet.string(subject, 'message'),
      titleSpans: spans('message'),
      severity: priority ? { asWritten: priority, spans: spans('priority') } : null,
      isUtc: true,
      tags,
      entries: inOrder([...recorded, ...courseOf(subject, recorded, sheet)]),
      sections: [
        ...(description ? [{ title: 'Summary', body: chatMarkdown(description), spans: spans('description') }] : []),
        ...factsSection('In Opsgenie', factsOf(subject, sheet)),
        ...(isLast ? unreadSection(sheet) : []),
      ],
    },
    index,
  )
}

function factsOf(subject: Node | undefined, sheet: Sheet): Fact[] {
  const fact = (label: string, ...path: string[]): Fact => {
    const value = sheet.string(subject, ...path)
    return [label, value && chatMarkdown(value), sheet.spansOf(sheet.at(subject, ...path))]
  }
  const extra = ['details', 'extraProperties'].flatMap((name) =>
    sheet.fields(sheet.at(subject, name)).map(([label, value]): Fact => [label, sheet.string(value), sheet.spansOf(value)]),
  )
  return [
    fact('Number', 'tinyId'),
    fact('Status', 'status'),
    fact('Source', 'source'),
    fact('Entity', 'entity'),
    fact('Owner', 'owner'),
    ...extra,
    fact('Link', 'links', 'web'),
  ]
}
