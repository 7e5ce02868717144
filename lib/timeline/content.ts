import { z } from 'zod'
import { EntryEdit } from './schema'

const Instant = z.iso
  .datetime()
  .nullable()
  .transform((value) => (value === null ? null : new Date(value)))

/** The edit that makes an entry say again what a revision says, as far as it is about what people write. */
export function editTo({ id, version }: Pick<EntryEdit, 'id' | 'version'>, content: Record<string, unknown>): EntryEdit {
  const { text, milestone, attributedTo, kind = null, isStarred, precision, isApproximate, clockTime } = content
  return EntryEdit.parse({
    ...{ id, version, text, milestone, attributedTo, kind },
    isStarred: isStarred === true,
    when: {
      ...{ precision, isApproximate, clockTime },
      occurredAt: Instant.parse(content.occurredAt),
      endedAt: Instant.parse(content.endedAt),
    },
  })
}
