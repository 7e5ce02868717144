import { z } from 'zod'
import { db } from '../platform/db/client'
import type { Work } from './lateness'

const Told = z.object({
  held: z.number(),
  inFlight: z.number(),
  begun: z.number(),
  halfLateMs: z.number().nullable(),
  mostLateMs: z.number().nullable(),
})

export interface Lateness {
  /** Checks that should have begun more than one of their intervals ago. */
  late: number
  /** What each worker that lives says of itself. */
  workers: Work[]
}

/** How well the workers keep up. It names no check, so it may be told to whoever asks how the installation is. */
export async function lookAtLateness(): Promise<Lateness> {
  const [[row], beats] = await Promise.all([
    db().$queryRaw<{ late: number }[]>`
      SELECT count(*)::int AS late FROM checks
      WHERE due_at < now() - make_interval(secs => interval_seconds) AND due_at < now() AND is_enabled AND deleted_at IS NULL`,
    db().$queryRaw<{ work: unknown }[]>`
      SELECT work FROM process_beats WHERE kind = 'worker' AND beat_at > now() - interval '30 seconds' AND work IS NOT NULL`,
  ])
  const workers = beats.flatMap(({ work }) => Told.safeParse(work).data ?? [])
  return { late: row?.late ?? 0, workers }
}
