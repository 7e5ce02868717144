import type { Entry } from '@/lib/timeline/rules'
import { fieldsOf } from '@/lib/timeline/when'
import type { EntryFormProps } from './entry-form'

/** What the form of an entry is filled in with. */
export const formOf = (entry: Entry, timeZone: string): EntryFormProps => ({
  id: entry.id,
  version: entry.version,
  text: entry.text,
  milestone: entry.milestone,
  attributedTo: entry.attributedTo,
  kind: entry.kind,
  isStarred: entry.isStarred,
  audience: entry.audience,
  when: fieldsOf(entry, timeZone),
  timeZone,
})
