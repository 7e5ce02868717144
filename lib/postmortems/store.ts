import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents } from '../access/visible.store'
import { incidentName } from '../incidents/rules'
import { db, type Prisma } from '../platform/db/client'
import type { Audience } from '../platform/db/generated/enums'
import { NotFound } from '../platform/errors'
import { arrange } from './arrange'
import type { PostmortemDocument } from './document'

const STANDING = { where: { deletedAt: null } }

const SELECT = {
  id: true,
  number: true,
  title: true,
  severity: true,
  postmortemState: true,
  isPrivate: true,
  publishedAt: true,
  startedOn: true,
  timeZone: true,
  timeZoneAssumed: true,
  tags: true,
  impactStartedAt: true,
  detectedAt: true,
  acknowledgedAt: true,
  mitigatedAt: true,
  resolvedAt: true,
  told: true,
  people: { select: { role: true, memberId: true, member: { select: { name: true } } } },
  services: { select: { service: { select: { name: true } } } },
  sections: { ...STANDING, select: { id: true, key: true, title: true, body: true, position: true, audience: true } },
  lessons: { ...STANDING, select: { id: true, kind: true, text: true, position: true, audience: true } },
  entries: {
    ...STANDING,
    select: {
      id: true,
      occurredAt: true,
      endedAt: true,
      precision: true,
      isApproximate: true,
      clockTime: true,
      sourceText: true,
      text: true,
      milestone: true,
      attributedTo: true,
      kind: true,
      isStarred: true,
      position: true,
      audience: true,
    },
  },
  causes: {
    // Deleted ones too: what stood under them stands in their place.
    select: {
      id: true,
      kind: true,
      text: true,
      parentId: true,
      position: true,
      audience: true,
      deletedAt: true,
      told: true,
      evidence: { select: { entryId: true } },
      // The document is for whoever may see the incident, so it names no action that only some of them may know of.
      actions: {
        where: { action: { deletedAt: null } },
        select: {
          action: {
            select: {
              number: true,
              type: true,
              state: true,
              incidentId: true,
              incident: { select: { isPrivate: true, deletedAt: true } },
            },
          },
        },
      },
    },
  },
  actions: {
    ...STANDING,
    select: {
      number: true,
      title: true,
      details: true,
      audience: true,
      type: true,
      priority: true,
      owner: { select: { name: true } },
      ownerAsWritten: true,
      dueOn: true,
      ticketUrl: true,
      state: true,
      stateChangedAt: true,
      verifiedAt: true,
      told: true,
      waivers: {
        where: { endedAt: null, approvedAt: { not: null } },
        select: { reason: true, expiresOn: true, createdAt: true, approvedBy: { select: { name: true } } },
      },
      checks: {
        where: { check: { deletedAt: null } },
        select: {
          check: {
            select: {
              id: true,
              kind: true,
              title: true,
              config: true,
              intervalSeconds: true,
              passesToVerify: true,
              soakSeconds: true,
              failuresToRegress: true,
              staleSeconds: true,
              isEnabled: true,
              lastVerdict: true,
              failingSinceAt: true,
              erringSinceAt: true,
              firstRedAt: true,
              turnedGreenAt: true,
              shownRedAt: true,
              shownRedAgainst: true,
            },
          },
        },
      },
    },
  },
} satisfies Prisma.IncidentSelect

/** What arrange() makes a document of. */
export type DocumentRow = Prisma.IncidentGetPayload<{ select: typeof SELECT }>

/**
 * Whom a document is for. One that leaves the app is for members, or for whoever has it: it holds nothing restricted, whoever asks
 * for it. "people" adds what is restricted to the people of its incident, where the actor is one of them.
 */
export type Reach = 'members' | 'people'

/** The postmortem of an incident, whole and of one moment. @throws NotFound */
export async function loadDocument(actor: Actor, number: number, reach: Reach = 'members'): Promise<PostmortemDocument> {
  const [document] = await loadDocuments(actor, { number }, { reach })
  if (!document) throw new NotFound(`${incidentName(number)} is not there.`)
  return document
}

/** Several at once, by their numbers upwards. */
export async function loadDocuments(
  actor: Actor,
  where: Prisma.IncidentWhereInput,
  { take, reach = 'members' }: { take?: number; reach?: Reach } = {},
): Promise<PostmortemDocument[]> {
  demand(actor, 'read')
  // One snapshot: an edit that falls between two of the queries would be told by halves.
  const rows = await db().$transaction(
    (tx) =>
      tx.incident.findMany({
        where: { AND: [where, { deletedAt: null }, visibleIncidents(actor)] },
        select: SELECT,
        orderBy: { number: 'asc' },
        ...(take !== undefined && { take }),
      }),
    { isolationLevel: 'RepeatableRead', timeout: 30_000 },
  )
  return rows.map((row) => arrange(reach === 'people' && isInside(actor, row) ? row : withoutRestricted(row)))
}

const isInside = (actor: Actor, { people }: DocumentRow): boolean =>
  actor.kind === 'system' || people.some(({ memberId }) => actor.kind === 'member' && memberId === actor.memberId)

/** What is restricted is as if it were deleted: what stands under a cause stands in its place. */
function withoutRestricted(row: DocumentRow): DocumentRow {
  const open = <Part extends { audience: Audience }>(parts: Part[]) => parts.filter(({ audience }) => audience !== 'restricted')
  return {
    ...row,
    sections: open(row.sections),
    lessons: open(row.lessons),
    entries: open(row.entries),
    causes: row.causes.map((cause) =>
      cause.audience === 'restricted' ? { ...cause, text: '', deletedAt: cause.deletedAt ?? new Date(0) } : cause,
    ),
  }
}

/** How many postmortems stand there, for a report of what was left out. */
export async function countDocuments(actor: Actor, where: Prisma.IncidentWhereInput): Promise<number> {
  demand(actor, 'read')
  return db().incident.count({ where: { AND: [where, { deletedAt: null }, visibleIncidents(actor)] } })
}
