import type { Tx } from '../platform/db/client'
import { newId } from '../platform/ids'
import type { NoticeKind } from './kinds'

/** Something that happened to one action, to a check and with it to all actions that it proves, to a published file, or to a postmortem. */
export type NoticeInput = {
  kind: NoticeKind
  /**
   * What makes it the one it is, and unique among all notices: the id of a transition, `check_stale:<check>:<since>`. Announced
   * again with the same key it is still one.
   */
  key: string
  /** Why, in the words of whoever or whatever did it; shown as text. */
  because?: string
  /** Whose doing it was: they are not told of it. Null or left out where it was the app's. */
  memberId?: string | null
} & About

type About =
  | { actionId: string; checkId?: string }
  | { checkId: string }
  /** What somebody did to a published file (lib/watching). */
  | { proposalId: string }
  /** What somebody said of a postmortem (lib/reviews); `toldId`: the one member it is for. */
  | { incidentId: string; toldId?: string; commentId?: string }

/**
 * Writes down that somebody has to hear of something, in the transaction in which it happens: both are there afterwards, or
 * neither. Who is told, where and when is decided later by a worker (spread.store.ts), from what is true then.
 * @returns whether it was new
 */
export async function announce(tx: Tx, notice: NoticeInput): Promise<boolean> {
  const { count } = await tx.notice.createMany({ data: [{ id: newId(), ...notice }], skipDuplicates: true })
  return count > 0
}
