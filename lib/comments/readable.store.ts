import type { Actor } from '../access/actor'
import { visibleParts } from '../access/visible.store'
import type { Prisma } from '../platform/db/client'

/** The comments an actor may know of: those on sections they may know of. A comment on what is restricted is restricted. */
export const readableComments = (actor: Actor): Prisma.CommentWhereInput => ({
  section: { deletedAt: null, ...visibleParts(actor) },
  incident: { deletedAt: null },
})
