import { expect, test } from 'vitest'
import { makeMember } from '@/tests/support/builders'
import type { MemberActor } from '../access/actor'
import { db } from '../platform/db/client'
import { newId } from '../platform/ids'
import { acceptImport } from './accept.store'
import { editDraft, getImport, listWaiting, saveSource } from './store'

const report = (title: string) => `# ${title}\n\nOrders failed on 2024-03-01.\n\n## Timeline\n\n- 10:00 Orders failed\n`

/** Sends a document from a place of its own, as often and with whatever content a test wants. */
function place(actor: MemberActor, path = `docs/${newId()}.md`, origin = 'folder') {
  const mark = newId()
  return (title: string) =>
    saveSource(
      actor,
      { name: 'shop.md', bytes: new TextEncoder().encode(`${report(title)}\n<!-- ${mark} -->\n`) },
      { from: { origin, path } },
    )
}

test('the same content from the same place is no news, before and after it was accepted', async () => {
  const ines = await makeMember()
  const send = place(ines)
  const first = await send('Shop down')
  expect(first.news).toBe('new')
  expect(await send('Shop down')).toMatchObject({ id: first.id, news: 'same' })
  await acceptImport(ines, first.id)
  expect(await send('Shop down')).toMatchObject({ id: first.id, news: 'same' })
})

test('another content takes the place of a draft that nobody touched', async () => {
  const ines = await makeMember()
  const send = place(ines)
  const first = await send('Shop down')
  const second = await send('Shop was down')
  expect(second).toMatchObject({ news: 'new', supersedesId: null })
  expect((await listWaiting(ines)).map(({ id }) => id)).toEqual([second.id])
  expect((await getImport(ines, first.id)).discardedAt).not.toBeNull()
})

test('another content of an accepted document is an offer, and so is the next one in its place', async () => {
  const ines = await makeMember()
  const send = place(ines)
  const first = await send('Shop down')
  await acceptImport(ines, first.id)
  const second = await send('Shop was down')
  expect(second).toMatchObject({ news: 'changed', supersedesId: first.id })
  expect(await send('Shop was down')).toMatchObject({ id: second.id, news: 'changed' })
  const third = await send('Shop was down, thrice')
  expect(third).toMatchObject({ news: 'changed', supersedesId: first.id })
  expect((await listWaiting(ines)).map(({ id }) => id)).toEqual([third.id])
})

test('a source that goes back to what was accepted withdraws the offer', async () => {
  const ines = await makeMember()
  const send = place(ines)
  const first = await send('Shop down')
  await acceptImport(ines, first.id)
  await send('Shop was down')
  expect(await send('Shop down')).toMatchObject({ id: first.id, news: 'same' })
  expect(await listWaiting(ines)).toEqual([])
})

test('a source that goes back to what it said before the accepted change has changed again', async () => {
  const ines = await makeMember()
  const send = place(ines)
  const first = await send('Shop down')
  await acceptImport(ines, first.id)
  const second = await send('Shop was down')
  await db().importSource.update({ where: { id: second.id }, data: { acceptedAt: new Date() } })
  await db().importedIncident.create({
    data: { sourceId: second.id, ordinal: 0, incidentId: (await getImport(ines, first.id)).incidents[0]?.id ?? '' },
  })
  expect(await send('Shop down')).toMatchObject({ news: 'changed', supersedesId: second.id })
})

test('a draft that somebody edited is kept beside the new content', async () => {
  const ines = await makeMember()
  const send = place(ines)
  const first = await send('Shop down')
  const { draft, version } = await getImport(ines, first.id)
  await editDraft(ines, first.id, version, { ...draft })
  const second = await send('Shop was down')
  expect(second).toMatchObject({ news: 'changed', supersedesId: first.id })
  expect(new Set((await listWaiting(ines)).map(({ id }) => id))).toEqual(new Set([first.id, second.id]))
})

test('a place is remembered by origin and path, for those who may see what came from it', async () => {
  const [ines, tomas] = [await makeMember(), await makeMember()]
  const path = `docs/${newId()}.md`
  await place(ines, path)('Shop down')
  expect(await place(ines, path, 'zip:old.zip')('Other shop down')).toMatchObject({ news: 'new', supersedesId: null })
  await place(tomas, path)('Third shop down')
  expect(await listWaiting(ines)).toHaveLength(2)
})

test('files that are only called alike leave each other alone until one is an incident', async () => {
  const ines = await makeMember()
  const [one, other] = [place(ines, 'index.md', 'upload'), place(ines, 'index.md', 'upload')]
  const first = await one('Shop down')
  await other('Mill down')
  expect(await listWaiting(ines)).toHaveLength(2)
  await acceptImport(ines, first.id)
  expect(await one('Shop was down')).toMatchObject({ news: 'changed', supersedesId: first.id })
})
