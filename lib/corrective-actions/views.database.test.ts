import { expect, test } from 'vitest'
import { Forbidden, NotFound } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { makeMember } from '@/tests/support/builders'
import { SavedViewInput } from './schema'
import { deleteView, editView, getView, listViews, restoreView, saveView } from './views.store'

const names = async (actor: Parameters<typeof listViews>[0]) => (await listViews(actor)).map(({ name }) => name)
const ownNames = async (actor: Parameters<typeof listViews>[0]) =>
  (await listViews(actor)).filter(({ isOwn }) => isOwn).map(({ name }) => name)
const save = (actor: Parameters<typeof saveView>[0], name: string, isShared = false, query = '?owner=me') =>
  saveView(actor, { id: newId(), name, query, isShared })

test('a view of one’s own is there for its maker alone, a shared one for everybody', async () => {
  const [maker, other] = [await makeMember('editor'), await makeMember('admin')]
  const own = await save(maker, 'Mine this week')
  await save(maker, 'Late everywhere', true)
  expect(await names(maker)).toEqual(['Late everywhere', 'Mine this week'])
  expect(await names(other)).toEqual(['Late everywhere'])
  await expect(getView(other, own.id)).rejects.toThrow(NotFound)
  await expect(editView(other, { id: own.id, name: 'Taken' })).rejects.toThrow(NotFound)
  await expect(deleteView(other, own.id)).rejects.toThrow(NotFound)
})

test('a shared view is changed by its maker and by admins, and by nobody else', async () => {
  const [maker, editor, admin] = [await makeMember('editor'), await makeMember('editor'), await makeMember('admin')]
  const { id } = await save(maker, 'Unproven', true, '?unproven=1')
  await expect(editView(editor, { id, name: 'Taken' })).rejects.toThrow(Forbidden)
  await expect(deleteView(editor, id)).rejects.toThrow(Forbidden)
  expect(await editView(admin, { id, name: 'Without a check' })).toMatchObject({ name: 'Without a check', query: '?unproven=1' })
  expect(await editView(maker, { id, query: '?unproven=1&group=owner' })).toMatchObject({ query: '?unproven=1&group=owner' })
})

test('a viewer saves views of their own and shares none', async () => {
  const viewer = await makeMember('viewer')
  const { id } = await save(viewer, 'Mine')
  await expect(save(viewer, 'For all', true)).rejects.toThrow(Forbidden)
  await expect(editView(viewer, { id, isShared: true })).rejects.toThrow(Forbidden)
})

test('a deleted view is gone and comes back as it was', async () => {
  const maker = await makeMember()
  const { id } = await save(maker, 'Soon')
  await deleteView(maker, id)
  expect(await ownNames(maker)).toEqual([])
  await expect(getView(maker, id)).rejects.toThrow(NotFound)
  await restoreView(maker, id)
  expect(await getView(maker, id)).toMatchObject({ name: 'Soon', query: '?owner=me' })
})

test('the same view sent twice is one view', async () => {
  const maker = await makeMember()
  const view = { id: newId(), name: 'Soon', query: '', isShared: false }
  await Promise.all([saveView(maker, view), saveView(maker, view)])
  expect(await ownNames(maker)).toEqual(['Soon'])
})

test('of what is sent as filters only filters are kept', () => {
  const read = (query: string) => SavedViewInput.parse({ id: newId(), name: 'x', query }).query
  expect(read('?severity=SEV1&x=javascript:alert(1)&owner=me&move=3')).toBe('?owner=me&severity=SEV1')
  expect(read('https://elsewhere.example.org')).toBe('')
  expect(SavedViewInput.safeParse({ id: newId(), name: ' ', query: '' }).success).toBe(false)
  expect(SavedViewInput.safeParse({ id: newId(), name: 'x'.repeat(61), query: '' }).success).toBe(false)
})
