import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db/client'
import { makeMember } from '@/tests/support/builders'
import { makeCheck } from '@/tests/support/checks'
import { mendSchedules } from './sweep.store'

test('a look that a run put off by an hour stays put off; what a clock set back put off is mended', async () => {
  const actor = await makeMember('editor')
  const waits = async (dueIn: string, ranIn: string | null) => {
    const id = await makeCheck(actor, { intervalSeconds: 60 })
    await db()
      .$executeRaw`UPDATE checks SET due_at = now() + ${dueIn}::interval, last_run_at = now() + ${ranIn}::interval WHERE id = ${id}::uuid`
    const dueAt = async () => (await db().check.findUniqueOrThrow({ where: { id } })).dueAt
    const before = await dueAt()
    await mendSchedules()
    const after = await dueAt()
    if (after?.getTime() === before?.getTime()) return true
    expect(after?.getTime()).toBeLessThanOrEqual(Date.now() + 60_000)
    return false
  }
  expect(await waits('59 minutes', '-1 minutes')).toBe(true)
  expect(await waits('30 seconds', '-30 seconds')).toBe(true)
  // The run lies in the future: the clock was set back since.
  expect(await waits('31 minutes', '30 minutes')).toBe(false)
  expect(await waits('5 hours', '-1 minutes')).toBe(false)
  expect(await waits('59 minutes', null)).toBe(false)
})
