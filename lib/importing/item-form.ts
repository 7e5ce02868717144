import type { z } from 'zod'
import { Invalid } from '../platform/errors'
import { DraftCause, DraftLesson } from './draft'
import type { DraftItem } from './edit'
import { withEnd, withWhen } from './entry-when'
import type { ItemForm } from './schema'

type Fields = Omit<ItemForm, 'importId' | 'ordinal' | 'itemId' | 'was'>

/** An item of the draft as its form says; fields that do not belong to its kind count for nothing. @throws Invalid */
export function applyItemForm(item: DraftItem, fields: Fields, zone: string | null): DraftItem {
  const text = fields.text ?? ''
  if (item.is !== 'section' && text.trim() === '')
    throw new Invalid('There is no text any more. To leave this passage out, choose “left out”.', { text: 'Expected some text.' })
  switch (item.is) {
    case 'entry': {
      const begun = withWhen(item, { day: fields.day ?? '', clock: fields.clock ?? '' }, zone)
      const timed = withEnd(begun, { day: fields.endDay ?? '', clock: fields.endClock ?? '' }, zone)
      return {
        ...timed,
        is: 'entry',
        text,
        isApproximate: fields.isApproximate === 'on',
        milestone: fields.milestone ?? null,
        attributedTo: fields.attributedTo || null,
      }
    }
    case 'cause':
      return { ...item, text, kind: kindOf(DraftCause.shape.kind, fields.kind) }
    case 'lesson':
      return { ...item, text, kind: kindOf(DraftLesson.shape.kind, fields.kind) }
    case 'action':
      return {
        ...item,
        text,
        details: fields.details ?? '',
        owner: fields.owner || null,
        due: fields.due || null,
        ticket: fields.ticket || null,
        done: fields.done ? fields.done === 'true' : null,
      }
    case 'section':
      return { ...item, title: fields.title || item.title, body: text }
  }
}

function kindOf<Kind>(kinds: z.ZodType<Kind>, value: string | undefined): Kind {
  const parsed = kinds.safeParse(value)
  if (!parsed.success) throw new Invalid(`Got the kind “${value ?? ''}”, which there is not.`, { kind: 'Choose one.' })
  return parsed.data
}
