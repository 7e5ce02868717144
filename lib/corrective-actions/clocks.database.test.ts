import { afterEach, expect, test, vi } from 'vitest'
import { makeMember } from '@/tests/support/builders'
import { makeAction } from '@/tests/support/checks'
import { listActivity } from '../activity/store'
import { getAction } from './list.store'
import { moveAction, undoMove } from './state.store'

afterEach(() => vi.useRealTimers())

test('what happened stands in the order in which it happened, also where the clock was set back by an hour in between', async () => {
  const ines = await makeMember('editor')
  const { id, number, incidentId } = await makeAction(ines, 'open')
  await moveAction(ines, { id, from: 'open', to: 'in_progress', because: '' })
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 3_600_000 })
  const { transitionId } = await moveAction(ines, { id, from: 'in_progress', to: 'done', because: 'shipped' })
  expect((await getAction(ines, number)).transitions.map(({ to }) => to).slice(0, 2)).toEqual(['done', 'in_progress'])
  const [newest] = await listActivity(ines, incidentId)
  expect(newest?.data).toMatchObject({ to: 'done' })
  // It is the last one, so it may be taken back.
  expect(await undoMove(ines, transitionId ?? '')).toMatchObject({ from: 'done', to: 'in_progress' })
})
