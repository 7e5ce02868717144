import type { MemberActor } from '../access/actor'
import { demand } from '../access/rules'
import { recordActivity } from '../activity/store'
import { editIncidentIn } from '../incidents/edit.store'
import { addPersonIn } from '../incidents/people.store'
import { type Incident, lockIncident } from '../incidents/store'
import { announce } from '../notifications/outbox.store'
import { db, inTransaction, type Tx } from '../platform/db/client'
import { Conflict, Invalid } from '../platform/errors'
import type { AnswerForm, AskForm } from './schema'
import { readReview } from './store'

/** The members who can be asked to review: those who may write, by name. */
export async function listPossibleReviewers(actor: MemberActor): Promise<{ id: string; name: string }[]> {
  demand(actor, 'read')
  return db().member.findMany({
    where: { disabledAt: null, role: { not: 'viewer' } },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })
}

/**
 * Asks members by name to review: a draft is in review by that. Asking somebody again reminds them.
 * @throws Invalid, Conflict, NotFound
 */
export async function askForReview(actor: MemberActor, { incidentId, version, memberIds }: AskForm): Promise<void> {
  demand(actor, 'write')
  if (memberIds.length === 0) throw new Invalid('Nobody is asked yet.', { memberIds: 'Choose at least one member.' })
  await inTransaction(async (tx) => {
    const incident = await lockIncident(tx, actor, incidentId)
    if (incident.postmortemState === 'published') throw new Invalid('It is published already; take it back to draft first.')
    if (incident.postmortemState === 'draft')
      await editIncidentIn(tx, actor, { id: incidentId, version, postmortemState: 'in_review' })
    for (const memberId of memberIds) await ask(tx, actor, incident, memberId, version)
  })
}

async function ask(tx: Tx, actor: MemberActor, incident: Incident, memberId: string, version: number): Promise<void> {
  if (incident.people.some((person) => person.memberId === memberId && person.role === 'author'))
    throw new Invalid('Whoever wrote it does not review it.', { memberIds: 'Choose somebody who is not an author.' })
  const isReader = (await tx.member.count({ where: { id: memberId, role: 'viewer' } })) > 0
  if (isReader) throw new Invalid('A viewer only reads.', { memberIds: 'Choose an editor or an admin.' })
  await addPersonIn(tx, actor, incident, { memberId, role: 'reviewer' })
  await announce(tx, {
    kind: 'review_asked',
    key: `review_asked:${incident.id}:${memberId}:${version}`,
    incidentId: incident.id,
    toldId: memberId,
    memberId: actor.memberId,
  })
}

/**
 * What a member says of the postmortem as it stands before them. Who was not asked is a reviewer by answering. Answering twice with the same id is answering once.
 * @throws Invalid for its author, Conflict where the text became another one since they opened the page, NotFound
 */
export async function answerReview(actor: MemberActor, form: AnswerForm): Promise<void> {
  demand(actor, 'write')
  const { id, incidentId, answer, note, wordingHash } = form
  await inTransaction(async (tx) => {
    const incident = await lockIncident(tx, actor, incidentId)
    if (await tx.review.findFirst({ where: { id, memberId: actor.memberId }, select: { id: true } })) return
    if (incident.people.some((person) => person.memberId === actor.memberId && person.role === 'author'))
      throw new Invalid('You are an author of this postmortem; somebody else reviews it.')
    const now = await readReview(actor, incidentId, tx)
    if (now.wordingHash !== wordingHash)
      throw new Conflict('The text was changed since you opened this page. Read it as it stands now, then answer again.')
    await addPersonIn(tx, actor, incident, { memberId: actor.memberId, role: 'reviewer' })
    await tx.review.create({ data: { id, incidentId, memberId: actor.memberId, answer, note, wordingHash } })
    // What is typed from now on is another revision: what changed since the answer is told by those after it.
    await tx.incident.update({ where: { id: incidentId }, data: { updatedAt: new Date() }, select: { id: true } })
    await recordActivity(tx, actor, incidentId, answer === 'approved' ? 'review_approved' : 'changes_asked')
    await announce(tx, {
      kind: answer === 'approved' ? 'review_approved' : 'changes_asked',
      key: `review:${id}`,
      incidentId,
      memberId: actor.memberId,
    })
  })
}
