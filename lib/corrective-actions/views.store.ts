import type { MemberActor } from '../access/actor'
import { can, demand } from '../access/rules'
import { db, inTransaction, type Prisma } from '../platform/db/client'
import { Forbidden, NotFound } from '../platform/errors'
import type { SavedViewEdit, SavedViewInput } from './schema'

const VIEW = {
  id: true,
  name: true,
  query: true,
  isShared: true,
  memberId: true,
  member: { select: { name: true } },
} satisfies Prisma.SavedViewSelect
type Row = Prisma.SavedViewGetPayload<{ select: typeof VIEW }>

/** A saved view as its menu shows it. */
export type SavedView = ReturnType<typeof viewOf>

/** The views a member may open: their own, and those shared with everyone. By name, own ones first. */
export async function listViews(actor: MemberActor): Promise<SavedView[]> {
  demand(actor, 'read')
  const rows = await db().savedView.findMany({
    where: { deletedAt: null, ...visibleTo(actor) },
    select: VIEW,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  return rows.map((row) => viewOf(actor, row)).sort((a, b) => Number(b.isOwn) - Number(a.isOwn))
}

/** @throws NotFound where there is none, it is deleted, or it is somebody else's own. */
export async function getView(actor: MemberActor, id: string): Promise<SavedView> {
  demand(actor, 'read')
  const row = await db().savedView.findFirst({ where: { id, deletedAt: null, ...visibleTo(actor) }, select: VIEW })
  if (!row) throw new NotFound('This view is not there.')
  return viewOf(actor, row)
}

/** Saves what the board is narrowed to under a name. Doing it twice with the same id is doing it once. */
export async function saveView(actor: MemberActor, { id, name, query, isShared }: SavedViewInput): Promise<SavedView> {
  demandSharing(actor, isShared)
  await db().savedView.createMany({ data: [{ id, name, query, isShared, memberId: actor.memberId }], skipDuplicates: true })
  return getView(actor, id)
}

/** Gives a view another name, other filters, or shares it. @throws NotFound, Forbidden for somebody else's */
export async function editView(actor: MemberActor, { id, ...fields }: SavedViewEdit): Promise<SavedView> {
  demandSharing(actor, fields.isShared ?? false)
  await change(actor, { id, deletedAt: null }, fields)
  return getView(actor, id)
}

/** Puts a view away; restoreView brings it back. */
export const deleteView = (actor: MemberActor, id: string): Promise<void> => change(actor, { id }, { deletedAt: new Date() })

/** Brings a deleted view back as it was. */
export const restoreView = (actor: MemberActor, id: string): Promise<void> => change(actor, { id }, { deletedAt: null })

async function change(
  actor: MemberActor,
  where: Prisma.SavedViewWhereInput,
  data: Prisma.SavedViewUpdateManyMutationInput,
): Promise<void> {
  demand(actor, 'read')
  await inTransaction(async (tx) => {
    const row = await tx.savedView.findFirst({ where: { AND: [where, visibleTo(actor)] }, select: VIEW })
    if (!row) throw new NotFound('This view is not there.')
    if (!mayChange(actor, row)) throw new Forbidden(`This view is ${row.member.name}’s. Save one of your own.`)
    await tx.savedView.updateMany({ where: { id: row.id }, data })
  })
}

const visibleTo = (actor: MemberActor): Prisma.SavedViewWhereInput => ({ OR: [{ isShared: true }, { memberId: actor.memberId }] })

/** Whoever saved it; a shared one an admin as well, for when its maker has left. */
const mayChange = (actor: MemberActor, { memberId, isShared }: Row): boolean =>
  memberId === actor.memberId || (isShared && can(actor, 'administer'))

/** A view of one's own is nobody else's business; what everybody finds in their menu takes a role that writes. */
function demandSharing(actor: MemberActor, isShared: boolean): void {
  demand(actor, isShared ? 'write' : 'read')
}

function viewOf(actor: MemberActor, row: Row) {
  const { id, name, query, isShared, memberId, member } = row
  return { id, name, query, isShared, by: member.name, isOwn: memberId === actor.memberId, mayChange: mayChange(actor, row) }
}
