import { expect, test } from 'vitest'
import { makeMember } from '@/tests/support/builders'
import { makeAction, makeCheck, runSeries } from '@/tests/support/checks'
import { listAllChecks } from './brief.store'
import { deleteCheck } from './edit.store'
import { conditionOf } from './rules'
import { listChecks } from './store'

test('of every check the list knows how it is doing as its own page does, and what it asks where that is wanted', async () => {
  const [ines, other] = [await makeMember('editor'), await makeMember('editor')]
  const secret = await makeAction(ines, 'done', { isPrivate: true })
  const [green, red, erring, fresh, hidden, gone] = [
    await makeCheck(ines, { actionId: (await makeAction(ines)).id }),
    await makeCheck(ines),
    await makeCheck(ines),
    await makeCheck(ines),
    await makeCheck(ines, { actionId: secret.id }),
    await makeCheck(ines),
  ]
  await runSeries(green, 'fail pass pass')
  await runSeries(red, 'pass fail fail')
  await runSeries(erring, 'pass error')
  await deleteCheck(ines, gone, 1)
  const all = await listAllChecks(other, { words: true })
  expect(all.map(({ id }) => id).sort()).toEqual([green, red, erring, fresh].sort())
  expect(all.filter(({ isBound }) => isBound).map(({ id }) => id)).toEqual([green])
  expect((await listAllChecks(ines, { words: false })).map(({ id }) => id)).toContain(hidden)

  const now = new Date()
  for (const check of await listChecks(other, [green, red, erring, fresh])) {
    const brief = all.find(({ id }) => id === check.id)
    const { dueAt, lastRunAt, passingSinceAt, erringSinceAt, lastVerdict, passStreak, failStreak, words, title, kind } = check
    const same = { dueAt, lastRunAt, passingSinceAt, erringSinceAt, lastVerdict, passStreak, failStreak, words, title, kind }
    expect(brief).toMatchObject(same)
    expect(brief && conditionOf(brief, now)).toBe(conditionOf(check, now))
    // Pages hand it on: nothing of a config, which may hold credentials, goes with it.
    expect(Object.keys(brief ?? {})).not.toContain('config')
  }
})
