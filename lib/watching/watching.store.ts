import { z } from 'zod'
import { type Actor, memberIdOf } from '../access/actor'
import { demand } from '../access/rules'
import { db } from '../platform/db/client'
import { NotFound } from '../platform/errors'
import { log } from '../platform/log'
import { id, ticked } from '../platform/text'

/** The form of how a repository is watched. */
export const WatchForm = z.strictObject({
  id,
  isWatched: ticked,
  watchMinutes: z.coerce.number('Minutes are a number.').int().min(1, 'At least one minute.').max(1_440, 'At most a day.'),
})

export interface Watching {
  isWatched: boolean
  watchMinutes: number
  watchedAt: Date | null
  /** Why it could not be looked at the last time. */
  watchProblem: string | null
  hook: { createdAt: Date; lastPushAt: Date | null } | null
}

/** How each repository is watched, by its id. */
export async function listWatching(actor: Actor): Promise<Map<string, Watching>> {
  demand(actor, 'administer')
  const rows = await db().repository.findMany({
    where: { deletedAt: null },
    select: {
      ...{ id: true, isWatched: true, watchMinutes: true, watchedAt: true, watchProblem: true },
      hook: { select: { createdAt: true, lastPushAt: true } },
    },
  })
  return new Map(rows.map(({ id, ...watching }) => [id, watching]))
}

/** @throws NotFound */
export async function changeWatching(actor: Actor, { id, ...watching }: z.output<typeof WatchForm>): Promise<void> {
  demand(actor, 'administer')
  const { count } = await db().repository.updateMany({
    where: { id, deletedAt: null },
    data: { ...watching, watchDueAt: new Date(), watchTries: 0, watchProblem: null },
  })
  if (count === 0) throw new NotFound('This repository is not there.')
  log().info({ member: memberIdOf(actor), repository: id, ...watching }, 'watching changed')
}
