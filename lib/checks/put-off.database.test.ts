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
    await mendSchedules()
    const [row] = await db().$queryRaw<{ waits: boolean }[]>`SELECT due_at > now() AS waits FROM checks WHERE id = ${id}::uuid`
    return row?.waits
  }
  expect(await waits('59 minutes', '-1 minutes')).toBe(true)
  expect(await waits('30 seconds', '-30 seconds')).toBe(true)
  // The run lies in the future: the clock was set back since.
  expect(await waits('31 minutes', '30 minutes')).toBe(false)
  expect(await waits('5 hours', '-1 minutes')).toBe(false)
  expect(await waits('59 minutes', null)).toBe(false)
})
