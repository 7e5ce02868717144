import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { makeIncident, makeMember } from '@/tests/support/builders'
import { addCause, editCause } from '../causes/store'
import { createAction } from '../corrective-actions/store'
import { addPerson } from '../incidents/people.store'
import { addLesson, editLesson } from '../lessons/store'
import { loadTold } from '../notifications/contents.store'
import { spreadNotices } from '../notifications/spread.store'
import { db } from '../platform/db/client'
import { Forbidden, Invalid, NotFound } from '../platform/errors'
import { newId } from '../platform/ids'
import { addSection, editSection } from '../sections/store'
import { EntryEdit, EntryInput, UNKNOWN } from '../timeline/schema'
import { addEntry, editEntry } from '../timeline/store'
import { listThreads } from './list.store'
import type { PartKind } from './parts'
import { addComment, editComment, replyTo, setCommentDeleted, settleThread } from './write.store'

let ines: MemberActor
let ravi: MemberActor
let olga: MemberActor
let vera: MemberActor
beforeAll(async () => {
  ines = await makeMember('editor', 'Ines')
  ravi = await makeMember('editor', 'Ravi')
  olga = await makeMember('admin', 'Olga')
  vera = await makeMember('viewer', 'Vera')
})

let incidentId: string
let sectionId: string
beforeEach(async () => {
  incidentId = (await makeIncident(ines)).id
  const section = { id: newId(), incidentId, title: 'Impact', body: 'The **queue** was full and nobody was told of it.' }
  sectionId = (await addSection(ines, section)).id
})

const comment = async (by: MemberActor, text: string, quote = '') => {
  const id = newId()
  await addComment(by, { id, on: { kind: 'section', id: sectionId }, text, quote, before: '' })
  return id
}
const threads = (by = ines) => listThreads(by, incidentId)
const told = async (memberId: string) =>
  (await db().notice.findMany({ where: { incidentId, toldId: memberId }, orderBy: { id: 'asc' } })).map(({ kind }) => kind)

test('a passage is commented on as it reads, and what does not stand there is not', async () => {
  await comment(ravi, 'Which queue?', 'queue was full')
  expect(await threads()).toMatchObject([{ text: 'Which queue?', quote: 'queue was full', before: 'The ', replies: [] }])
  await expect(comment(ravi, 'What?', 'the disk was full')).rejects.toThrow(Invalid)
  await expect(comment(vera, 'I only read')).rejects.toThrow(Forbidden)
})

test('a comment outlives the passage it was made on', async () => {
  await comment(ravi, 'Which queue?', 'queue was full')
  await editSection(ines, { id: sectionId, version: 1, body: 'Nothing of that.' })
  expect(await threads()).toMatchObject([{ quote: 'queue was full' }])
})

test('a comment sent twice is one, and so is a reply', async () => {
  const input = { id: newId(), on: { kind: 'section' as const, id: sectionId }, text: 'Once', quote: '', before: '' }
  await Promise.all([addComment(ravi, input), addComment(ravi, input)])
  const reply = { id: newId(), threadId: input.id, text: 'Once more' }
  await Promise.all([replyTo(ines, reply), replyTo(ines, reply)])
  expect(await threads()).toMatchObject([{ text: 'Once', replies: [{ text: 'Once more' }] }])
})

test('a thread is resolved by anybody who writes, and a reply opens it again', async () => {
  const id = await comment(ravi, 'Which queue?')
  await settleThread(ines, { id, isResolved: true })
  expect(await threads()).toMatchObject([{ resolvedBy: { name: 'Ines' } }])
  await replyTo(ravi, { id: newId(), threadId: id, text: 'Not yet' })
  expect(await threads()).toMatchObject([{ resolvedAt: null, resolvedBy: null }])
})

test('only whoever wrote a comment changes it, and what it said before is kept', async () => {
  const id = await comment(ravi, 'Wich queue?')
  await expect(editComment(ines, { id, text: 'x' })).rejects.toThrow(Forbidden)
  await expect(setCommentDeleted(olga, id, true)).rejects.toThrow(Forbidden)
  await editComment(ravi, { id, text: 'Which queue?' })
  expect(await threads()).toMatchObject([{ text: 'Which queue?', editedAt: expect.any(Date) }])
  expect(await db().commentWording.findMany({ where: { commentId: id } })).toMatchObject([{ text: 'Wich queue?' }])
})

test('a deleted comment is gone, or, where somebody replied, empty; and it comes back', async () => {
  const id = await comment(ravi, 'Which queue?')
  await setCommentDeleted(ravi, id, true)
  expect(await threads()).toEqual([])
  await setCommentDeleted(ravi, id, false)
  await replyTo(ines, { id: newId(), threadId: id, text: 'Orders' })
  await setCommentDeleted(ravi, id, true)
  expect(await threads()).toMatchObject([{ text: '', replies: [{ text: 'Orders' }] }])
})

test('whoever is named is told that, its author and who spoke before that there is a comment, and nobody of their own', async () => {
  const id = await comment(ravi, 'Is that so, @Olga?')
  expect(await told(olga.memberId)).toEqual(['mentioned'])
  expect(await told(ines.memberId)).toEqual(['commented'])
  await replyTo(olga, { id: newId(), threadId: id, text: 'It is.' })
  expect(await told(ravi.memberId)).toEqual(['commented'])
  await spreadNotices(true)
  const [delivery] = await db().delivery.findMany({ where: { memberId: ravi.memberId, state: 'waiting' } })
  expect((await loadTold(delivery?.id ?? '', ravi)).at(-1)).toMatchObject({ because: 'It is.', by: 'Olga' })
})

test('comments on what is restricted are there for the people of the incident alone, in lists, changes and messages', async () => {
  const id = await comment(ines, 'Ask @Ravi', 'queue')
  await editSection(ines, { id: sectionId, version: 1, audience: 'restricted' })
  expect(await threads(ravi)).toEqual([])
  const refused = [
    () => addComment(ravi, { id: newId(), on: { kind: 'section', id: sectionId }, text: 'x', quote: '', before: '' }),
    () => replyTo(ravi, { id: newId(), threadId: id, text: 'x' }),
    () => settleThread(ravi, { id, isResolved: true }),
    () => editComment(ravi, { id, text: 'x' }),
    () => setCommentDeleted(ravi, id, true),
  ]
  for (const attempt of refused) await expect(attempt()).rejects.toThrow(NotFound)
  await spreadNotices(true)
  const [delivery] = await db().delivery.findMany({ where: { memberId: ravi.memberId }, orderBy: { id: 'desc' }, take: 1 })
  const ofThis = async () => (await loadTold(delivery?.id ?? '', ravi)).filter(({ because }) => because === 'Ask @Ravi')
  expect(await ofThis()).toEqual([])
  await addPerson(ines, { incidentId, memberId: ravi.memberId, role: 'reader' })
  expect(await ofThis()).toHaveLength(1)
  expect(await threads(ravi)).toHaveLength(1)
})

const parts: { kind: PartKind; make: () => Promise<string>; restrict?: (id: string) => Promise<unknown> }[] = [
  {
    kind: 'entry',
    make: async () => {
      const id = newId()
      await addEntry(ines, EntryInput.parse({ incidentId, id, text: 'The **queue** was full', ...UNKNOWN }))
      return id
    },
    restrict: (id) => editEntry(ines, EntryEdit.parse({ id, version: 1, audience: 'restricted' })),
  },
  {
    kind: 'cause',
    make: async () => (await addCause(ines, { id: newId(), incidentId, kind: 'root_cause', text: 'The queue was full' })).id,
    restrict: (id) => editCause(ines, { id, version: 1, audience: 'restricted' }),
  },
  {
    kind: 'lesson',
    make: async () => (await addLesson(ines, { id: newId(), incidentId, kind: 'went_wrong', text: 'The queue was full' })).id,
    restrict: (id) => editLesson(ines, { id, version: 1, audience: 'restricted' }),
  },
  {
    kind: 'action',
    make: async () =>
      (await createAction(ines, { id: newId(), incidentId, title: 'Bound it', details: 'The queue was full.' })).id,
  },
]

test.each(parts)('words of a part of the kind “$kind” are commented on, and answered, as far as it may be seen', async (part) => {
  const { kind, make, restrict } = part
  const on = { kind, id: await make() }
  const id = newId()
  const say = (quote: string) => addComment(ravi, { id, on, text: 'Which one?', quote, before: '' })
  await expect(say('the disk was full')).rejects.toThrow(Invalid)
  await say('queue was full')
  await replyTo(ines, { id: newId(), threadId: id, text: 'Of orders' })
  expect(await threads(ravi)).toMatchObject([{ on, quote: 'queue was full', replies: [{ text: 'Of orders' }] }])
  if (!restrict) return
  await restrict(on.id)
  expect(await threads(ravi)).toEqual([])
  await expect(say('')).rejects.toThrow(NotFound)
  await expect(replyTo(ravi, { id: newId(), threadId: id, text: 'x' })).rejects.toThrow(NotFound)
  expect(await threads(ines)).toHaveLength(1)
})

test('comments of a private incident are absent for everybody it does not name', async () => {
  const id = await comment(ines, 'Between us')
  await db().incident.update({ where: { id: incidentId }, data: { isPrivate: true } })
  expect(await threads(olga)).toEqual([])
  await expect(replyTo(olga, { id: newId(), threadId: id, text: 'x' })).rejects.toThrow(NotFound)
  await expect(
    addComment(olga, { id: newId(), on: { kind: 'section', id: sectionId }, text: 'x', quote: '', before: '' }),
  ).rejects.toThrow(NotFound)
})
