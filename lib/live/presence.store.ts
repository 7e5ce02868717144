import type { Actor, MemberActor } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents, visibleParts } from '../access/visible.store'
import { db, isDuplicate } from '../platform/db/client'
import { NotFound } from '../platform/errors'
import { newId } from '../platform/ids'
import { log } from '../platform/log'

/** Somebody who was not heard of for so long has gone without a word: their browser, their network or their server stopped. */
const GONE_MS = 60_000

export interface Present {
  name: string
  /** The heading of the section they write; null where they write none, or none that the asker may see. */
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

interface Visit {
  /** Of the page, made when it was drawn. */
  id: string
  incidentId: string
}

/** A page of an incident is looked at, and still is. Saying so twice is saying it once. @throws NotFound */
export async function stayPresent(actor: MemberActor, { id, incidentId }: Visit): Promise<void> {
  demand(actor, 'read')
  const seen = { AND: [{ id: incidentId, deletedAt: null }, visibleIncidents(actor)] }
  if ((await db().incident.count({ where: seen })) === 0) throw new NotFound('This incident is not there.')
  const { memberId } = actor
  const { count } = await db().presence.updateMany({ where: { id, memberId, incidentId }, data: { seenAt: new Date() } })
  if (count > 0) return
  const old = new Date(Date.now() - GONE_MS)
  await db().presence.deleteMany({ where: { incidentId, seenAt: { lt: old } } })
  await db()
    .presence.create({ data: { id, memberId, incidentId } })
    .catch((error) => {
      if (!isDuplicate(error)) throw error
    })
}

/** A member writes a section, asking again and again instead of listening: each time they say so. Leaving is silence. */
export async function stayWriting({ memberId }: MemberActor, place: Place): Promise<void> {
  const { count } = await db().presence.updateMany({ where: { memberId, ...place }, data: { seenAt: new Date() } })
  if (count === 0) await db().presence.create({ data: { id: newId(), memberId, ...place } })
}

/** The page is left. */
export async function leavePresent({ memberId }: MemberActor, { id, incidentId }: Visit): Promise<void> {
  await db().presence.deleteMany({ where: { id, memberId, incidentId } })
}

/** Who else is at an incident now and what they write, each once, by name. */
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
