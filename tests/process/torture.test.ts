import { expect, test, vi } from 'vitest'
import { killFirstStarts, killWhileWriting } from '../torture/kill-rounds'
import { killWorkers } from '../torture/killed-workers'
import { stopUnderLoad } from '../torture/stops'

// A short round of what `npm run torture` does for long. The longest takes 40 seconds on two quiet cores; the bound is for what hangs,
// not for a machine that is slow and busy.
vi.setConfig({ testTimeout: 5 * 60_000 })
const silent = () => {}

test('an incident that was answered for survives kill -9 of everything', async () => {
  const report = await killWhileWriting(3, silent)
  expect(report).toMatchObject({ lost: 0, halves: 0, failedStarts: 0, doctorUnwell: 0 })
  expect(report.acknowledged).toBeGreaterThanOrEqual(3)
})

test('a first start that was killed is completed by the next', async () => {
  expect(await killFirstStarts(2, silent)).toMatchObject({ failedStarts: 0 })
})

test('a stop under load answers what was asked and loses nothing', async () => {
  const report = await stopUnderLoad(2, silent)
  expect(report).toMatchObject({ lost: 0, unanswered: 0, wrongAnswers: 0, wrongExitCodes: 0 })
  expect(report.acknowledged).toBeGreaterThan(0)
})

test('workers that are killed, with clocks a day ahead and an hour behind, leave every slot of every check with one result', async () => {
  const report = await killWorkers(
    { seconds: 9, checks: 30, intervals: [2, 3], everySeconds: 3, clocks: [24 * 60, 5, -60] },
    silent,
  )
  expect(report).toMatchObject({ lost: 0, offBeat: 0, twice: 0, still: 0 })
  expect(report.kills).toBeGreaterThan(0)
  expect(report.stored).toBeGreaterThan(60)
})
