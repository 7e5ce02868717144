import { loadavg } from 'node:os'
import { closeDb, db } from '@/lib/platform/db/client'
import { findEmbedded } from '@/lib/platform/db/embedded/server'
import { overrideSettings } from '@/lib/platform/settings'
import { Instance } from '@/tests/e2e/instance'
import { makeSignedIn } from '@/tests/support/sign-in'
import { median, printTable, type Row } from './table'

// The list of checks of a running Nevermore, with 10 and with 1 000 of them: from the request to the last byte.
const ROUNDS = 15
const GOAL_MS = 50
const PATHS = ['/checks', '/checks?page=5', '/checks?show=failing', '/checks?q=service+7']

const rows: Row[] = []
const instance = await Instance.start()
const databaseUrl = (await findEmbedded(instance.dataDir)) ?? ''
overrideSettings({ databaseUrl })
const { header } = await makeSignedIn({ url: instance.url, databaseUrl, sessionSecret: instance.sessionSecret }, 'editor')
for (const count of [10, 1_000]) {
  await fill(count)
  for (const path of PATHS) {
    const ask = () => read(`${instance.url}${path}`)
    const bytes = await ask()
    const few = `10 checks, ${path}`
    rows.push({
      what: `${count} checks, ${path}`,
      ms: await median(ROUNDS, ask),
      note: `${Math.round(bytes / 1024)} KB`,
      ...(count > 10 && { against: few }),
    })
  }
}
await closeDb()
await instance.remove()
printTable(`The list of checks (goal with 1000: ${GOAL_MS} ms; load ${loadavg()[0]?.toFixed(1)})`, rows)

/** So many checks in all, each with thirty runs: most pass, some fail, some cannot look. None is due: the worker leaves them alone. */
async function fill(count: number): Promise<void> {
  await db().$executeRaw`
    WITH made AS (
      INSERT INTO checks (id, kind, title, config, interval_seconds, due_at, last_run_at, last_verdict, pass_streak, passing_since_at,
        fail_streak, failing_since_at, first_red_at, updated_at)
      SELECT gen_random_uuid(), 'http', 'Service ' || n || ' answers', json_build_object('url', 'https://shop-' || n || '.example.org/health'),
        300, now() + interval '1 hour', now(), CASE WHEN n % 20 = 0 THEN 'fail' ELSE 'pass' END::verdict,
        CASE WHEN n % 20 = 0 THEN 0 ELSE 30 END, CASE WHEN n % 20 > 0 THEN now() - interval '3 hours' END,
        CASE WHEN n % 20 = 0 THEN 1 ELSE 0 END, CASE WHEN n % 20 = 0 THEN now() END, now() - interval '1 day', now()
      FROM generate_series((SELECT count(*) FROM checks) + 1, ${count}::int) AS n
      RETURNING id, last_verdict)
    INSERT INTO check_runs (id, check_id, slot_at, started_at, finished_at, verdict, summary)
    SELECT gen_random_uuid(), id, now() - n * interval '5 minutes', now() - n * interval '5 minutes', now() - n * interval '5 minutes',
      CASE WHEN n = 1 THEN last_verdict ELSE 'pass' END, 'Answered 200 in 31 ms'
    FROM made, generate_series(1, 30) AS n`
  await db().$executeRaw`ANALYZE checks`
  await db().$executeRaw`ANALYZE check_runs`
}

async function read(url: string): Promise<number> {
  const answer = await fetch(url, { headers: { cookie: header } })
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`)
  return (await answer.arrayBuffer()).byteLength
}
