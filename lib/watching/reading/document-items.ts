import { formatActionNumber } from '../../corrective-actions/rules'
import { actionItem, entryItem, factsOf, type Item } from '../../importing/difference/content'
import type { Action, Cause, PostmortemDocument } from '../../postmortems/document'
import { Embedder } from '../../postmortems/embed'
import { joinTexts, markdownOf, markdownOfWords } from './seen'

/** An item of a document, with the texts that a file shows of it: where a file shows others, it cannot be told what an edit means. */
export interface DocumentItem {
  item: Item
  shown: Record<string, string>
}

/** Everything in a document that may be edited in its file, each kind in the order in which it is written. */
export function documentItems(document: PostmortemDocument): DocumentItem[] {
  const embed = new Embedder()
  const short = (markdown: string) => {
    const { words, blocks } = embed.short(markdown)
    return joinTexts(markdownOfWords(words), markdownOf(blocks))
  }
  const sections = document.sections.filter(({ body }) => body.trim() !== '')
  return [
    ...factItems(document).map((item) => ({ item, shown: {} })),
    ...sections.map(
      ({ key, title, body }): DocumentItem => ({
        item: { kind: 'section', name: key, fields: { title, body } },
        shown: { body: markdownOf(embed.blocks(body, 3)) },
      }),
    ),
    ...document.timeline.map(
      (entry): DocumentItem => ({
        item: entryItem({ ...entry, occurredAt: dateOf(entry.occurredAt), endedAt: dateOf(entry.endedAt) }),
        shown: { text: short(entry.text), milestone: entry.milestone ?? '', attributedTo: entry.attributedTo ?? '' },
      }),
    ),
    ...flat(document.causes).map(
      ({ kind, text }): DocumentItem => ({
        item: { kind: 'cause', name: null, fields: { kind, text } },
        shown: { kind, text: short(text) },
      }),
    ),
    ...document.actions.map(
      (action): DocumentItem => ({
        item: actionOf(action),
        shown: { details: markdownOf(embed.blocks(action.details, 4)) },
      }),
    ),
    ...document.lessons.map(
      ({ kind, text }): DocumentItem => ({
        item: { kind: 'lesson', name: null, fields: { kind, text } },
        shown: { kind, text: short(text) },
      }),
    ),
  ]
}

/** The day it began comes from the milestones, where there are any: then it is no fact that somebody edits. */
const factItems = (document: PostmortemDocument): Item[] =>
  factsOf(document).filter(({ name }) => name !== 'startedOn' || document.milestones.length === 0)

/** An action as it is compared here: an import knows nothing of type and priority, and of its state only whether it is done. */
export const actionOf = (action: Omit<Action, 'verifiedAt' | 'waiver' | 'checks'>): Item => {
  const item = actionItem({ ...action, ownerAsWritten: action.owner })
  const { done: _, ...fields } = item.fields
  return {
    ...item,
    name: formatActionNumber(action.number),
    fields: { ...fields, type: action.type ?? '', priority: action.priority, state: action.state },
  }
}

const flat = (causes: readonly Cause[]): Cause[] => causes.flatMap((cause) => [cause, ...flat(cause.whys)])

const dateOf = (iso: string | null): Date | null => (iso === null ? null : new Date(iso))
