import { expect, test } from 'vitest'
import { makeRunner } from '@/lib/checks/run-due'
import { db, hasModels } from '@/lib/platform/db/client'
import { httpServer } from '@/tests/support/far-side'
import { reachLoopback } from '@/tests/support/reach'
import { sweeps } from './sweeps'

test('a worker whose checks go on as they were does all its work without Prisma’s models, which take 50 MB', async () => {
  const { port } = await httpServer((_, response) => response.end('ok'))
  await db().$executeRaw`
    INSERT INTO checks (id, kind, title, config, interval_seconds, due_at, last_run_at, updated_at)
    SELECT gen_random_uuid(), 'http', 'The shop answers', json_build_object('url', ${`http://127.0.0.1:${port}/`}::text), 60, now(), now(), now()
    FROM generate_series(1, 3)`
  const runner = makeRunner({ reach: (parts) => reachLoopback({}, parts) })
  const life = { id: '01890000-0000-7000-8000-000000000000', kind: 'worker' as const, version: '0' }
  for (const { isWanted, run } of sweeps(runner, life, new AbortController().signal))
    if (!isWanted || (await isWanted())) await run()
  await runner.stop(5_000)
  expect(await db().$queryRaw`SELECT verdict FROM check_runs`).toEqual([
    { verdict: 'pass' },
    { verdict: 'pass' },
    { verdict: 'pass' },
  ])
  expect(hasModels()).toBe(false)
  await db().check.count()
  expect(hasModels()).toBe(true)
})
