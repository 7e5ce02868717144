import type { Actor } from '../access/actor'
import { can, demand } from '../access/rules'
import { whollyVisibleIncidents } from '../access/visible.store'
import { db, type Prisma } from '../platform/db/client'
import { NotFound } from '../platform/errors'

const LINE = {
  id: true,
  kind: true,
  changes: true,
  author: true,
  authoredAt: true,
  createdAt: true,
  publication: {
    select: {
      path: true,
      repository: { select: { id: true, name: true, address: true, branch: true, template: true, flavour: true } },
      incident: { select: { id: true, number: true, title: true, severity: true } },
    },
  },
} satisfies Prisma.ProposalSelect

export type ProposalLine = Prisma.ProposalGetPayload<{ select: typeof LINE }>

/** The proposals an actor may know of. A file tells of a whole incident, so it is for whoever may see all of that. */
const visibleProposals = (actor: Actor): Prisma.ProposalWhereInput => ({
  publication: { incident: { AND: [{ deletedAt: null }, whollyVisibleIncidents(actor)] }, repository: { deletedAt: null } },
})

/** What is to be decided. Of an incident that is private by now nothing comes from a repository, whoever asks. */
const OPEN = { state: 'open', publication: { incident: { isPrivate: false } } } satisfies Prisma.ProposalWhereInput

/** What somebody did to the files of an incident, and nobody has decided yet. */
export async function listOpenProposals(actor: Actor, incidentId: string): Promise<ProposalLine[]> {
  demand(actor, 'read')
  return db().proposal.findMany({
    where: { AND: [OPEN, { publication: { incidentId } }, visibleProposals(actor)] },
    select: LINE,
    orderBy: { createdAt: 'asc' },
  })
}

/** Those that wait for a member: of the incidents they lead or write, newest first. */
export async function listWaitingProposals(actor: Actor, take: number): Promise<ProposalLine[]> {
  if (actor.kind !== 'member' || !can(actor, 'write')) return []
  const theirs = { people: { some: { memberId: actor.memberId, role: { in: ['lead' as const, 'author' as const] } } } }
  return db().proposal.findMany({
    where: { AND: [OPEN, { publication: { incident: theirs } }, visibleProposals(actor)] },
    select: LINE,
    orderBy: { createdAt: 'desc' },
    take,
  })
}

const WHOLE = {
  ...LINE,
  state: true,
  base: true,
  written: true,
  text: true,
  movedTo: true,
  reason: true,
  commit: true,
  others: true,
  version: true,
  taken: true,
  settledAt: true,
  settledBy: { select: { name: true } },
  publication: { select: { ...LINE.publication.select, id: true, text: true, document: true } },
} satisfies Prisma.ProposalSelect

export type ProposalRow = Prisma.ProposalGetPayload<{ select: typeof WHOLE }>

/** @throws NotFound */
export async function getProposal(actor: Actor, number: number, id: string): Promise<ProposalRow> {
  demand(actor, 'read')
  const row = await db().proposal.findFirst({
    where: { AND: [{ id, publication: { incident: { number } } }, visibleProposals(actor)] },
    select: WHOLE,
  })
  if (!row) throw new NotFound('This proposal is not there.')
  return row
}
