import { expect, test } from 'vitest'
import { newId } from '@/lib/platform/ids'
import { makeIncident, makeMember } from '@/tests/support/builders'
import { listColumns, listSorted } from './list.store'
import { moveAction } from './state.store'
import { createAction } from './store'

const actor = await makeMember('editor', 'Ines')
const { id: incidentId } = await makeIncident(actor)

const write = (title: string, fields: { dueOn?: string; priority?: 'urgent' | 'high'; ownerId?: string; type?: 'detect' } = {}) =>
  createAction(actor, { id: newId(), incidentId, title, ...fields })

await write('plain')
await write('urgent', { priority: 'urgent', type: 'detect' })
await write('late', { dueOn: '2026-09-01', ownerId: actor.memberId })
await write('soon', { dueOn: '2026-08-20' })
await write('soon and pressing', { dueOn: '2026-08-20', priority: 'high' })
for (const title of ['done first', 'done last']) {
  const { id } = await write(title)
  await moveAction(actor, { id, from: 'open', to: 'done', because: '' })
}

const titles = (actions: { title: string }[]) => actions.map(({ title }) => title)

test('what is to be done stands by day and urgency, everything else by when it came there', async () => {
  expect(titles(await listColumns(actor, { states: ['open', 'done'] }, 100))).toEqual([
    ...['soon and pressing', 'soon', 'late', 'urgent', 'plain'],
    ...['done last', 'done first'],
  ])
})

test('each column is as long as asked for', async () => {
  expect(titles(await listColumns(actor, { states: ['open', 'done'] }, 1))).toEqual(['soon and pressing', 'done last'])
})

test('a table sorts by any head, either way, and what has no value stands at the end', async () => {
  const first = async (sort: Parameters<typeof listSorted>[2], most = 2) => titles(await listSorted(actor, {}, sort, most))
  expect(await first('title')).toEqual(['done first', 'done last'])
  expect(await first('-title')).toEqual(['urgent', 'soon and pressing'])
  expect(await first('due', 3)).toEqual(['soon', 'soon and pressing', 'late'])
  expect(await first('-due')).toEqual(['late', 'soon'])
  expect(await first('type', 1)).toEqual(['urgent'])
  expect(await first('-type', 1)).toEqual(['urgent'])
  expect(await first('owner', 1)).toEqual(['late'])
  expect(await first('state', 1)).toEqual(['plain'])
  expect(await first('-number', 1)).toEqual(['done last'])
})
