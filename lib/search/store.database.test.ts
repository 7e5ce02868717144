import { expect, test } from 'vitest'
import { makeIncident, makeMember } from '@/tests/support/builders'
import { nobody } from '../access/actor'
import { addComment, replyTo, setCommentDeleted } from '../comments/write.store'
import { db } from '../platform/db/client'
import { newId } from '../platform/ids'
import { addSection, editSection } from '../sections/store'
import { NOTHING } from './rules'
import { search } from './store'

const makeAction = (incidentId: string, title: string) =>
  db().correctiveAction.create({ data: { id: newId(), incidentId, title }, select: { number: true } })

test('all words have to occur, in any order and case, in the title, a service or a tag', async () => {
  const ines = await makeMember()
  const { id, number } = await makeIncident(ines, { title: 'Checkout refused every order' })
  await db().incident.update({
    where: { id },
    data: { tags: ['deploy'], services: { create: { service: { create: { name: 'payments' } } } } },
  })
  const numbers = async (typed: string) => (await search(ines, typed, 10)).incidents.map((found) => found.number)

  expect(await numbers('ORDER checkout')).toEqual([number])
  expect((await search(ines, 'checkout', 1)).incidents[0]?.day).toBeNull()
  expect(await numbers('checkout payments deploy')).toEqual([number])
  expect(await numbers('checkout elsewhere')).toEqual([])
  expect(await numbers('%')).toEqual([])
  expect(await numbers('')).toEqual([])
})

test('a number finds the incident and the action of that number before any title with that digit', async () => {
  const ines = await makeMember()
  const first = await makeIncident(ines, { title: 'The oldest' })
  const action = await makeAction(first.id, 'Renew the certificate')
  for (let i = 0; i < 3; i++) await makeIncident(ines, { title: `Attempt ${first.number} of many` })

  const found = await search(ines, String(first.number), 2)
  expect(found.incidents[0]).toMatchObject({ number: first.number, title: 'The oldest' })
  expect(found.incidents).toHaveLength(2)
  expect((await search(ines, `ACT-${action.number}`, 2)).actions).toMatchObject([
    { title: 'Renew the certificate', incidentNumber: first.number },
  ])
})

test('a private incident and its actions are found by the people named on it only', async () => {
  const [ines, tomas] = [await makeMember(), await makeMember()]
  const { id, number } = await makeIncident(ines, { title: 'Quietly leaked', isPrivate: true })
  const action = await makeAction(id, 'Quietly mended')
  expect(await search(ines, 'quietly', 5)).toMatchObject({ incidents: [{ number }], actions: [{ number: action.number }] })
  expect(await search(tomas, 'quietly', 5)).toEqual(NOTHING)
  expect(await search(tomas, `INC-${number}`, 5)).toEqual(NOTHING)
  await expect(search(nobody, 'quietly', 5)).rejects.toThrow()
})

test('a comment is found by its words and its author, by those who may see what it is on, until it is deleted', async () => {
  const [ines, tomas] = [await makeMember('editor', 'Ines Bauer'), await makeMember()]
  const { id: incidentId, number } = await makeIncident(ines)
  const { id: sectionId } = await addSection(ines, { id: newId(), incidentId, title: 'Impact', body: 'x' })
  const [threadId, id] = [newId(), newId()]
  await addComment(ines, {
    id: threadId,
    on: { kind: 'section', id: sectionId },
    text: 'Is 100 % of it lost?',
    quote: '',
    before: '',
  })
  await replyTo(ines, { id, threadId, text: 'A wombat took it.' })
  const found = async (typed: string, by = tomas) => (await search(by, typed, 5)).comments
  expect(await found('WOMBAT bauer')).toEqual([
    { id, threadId, text: 'A wombat took it.', author: 'Ines Bauer', incidentNumber: number },
  ])
  expect(await found('100 %')).toMatchObject([{ id: threadId }])
  await editSection(ines, { id: sectionId, version: 1, audience: 'restricted' })
  expect(await found('wombat')).toEqual([])
  expect(await found('wombat', ines)).toHaveLength(1)
  await setCommentDeleted(ines, id, true)
  expect(await found('wombat', ines)).toEqual([])
})
