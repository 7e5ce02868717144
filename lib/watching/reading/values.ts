import { z } from 'zod'
import { whenText } from '../../importing/difference/content'
import { isZone } from '../../incidents/schema'
import { ActionPriority, ActionType, Severity } from '../../platform/db/generated/enums'
import { name, text } from '../../platform/text'
import type { Seen } from './seen'
import { readWhen } from './when'

/** What the words of a field mean, as a text to compare by; or why they mean nothing. */
export type Value = { value: string } | { why: string }

type Reader = (shown: string, zone: string) => Value

const by =
  (schema: z.ZodType<string>): Reader =>
  (shown) => {
    const parsed = schema.safeParse(shown)
    return parsed.success ? { value: parsed.data } : { why: parsed.error.issues[0]?.message ?? 'This cannot be read.' }
  }

const orNone =
  (none: string, schema: z.ZodType<string>): Reader =>
  (shown, zone) =>
    shown === '' || shown === none ? { value: '' } : by(schema)(shown, zone)
const words = (called: string, max: number, mayBeBlank = false): Reader => by(text({ called, max, mayBeBlank }))
const day = z.iso.date('Expected a day such as 2026-08-14.')

const title = words('The title', 300)
const kind: Reader = (shown) => ({ value: shown })

const READERS: Record<string, Reader> = {
  'fact title': title,
  'fact severity': orNone('', z.enum(Severity, 'Expected SEV1 to SEV5.')),
  'fact startedOn': orNone('', day),
  'fact timeZone': by(z.string().refine(isZone, 'Expected a time zone such as Europe/Berlin.')),
  'fact tags': by(
    z
      .string()
      .refine(
        (tags) => tags === '' || tags.split(', ').every((tag) => tag.trim() !== '' && tag.length <= 80),
        'A tag has at most 80 characters.',
      ),
  ),
  'section title': by(name({ called: 'The heading', max: 200 })),
  'section body': words('The section', 200_000, true),
  'entry text': words('The entry', 20_000),
  'entry milestone': kind,
  'entry attributedTo': words('The name', 200, true),
  'entry when': (shown, zone) => {
    const when = readWhen(shown, zone)
    if (!when)
      return { why: 'The time is none that is read, such as **10:13** or **10:13:05 +02:00** under the heading of its day.' }
    return { value: whenText(when) }
  },
  'cause kind': kind,
  'cause text': words('The cause', 10_000),
  'lesson kind': kind,
  'lesson text': words('The lesson', 20_000),
  'action title': title,
  'action heading': title,
  'action details': words('The details', 50_000, true),
  'action type': orNone('not stated', z.enum(ActionType, 'Expected prevent, detect, mitigate or process.')),
  'action priority': orNone('', z.enum(ActionPriority, 'Expected urgent, high, medium or low.')),
  'action owner': orNone('nobody', text({ called: 'The owner', max: 300 })),
  'action dueOn': orNone('no date', day),
  'action ticketUrl': orNone(
    '',
    z.url({ protocol: /^https?$/, error: 'Expected a web address.' }).max(2_000, 'This address is too long.'),
  ),
}

export const meaningOf = (kind: Seen['kind'], field: string, shown: string, zone: string): Value =>
  READERS[`${kind} ${field}`]?.(shown, zone) ?? { why: 'This is not read back.' }
