import type { MemberActor } from '../access/actor'
import { db } from '../platform/db/client'
import { NOTICE_KINDS, type NoticeKind } from './kinds'
import type { ChoicesForm } from './schema'

/** What a member chose to get by e-mail. */
export async function readChoices(actor: MemberActor): Promise<{ kinds: NoticeKind[]; digestAt: number | null }> {
  const { mutedKinds, digestAt } = await db().member.findUniqueOrThrow({
    where: { id: actor.memberId },
    select: { mutedKinds: true, digestAt: true },
  })
  return { kinds: ALL.filter((kind) => !mutedKinds.includes(kind)), digestAt }
}

/** Kept as what is not wanted: a kind that a later release adds comes until it is said otherwise. */
export async function saveChoices(actor: MemberActor, { kinds, digestAt }: ChoicesForm): Promise<void> {
  const mutedKinds = ALL.filter((kind) => !kinds.includes(kind))
  await db().member.update({ where: { id: actor.memberId }, data: { mutedKinds, digestAt } })
}

const ALL = Object.keys(NOTICE_KINDS) as NoticeKind[]
