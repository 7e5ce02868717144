import { expect, test } from 'vitest'
import { makeIncident, makeMember } from '@/tests/support/builders'
import { makeWholeIncident } from '@/tests/support/whole-incident'
import { nobody, systemActor } from '../access/actor'
import { db } from '../platform/db/client'
import { NotFound } from '../platform/errors'
import { loadDocument, loadDocuments } from './store'
import { writeInThread } from './write-pool'

test('a postmortem holds all that hangs on its incident, and nothing that was deleted', async () => {
  const author = await makeMember('editor', 'Ada')
  const { number, action } = await makeWholeIncident(author)
  const document = await loadDocument(author, number)

  expect(document).toMatchObject({
    number,
    severity: 'SEV2',
    startedOn: '2026-08-14',
    people: [{ name: 'Ada', role: 'author' }],
    services: ['checkout'],
    tags: ['black friday', 'config'],
  })
  expect(document.timeline.map((entry) => entry.text)).toEqual(['Config goes live', 'Somebody calls', 'All orders are in'])
  expect(document.measures.map(({ name }) => name)).toEqual(['TTR', 'TTV'])
  expect(document.causes).toMatchObject([
    {
      text: 'The config was not validated',
      actions: [action],
      evidence: [0],
      coverage: { prevent: 'verified', detect: 'none' },
      whys: [{ text: 'No schema existed', whys: [] }],
    },
  ])
  expect(document.actions[0]?.checks[0]?.statement).toContain('https://shop.example.org/health')
  expect(document.lessons.map(({ kind }) => kind)).toEqual(['went_well', 'got_lucky'])
})

test('the same postmortem is the same bytes, read and written twice', async () => {
  const author = await makeMember()
  const { number } = await makeWholeIncident(author)
  const write = async () => writeInThread(await loadDocument(author, number), 'classic')
  const first = await write()
  expect(first).toContain('## Corrective actions')
  expect(await write()).toBe(first)
})

test('a private incident has no postmortem for others', async () => {
  const author = await makeMember()
  const admin = await makeMember('admin')
  const { number } = await makeWholeIncident(author, { isPrivate: true })
  await expect(loadDocument(admin, number)).rejects.toThrow(NotFound)
  await expect(loadDocument(nobody, number)).rejects.toThrow(NotFound)
  expect((await loadDocument(author, number)).isPrivate).toBe(true)
  expect(await loadDocuments(admin, { number })).toEqual([])
  expect(await loadDocuments(systemActor, { number })).toHaveLength(1)
})

test('a postmortem names no action that only some of its readers may know of', async () => {
  const author = await makeMember()
  const open = await makeWholeIncident(author)
  const secret = await makeWholeIncident(author, { isPrivate: true })
  const other = await makeWholeIncident(author)
  for (const { action } of [secret, other]) {
    const { id } = await db().correctiveAction.findUniqueOrThrow({ where: { number: action } })
    await db().causeAction.create({ data: { causeId: open.causeId, actionId: id } })
  }
  const { causes } = await loadDocument(author, open.number)
  expect(causes[0]?.actions).toEqual([open.action, other.action])
})

test('a deleted incident has no postmortem', async () => {
  const author = await makeMember()
  const { id, number } = await makeIncident(author)
  await db().incident.update({ where: { id }, data: { deletedAt: new Date() } })
  await expect(loadDocument(author, number)).rejects.toThrow(NotFound)
})

test('a text no parser ends with is written as typed, and the postmortem comes all the same', async () => {
  const author = await makeMember()
  const section = '[a](b)['.repeat(100_000)
  const { number } = await makeWholeIncident(author, { section })
  const text = await writeInThread(await loadDocument(author, number), 'classic')
  expect(text.includes(`\`\`\`\n${section}\n\`\`\``)).toBe(true)
  expect(text.includes('## Lessons')).toBe(true)
}, 60_000)
