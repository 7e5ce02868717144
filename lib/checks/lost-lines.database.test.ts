import { setTimeout as sleep } from 'node:timers/promises'
import type { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { db } from '@/lib/platform/db/client'
import { connect } from '@/lib/platform/db/connect'
import { overrideSettings, settings } from '@/lib/platform/settings'
import { makeMember } from '@/tests/support/builders'
import { makeAction, makeCheck } from '@/tests/support/checks'
import { type DatabaseLine, openDatabaseLine } from '@/tests/support/database-line'
import { judgeSlots } from '@/tests/torture/judge-slots'
import { defineKind, type Outcome } from './kinds/kind'
import { makeRunner } from './run-due'

const BREAKS = 300
let line: DatabaseLine
let own: Client
beforeAll(async () => {
  const direct = settings().databaseUrl ?? ''
  own = await connect(direct)
  line = await openDatabaseLine(direct)
  overrideSettings({ databaseUrl: line.url, logLevel: 'fatal' })
})
afterAll(async () => {
  await own.end()
  line.close()
})

const kind = defineKind({
  ...{ id: 'made-up', label: 'Made up', about: '', config: z.looseObject({}), initial: {}, fields: [] },
  describe: () => 'made up',
  run: async (): Promise<Outcome> => ({ verdict: 'pass', summary: 'fine' }),
})

/** One check that fails and one that passes, each second, for each of so many actions. */
async function plant(pairs: number) {
  const ines = await makeMember('editor')
  const rule = { intervalSeconds: 1, passesToVerify: 2, failuresToRegress: 2 }
  const actions: { id: string; becomes: string }[] = []
  for (let n = 0; n < pairs; n++)
    for (const [state, becomes, path] of [
      ['done', 'verified', 'good'],
      ['verified', 'regressed', 'bad'],
    ] as const) {
      const action = await makeAction(ines)
      await makeCheck(ines, { ...rule, config: { url: `https://${path}-${n}.example.org/${path}` }, actionId: action.id })
      await db().correctiveAction.update({ where: { id: action.id }, data: { state } })
      actions.push({ id: action.id, becomes })
    }
  // An interval is ten seconds at least where people choose it; here 300 breaks have to fit into a minute.
  await db()
    .$executeRaw`UPDATE checks SET interval_seconds = 1, last_run_at = now() - interval '1 second', due_at = now() + random() * interval '1 second'`
  return actions
}

test(`a line to the database that breaks ${BREAKS} times, in a claim, in a store or between, loses no slot, doubles none, and changes no verdict`, async () => {
  const actions = await plant(4)
  const runner = makeRunner({
    kindOf: () => ({
      ...kind,
      run: async (config) =>
        JSON.stringify(config).includes('/bad')
          ? { verdict: 'fail', failure: 'wrong_status', summary: 'bad' }
          : { verdict: 'pass', summary: 'good' },
    }),
    leaseSeconds: 2,
    gapMs: 0,
  })
  let isOver = false
  const failed = { claims: 0, holds: 0 }
  const working = (async () => {
    for (let round = 0; !isOver; round++) {
      await runner.claim().catch(() => failed.claims++)
      if (round % 8 === 0) await runner.holdOn().catch(() => failed.holds++)
      await sleep(50)
    }
  })()
  while (line.breaks() < BREAKS) {
    const before = line.breaks()
    // Every piece of what is said, one after another: a claim, a beat of holding on, a batch, a transaction, each from its first byte on.
    line.breakAt(before % 13, before % 2 === 0 ? 'reset' : 'end')
    while (line.breaks() === before) await sleep(5)
    // A moment in which something can be said.
    if (before % 10 === 9) await sleep(300)
  }
  line.mend()
  await sleep(3_000)
  isOver = true
  await working
  while (runner.work().held > 0) await sleep(20)
  await runner.stop(5_000)

  const slots = await judgeSlots(own)
  expect(slots).toMatchObject({ lost: 0, offBeat: 0 })
  // Each of the eight checks a few times, on a machine however busy.
  expect(slots.stored).toBeGreaterThanOrEqual(24)
  const { rows: wrong } = await own.query(
    `SELECT verdict, summary FROM check_runs WHERE failure IS DISTINCT FROM 'skipped' AND (verdict, summary) NOT IN (('pass', 'good'), ('fail', 'bad'))`,
  )
  expect(wrong).toEqual([])
  expect(failed.claims).toBeGreaterThan(5)
  for (const { id, becomes } of actions) {
    const { rows } = await own.query(
      `SELECT "to", (SELECT count(*)::int FROM notices WHERE action_id = $1) AS told FROM action_transitions WHERE action_id = $1 AND check_run_id IS NOT NULL`,
      [id],
    )
    expect(rows).toEqual([{ to: becomes, told: 1 }])
  }
}, 240_000)
