import type { Actor, MemberActor } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents, visibleParts } from '../access/visible.store'
import { db } from '../platform/db/client'
import { newId } from '../platform/ids'
import { log } from '../platform/log'

/** Somebody who was not heard of for so long has gone without a word: their server stopped. */
const GONE_MS = 60_000

export interface Present {
  name: string
  /** The heading of the section they write; null where the asker may not see it. */
  writes: string | null
}

interface Place {
  incidentId: string
  sectionId: string
}

/**
 * A member writes a section of an incident, from `come` until `go`. The caller has judged that they may see it.
 * Who cannot be shown to be there is there all the same.
 */
export function presenceOf({ memberId }: MemberActor, place: Place) {
  const id = newId()
  let last: Promise<unknown> = Promise.resolve()
  const then = (work: () => Promise<unknown>) => {
    last = last.then(work).catch((error) => log().warn({ err: error }, 'a presence could not be written'))
  }
  return {
    presence: {
      come: () =>
        then(async () => {
          const old = new Date(Date.now() - GONE_MS)
          await db().presence.deleteMany({ where: { incidentId: place.incidentId, seenAt: { lt: old } } })
          await db().presence.create({ data: { id, memberId, ...place } })
        }),
      stay: () => then(() => db().presence.updateMany({ where: { id }, data: { seenAt: new Date() } })),
      go: () => then(() => db().presence.deleteMany({ where: { id } })),
    },
  }
}

/** Who else writes in an incident now, each once, by name. */
export async function listPresent(actor: Actor, incidentId: string): Promise<Present[]> {
  demand(actor, 'read')
  const rows = await db().presence.findMany({
    where: {
      incidentId,
      incident: visibleIncidents(actor),
      seenAt: { gt: new Date(Date.now() - GONE_MS) },
      ...(actor.kind === 'member' && { memberId: { not: actor.memberId } }),
    },
    select: { memberId: true, sectionId: true, member: { select: { name: true } } },
  })
  const written = rows.flatMap(({ sectionId }) => sectionId ?? [])
  const sections =
    written.length === 0
      ? []
      : await db().section.findMany({
          where: { id: { in: written }, deletedAt: null, ...visibleParts(actor) },
          select: { id: true, title: true },
        })
  const present = new Map<string, Present>()
  for (const { memberId, sectionId, member } of rows) {
    const writes = sections.find(({ id }) => id === sectionId)?.title ?? present.get(memberId)?.writes ?? null
    present.set(memberId, { name: member.name, writes })
  }
  return [...present.values()].sort((a, b) => a.name.localeCompare(b.name))
}
