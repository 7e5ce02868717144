import { beforeAll, expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { makeIncident, makeMember } from '@/tests/support/builders'
import { newId } from '../../platform/ids'
import { addSection } from '../../sections/store'
import { loadDocument } from '../store'
import { writeInThread } from '../write-pool'
import {
  addTemplate,
  bringTemplateBack,
  deleteTemplate,
  editTemplate,
  getOwnTemplate,
  getTemplate,
  listTemplates,
  listVersions,
  restoreVersion,
} from './store'

let ines: MemberActor
let viewer: MemberActor
beforeAll(async () => {
  ines = await makeMember('editor', 'Ines')
  viewer = await makeMember('viewer', 'Vera')
})

const added = async (source = '# :fact[title]') => {
  const id = newId()
  await addTemplate(ines, { id, name: 'Ours', about: '', source })
  return id
}

test('a template made here writes the Markdown of an incident', async () => {
  const id = await added('# Report: :fact[title]')
  const { number } = await makeIncident(ines, { title: 'Mail was late' })
  const text = await writeInThread(await loadDocument(ines, number), await getTemplate(ines, id))
  expect(text).toContain('# Report: Mail was late')
})

test('every save is a version with its author, and any can be brought back', async () => {
  const id = await added('one')
  await editTemplate(ines, { id, version: 1, name: 'Ours', about: 'Good', source: 'two' })
  await editTemplate(ines, { id, version: 2, name: 'Ours', about: 'Good', source: 'two' })
  expect((await listVersions(viewer, id)).map(({ number, source, savedBy }) => [number, source, savedBy])).toEqual([
    [2, 'two', 'Ines'],
    [1, 'one', 'Ines'],
  ])
  await restoreVersion(ines, { id, version: 2, number: 1 })
  expect(await getOwnTemplate(ines, id)).toMatchObject({ source: 'one', about: '', version: 3 })
  expect(await listVersions(ines, id)).toHaveLength(3)
})

test('of many saves of one version exactly one goes through, and the others are told what stands there', async () => {
  const id = await added()
  const saves = await Promise.allSettled(
    Array.from({ length: 8 }, (_, n) => editTemplate(ines, { id, version: 1, name: 'Ours', about: '', source: `text ${n}` })),
  )
  expect(saves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const { source } = await getOwnTemplate(ines, id)
  for (const save of saves)
    if (save.status === 'rejected') expect(save.reason).toMatchObject({ name: 'Conflict', theirs: { source, version: 2 } })
})

test('what is no template is not kept, and the lines are named', async () => {
  const bad = { id: newId(), name: 'Bad', about: '', source: '# A\n\n::timelime\n\n::section{key=impct}' }
  await expect(addTemplate(ines, bad)).rejects.toThrow(/Line 3: ::timelime is not known.*\nLine 5: ::section: no incident/)
  await expect(getOwnTemplate(ines, bad.id)).rejects.toMatchObject({ name: 'NotFound' })
})

test('a section is known once somebody has written it, but not to those who may not see it', async () => {
  const nora = await makeMember('editor', 'Nora')
  const template = () => ({ id: newId(), name: 'T', about: '', source: '::section{key=secret-plan}' })
  const { id: incidentId } = await makeIncident(nora, { isPrivate: true })
  await addSection(nora, { id: newId(), incidentId, title: 'Secret plan', body: '' })
  await addTemplate(nora, template())
  await expect(addTemplate(ines, template())).rejects.toThrow('no incident has a section "secret-plan"')
})

test('a deleted template is offered nowhere and can be brought back', async () => {
  const id = await added()
  await deleteTemplate(ines, id)
  expect((await listTemplates(ines)).map((each) => each.id)).not.toContain(id)
  await expect(getTemplate(ines, id)).rejects.toMatchObject({ name: 'NotFound' })
  expect((await listTemplates(ines, { deleted: true })).map((each) => each.id)).toContain(id)
  await bringTemplateBack(ines, id)
  expect(await getTemplate(ines, id)).toMatchObject({ label: 'Ours' })
})

test('a viewer reads templates and changes none', async () => {
  const id = await added()
  for (const attempt of [
    () => addTemplate(viewer, { id: newId(), name: 'x', about: '', source: 'x' }),
    () => editTemplate(viewer, { id, version: 1, name: 'x', about: '', source: 'x' }),
    () => restoreVersion(viewer, { id, version: 1, number: 1 }),
    () => deleteTemplate(viewer, id),
    () => bringTemplateBack(viewer, id),
  ])
    await expect(attempt()).rejects.toMatchObject({ name: 'Forbidden' })
  expect(await getTemplate(viewer, 'classic')).toMatchObject({ id: 'classic' })
})
