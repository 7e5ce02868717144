import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { visibleParts } from '../access/visible.store'
import { joinIncident } from '../incidents/people.store'
import { lockIncident } from '../incidents/store'
import { db, inTransaction, isDuplicate, type Prisma, type Tx } from '../platform/db/client'
import { Conflict, NotFound } from '../platform/errors'
import { settleEdit } from '../revisions/edit.store'
import type { Change } from '../revisions/rules'
import { recordRevision } from '../revisions/store'
import type { LessonEdit, LessonInput } from './schema'

const SELECT = { id: true, kind: true, text: true, position: true, audience: true, version: true } satisfies Prisma.LessonSelect

export type Lesson = Prisma.LessonGetPayload<{ select: typeof SELECT }>

export async function listLessons(actor: Actor, incidentId: string): Promise<Lesson[]> {
  demand(actor, 'read')
  return db().lesson.findMany({
    where: { incidentId, deletedAt: null, ...visibleParts(actor) },
    select: SELECT,
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
}

/** Adding a lesson twice with the same id is adding it once. @throws NotFound */
export async function addLesson(actor: Actor, input: LessonInput): Promise<Lesson> {
  demand(actor, 'write')
  try {
    return await inTransaction(async (tx) => {
      const incident = await lockIncident(tx, actor, input.incidentId)
      if (input.audience === 'restricted') await joinIncident(tx, actor, incident)
      const [lesson] = await addLessonsIn(tx, actor, input.incidentId, [input])
      if (!lesson) throw new NotFound('The lesson was not added.')
      return lesson
    })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    const there = (await listLessons(actor, input.incidentId)).find(({ id }) => id === input.id)
    if (!there) throw new Conflict('This lesson was added once already and deleted since; bring it back instead.')
    return there
  }
}

/** Adds lessons at the end, inside a transaction that holds the incident's lock or has just made it. */
export async function addLessonsIn(
  tx: Tx,
  actor: Actor,
  incidentId: string,
  inputs: Pick<LessonInput, 'id' | 'kind' | 'text' | 'audience'>[],
): Promise<Lesson[]> {
  const last = await tx.lesson.aggregate({ where: { incidentId }, _max: { position: true } })
  const lessons: Lesson[] = []
  for (const [index, { id, kind, text, audience = 'members' }] of inputs.entries()) {
    const position = (last._max.position ?? 0) + 1 + index
    const lesson = await tx.lesson.create({ data: { id, incidentId, kind, text, position, audience }, select: SELECT })
    await keep(tx, actor, incidentId, lesson, 'created')
    lessons.push(lesson)
  }
  return lessons
}

/**
 * Changes kind or text; what others changed meanwhile in the other of the two, or in other lines, stays.
 * @throws Conflict with what stands there now, NotFound
 */
export async function editLesson(actor: Actor, { id, version, ...wanted }: LessonEdit): Promise<Lesson> {
  demand(actor, 'write')
  return inTransaction(async (tx) => {
    const { incident, incidentId, lesson, deletedAt } = await lock(tx, actor, id)
    if (deletedAt) throw new NotFound('This lesson was deleted.')
    const now = { version: lesson.version, content: contentOf(lesson) }
    const changes = await settleEdit(tx, { subjectId: id, version, now, wanted, texts: ['text'] })
    if (changes.audience === 'restricted') await joinIncident(tx, actor, incident)
    return Object.keys(changes).length === 0 ? lesson : rewrite(tx, actor, incidentId, id, changes, 'edited')
  })
}

/** @throws Conflict where somebody changed it since, NotFound */
export async function deleteLesson(actor: Actor, { id, version }: { id: string; version: number }): Promise<void> {
  demand(actor, 'write')
  await inTransaction(async (tx) => {
    const { incidentId, lesson, deletedAt } = await lock(tx, actor, id)
    if (deletedAt) return
    if (lesson.version !== version)
      throw new Conflict('Somebody changed this lesson since you opened it; look again before deleting it.')
    await rewrite(tx, actor, incidentId, id, { deletedAt: new Date() }, 'deleted')
  })
}

/** @throws NotFound */
export async function restoreLesson(actor: Actor, id: string): Promise<void> {
  demand(actor, 'write')
  await inTransaction(async (tx) => {
    const { incidentId, deletedAt } = await lock(tx, actor, id)
    if (deletedAt) await rewrite(tx, actor, incidentId, id, { deletedAt: null }, 'restored')
  })
}

async function lock(tx: Tx, actor: Actor, id: string) {
  const found = await tx.lesson.findFirst({ where: { id, ...visibleParts(actor) }, select: { incidentId: true } })
  const incident = found && (await lockIncident(tx, actor, found.incidentId))
  const row =
    found && (await tx.lesson.findFirst({ where: { id, ...visibleParts(actor) }, select: { ...SELECT, deletedAt: true } }))
  if (!incident || !row) throw new NotFound('This lesson is not there.')
  const { deletedAt, ...lesson } = row
  return { incident, incidentId: incident.id, lesson, deletedAt }
}

async function rewrite(tx: Tx, actor: Actor, incidentId: string, id: string, data: Prisma.LessonUpdateInput, change: Change) {
  const lesson = await tx.lesson.update({ where: { id }, data: { ...data, version: { increment: 1 } }, select: SELECT })
  await keep(tx, actor, incidentId, lesson, change)
  return lesson
}

async function keep(tx: Tx, actor: Actor, incidentId: string, lesson: Lesson, change: Change) {
  const { id, version } = lesson
  await recordRevision(tx, actor, { subject: 'lesson', subjectId: id, incidentId, version, change, content: contentOf(lesson) })
}

const contentOf = ({ kind, text, audience }: Lesson) => ({ kind, text, audience })
