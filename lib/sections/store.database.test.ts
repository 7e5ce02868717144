import { beforeAll, expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { makeIncident, makeMember } from '@/tests/support/builders'
import { failAtEveryWrite } from '@/tests/support/faults'
import { addLesson, deleteLesson, editLesson, listLessons, restoreLesson } from '../lessons/store'
import { db, inTransaction } from '../platform/db/client'
import { Conflict, NotFound } from '../platform/errors'
import { newId } from '../platform/ids'
import { listRevisions } from '../revisions/store'
import { addSection, addTemplateSections, deleteSection, editSection, listSections, moveSection, restoreSection } from './store'

let ines: MemberActor
let outsider: MemberActor
beforeAll(async () => {
  ines = await makeMember('editor', 'Ines')
  outsider = await makeMember('admin', 'Outsider')
})

const withSection = async (body: string, isPrivate = false) => {
  const { id: incidentId } = await makeIncident(ines, { isPrivate })
  const section = await addSection(ines, { id: newId(), incidentId, title: 'Impact', body })
  return { incidentId, id: section.id }
}

test('a new incident begins with the sections of the template, and more can follow with keys of their own', async () => {
  const { id: incidentId } = await makeIncident(ines)
  await inTransaction((tx) => addTemplateSections(tx, ines, incidentId))
  await addSection(ines, { id: newId(), incidentId, title: 'Impact', body: '' })
  expect((await listSections(ines, incidentId)).map(({ key }) => key)).toEqual([
    'summary',
    'impact',
    'detection',
    'response',
    'impact-2',
  ])
})

test('two people write different paragraphs of one section and both stay', async () => {
  const { incidentId, id } = await withSection('one\n\ntwo\n\nthree')
  await editSection(ines, { id, version: 1, body: 'ONE\n\ntwo\n\nthree' })
  await editSection(ines, { id, version: 1, body: 'one\n\ntwo\n\nTHREE', title: 'Harm' })
  const [section] = await listSections(ines, incidentId)
  expect(section).toMatchObject({ title: 'Harm', body: 'ONE\n\ntwo\n\nTHREE', version: 3 })
})

test('two people write the same line: the second is shown both, and every text is in the history', async () => {
  const { incidentId, id } = await withSection('old')
  await editSection(ines, { id, version: 1, body: 'theirs' })
  const mine = editSection(ines, { id, version: 1, body: 'mine' })
  await expect(mine).rejects.toMatchObject({ name: 'Conflict', theirs: { body: 'theirs', version: 2 } })
  await editSection(ines, { id, version: 2, body: 'mine' })
  expect((await listRevisions(ines, incidentId, id)).map(({ content }) => content.body)).toEqual(['mine', 'theirs', 'old'])
})

test('of many edits at once from one version exactly one goes through, and no text is lost silently', async () => {
  const { incidentId, id } = await withSection('old')
  const edits = await Promise.allSettled(
    Array.from({ length: 30 }, (_, n) => editSection(ines, { id, version: 1, body: `text ${n}` })),
  )
  expect(edits.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const edit of edits) if (edit.status === 'rejected') expect(edit.reason).toBeInstanceOf(Conflict)
  expect(await listRevisions(ines, incidentId, id)).toHaveLength(2)
})

test('sections are moved, deleted and brought back to their place', async () => {
  const { id: incidentId } = await makeIncident(ines)
  await inTransaction((tx) => addTemplateSections(tx, ines, incidentId))
  const keys = async () => (await listSections(ines, incidentId)).map(({ key }) => key)
  const [, impact] = await listSections(ines, incidentId)
  await moveSection(ines, { id: impact!.id, direction: 'down' })
  expect(await keys()).toEqual(['summary', 'detection', 'impact', 'response'])
  await expect(deleteSection(ines, { id: impact!.id, version: 9 })).rejects.toThrow(Conflict)
  await deleteSection(ines, { id: impact!.id, version: 1 })
  await deleteSection(ines, { id: impact!.id, version: 1 })
  await expect(editSection(ines, { id: impact!.id, version: 2, body: 'x' })).rejects.toThrow(NotFound)
  await addSection(ines, { id: newId(), incidentId, title: 'Impact', body: 'another' })
  await restoreSection(ines, impact!.id)
  expect(await keys()).toEqual(['summary', 'detection', 'impact-2', 'response', 'impact'])
})

test('a lesson is kept by kind, edited, deleted and brought back', async () => {
  const { id: incidentId } = await makeIncident(ines)
  const input = { id: newId(), incidentId, kind: 'went_well' as const, text: 'The rollback was one command.' }
  await Promise.all([addLesson(ines, input), addLesson(ines, input)])
  await editLesson(ines, { id: input.id, version: 1, kind: 'got_lucky' })
  await editLesson(ines, { id: input.id, version: 1, text: 'The rollback happened to work.' })
  expect(await listLessons(ines, incidentId)).toMatchObject([
    { kind: 'got_lucky', text: 'The rollback happened to work.', version: 3 },
  ])
  await deleteLesson(ines, { id: input.id, version: 3 })
  expect(await listLessons(ines, incidentId)).toEqual([])
  await restoreLesson(ines, input.id)
  expect(await listLessons(ines, incidentId)).toHaveLength(1)
})

test('sections and lessons of a private incident are absent for everybody it does not name', async () => {
  const { incidentId, id } = await withSection('secret', true)
  const lesson = await addLesson(ines, { id: newId(), incidentId, kind: 'learned', text: 'secret' })
  expect(await listSections(outsider, incidentId)).toEqual([])
  expect(await listLessons(outsider, incidentId)).toEqual([])
  for (const attempt of [
    () => editSection(outsider, { id, version: 1, body: 'x' }),
    () => deleteSection(outsider, { id, version: 1 }),
    () => restoreSection(outsider, id),
    () => moveSection(outsider, { id, direction: 'up' }),
    () => addSection(outsider, { id: newId(), incidentId, title: 'x', body: '' }),
    () => editLesson(outsider, { id: lesson.id, version: 1, text: 'x' }),
    () => deleteLesson(outsider, { id: lesson.id, version: 1 }),
    () => restoreLesson(outsider, lesson.id),
    () => addLesson(outsider, { id: newId(), incidentId, kind: 'learned', text: 'x' }),
  ])
    await expect(attempt()).rejects.toThrow(NotFound)
})

test('whichever write of an edit fails, nothing of it is there', async () => {
  const { incidentId, id } = await withSection('old')
  const look = async () => [
    await db().section.findMany({ where: { incidentId }, orderBy: { id: 'asc' } }),
    await db().lesson.findMany({ where: { incidentId }, orderBy: { id: 'asc' } }),
    await db().revision.findMany({ where: { incidentId }, orderBy: { id: 'asc' } }),
  ]
  const cases = [
    () => editSection(ines, { id, version: 1, body: 'new' }),
    () => addSection(ines, { id: newId(), incidentId, title: 'More', body: '' }),
    () => moveSection(ines, { id, direction: 'down' }),
    () => deleteSection(ines, { id, version: 2 }),
    () => addLesson(ines, { id: newId(), incidentId, kind: 'learned', text: 'x' }),
  ]
  for (const work of cases) {
    const { tries, changed } = await failAtEveryWrite(work, look)
    expect(tries).toBeGreaterThan(1)
    expect(changed).toBe(0)
  }
})
