import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { recordActivity } from '../activity/store'
import { takeAll } from '../importing/difference/store'
import { type Incident, lockIncident } from '../incidents/store'
import { db, inTransaction, type Prisma, type Tx } from '../platform/db/client'
import { Conflict, Invalid } from '../platform/errors'
import { newId } from '../platform/ids'
import type { PostmortemDocument } from '../postmortems/document'
import { loadDocument } from '../postmortems/store'
import { writePublished } from '../publishing/write'
import { carry } from './carry'
import { proposedBy } from './changes'
import { getProposal, type ProposalRow } from './proposals.store'

/** Taking many changes writes many rows, each with its revision. */
const PATIENCE_MS = 60_000

interface One {
  number: number
  id: string
  /** As it was shown. */
  version: number
}

/**
 * Takes the chosen changes into the incident, all or none, by the verbs that people's own edits go through; the revisions name who
 * wrote them and in which commit. What was not chosen is not offered again; the next publication writes over it.
 * @throws Conflict where the file or the incident is another one by now, Invalid, NotFound
 */
export async function acceptProposal(actor: Actor, one: One, keys: readonly string[]): Promise<number> {
  demand(actor, 'write')
  const proposal = await getProposal(actor, one.number, one.id)
  const { author, commit, publication } = proposal
  const by = actor.kind === 'member' ? { ...actor, takenFrom: { author, commit } } : actor
  const before = await loadDocument(actor, one.number)
  await inTransaction(
    async (tx) => {
      const incident = await lockOpen(tx, actor, proposal, one.version)
      const { changes, untaken, unread } = await proposedBy(actor, proposal, incident)
      if (unread.length > 0) throw new Invalid('This file cannot be read, so nothing of it is taken.')
      const wanted = new Set(keys)
      const chosen = changes.filter(({ key }) => wanted.delete(key))
      if (wanted.size > 0)
        throw new Conflict('Something of this was changed since you opened it. Look at it again; nothing was taken.')
      await takeAll({ tx, actor: by, incident }, chosen)
      const data = { repository: publication.repository.name, author, commit, changes: chosen.length }
      if (chosen.length > 0) await recordActivity(tx, actor, incident.id, 'edit_accepted', data)
      const hasDismissed = chosen.length < changes.length || untaken.length > 0
      await settle(tx, actor, proposal, { state: 'accepted', taken: chosen.length }, hasDismissed)
    },
    { timeoutMs: PATIENCE_MS },
  )
  await carryOn(actor, proposal, before)
  return publication.incident.number
}

/** Nothing of it is taken. The next publication writes over the edit; until then this can be taken back. @throws Conflict, NotFound */
export async function dismissProposal(actor: Actor, one: One): Promise<void> {
  demand(actor, 'write')
  const proposal = await getProposal(actor, one.number, one.id)
  if (proposal.kind !== 'edited' && proposal.kind !== 'unreadable')
    throw new Invalid('The file is not there: say what becomes of it.')
  await inTransaction(async (tx) => {
    const incident = await lockOpen(tx, actor, proposal, one.version)
    await settle(tx, actor, proposal, { state: 'dismissed', taken: 0 }, true)
    await recordActivity(tx, actor, incident.id, 'edit_dismissed', dataOf(proposal))
  })
}

/** Offers an edit again that was dismissed. @throws Conflict where the file was published or edited since */
export async function reopenProposal(actor: Actor, { number, id, version }: One): Promise<void> {
  demand(actor, 'write')
  const proposal = await getProposal(actor, number, id)
  await inTransaction(async (tx) => {
    await lockIncident(tx, actor, proposal.publication.incident.id)
    const { base: text, written } = proposal
    const back = await tx.publication.updateMany({
      where: { id: proposal.publication.id, text: proposal.text, proposals: { none: { state: 'open' } } },
      data: { text, written, hasDismissed: false },
    })
    const { count } = await tx.proposal.updateMany({
      where: { id, version, state: 'dismissed' },
      data: { state: 'open', taken: null, settledAt: null, settledById: null, version: { increment: 1 } },
    })
    if (back.count === 0 || count === 0) throw new Conflict('The file was published or edited again since; this is over.')
  })
}

/** A file that was moved there is followed to where it is, or one that is gone stands nowhere any more. @throws Conflict, NotFound */
export async function settleGone(actor: Actor, one: One, what: 'follow' | 'leave'): Promise<void> {
  demand(actor, 'write')
  const proposal = await getProposal(actor, one.number, one.id)
  const { kind, movedTo, publication } = proposal
  if (kind !== 'moved' && kind !== 'deleted') throw new Invalid('The file is still there.')
  if (what === 'follow' && movedTo === null) throw new Invalid('Nobody knows where the file is now.')
  await inTransaction(async (tx) => {
    const incident = await lockOpen(tx, actor, proposal, one.version)
    await close(tx, actor, proposal, { state: 'accepted', taken: 0 })
    const gone = { path: null, text: null, written: null, wish: null, dueAt: null, failure: null, problem: null }
    await tx.publication.update({ where: { id: publication.id }, data: what === 'follow' ? { path: movedTo } : gone })
    // What stands at the new place is looked at soon, though the branch has not moved.
    const anew = { watchedTip: null, watchDueAt: new Date() }
    if (what === 'follow') await tx.repository.update({ where: { id: publication.repository.id }, data: anew })
    await addStep(tx, actor, publication.id, what === 'follow' ? `Follows the file to ${movedTo}` : 'The file was deleted there')
    await recordActivity(tx, actor, incident.id, what === 'follow' ? 'file_followed' : 'file_left', {
      ...dataOf(proposal),
      path: movedTo,
    })
  })
}

const dataOf = ({ author, commit, publication }: ProposalRow) => ({ repository: publication.repository.name, author, commit })

/** The incident, held. @throws Conflict where the proposal is another one than was shown */
async function lockOpen(tx: Tx, actor: Actor, { id, publication }: ProposalRow, version: number): Promise<Incident> {
  const incident = await lockIncident(tx, actor, publication.incident.id)
  const [row] = await tx.$queryRaw<{ isOpen: boolean }[]>`
    SELECT state = 'open' AND version = ${version} AS "isOpen" FROM proposals WHERE id = ${id}::uuid FOR UPDATE`
  if (incident.isPrivate)
    throw new Conflict('This incident is private now: nothing of it goes to a repository, or comes from one.')
  if (!row?.isOpen)
    throw new Conflict(
      'The file was edited again, or this was decided, since you opened it. Look at it again; nothing was taken.',
    )
  return incident
}

type Settled = Pick<Prisma.ProposalUncheckedUpdateInput, 'state' | 'taken'>

/** From now on what stands there is known: only what is edited after it is an edit. */
async function settle(tx: Tx, actor: Actor, proposal: ProposalRow, as: Settled, hasDismissed: boolean): Promise<void> {
  const { base, written, text, publication } = proposal
  await close(tx, actor, proposal, as)
  const { count } = await tx.publication.updateMany({
    where: { id: publication.id, text: base },
    data: { text, written: written ?? base, ...(hasDismissed && { hasDismissed }), ...UNSTUCK },
  })
  if (count === 0) throw new Conflict('The file was published again meanwhile. Look at it again; nothing was taken.')
  await addStep(
    tx,
    actor,
    publication.id,
    `${as.taken === 0 ? 'No change' : `${as.taken} changes`} of ${proposal.author} taken over`,
  )
}

/** A publication that waited because of the edit waits no more. */
const UNSTUCK = { failure: null, problem: null, overwrites: null }

const close = (tx: Tx, actor: Actor, { id }: ProposalRow, as: Settled) =>
  tx.proposal.update({
    where: { id },
    data: {
      ...as,
      settledAt: new Date(),
      settledById: actor.kind === 'member' ? actor.memberId : null,
      version: { increment: 1 },
    },
  })

const addStep = (tx: Tx, actor: Actor, publicationId: string, summary: string) =>
  tx.publicationStep.create({
    data: { id: newId(), publicationId, kind: 'settled', summary, memberId: actor.kind === 'member' ? actor.memberId : null },
  })

/**
 * What was published is now what was accepted as well: what follows proof later keeps it, and the next publication writes nothing
 * where nothing else was changed here. Done after the fact, for it only spares a commit.
 */
async function carryOn(actor: Actor, { publication, text }: ProposalRow, before: PostmortemDocument): Promise<void> {
  if (publication.document === null || publication.path === null) return
  const published = publication.document as unknown as PostmortemDocument
  const document = carry(published, before, await loadDocument(actor, before.number))
  const { text: written } = await writePublished(actor, publication.repository, document, publication.path)
  await db().publication.updateMany({
    where: { id: publication.id, text },
    data: { document: document as unknown as Prisma.InputJsonObject, written: written === text ? null : written },
  })
}
