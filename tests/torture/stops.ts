import { setTimeout as sleep } from 'node:timers/promises'
import { TorturedInstance } from './instance'
import { missing, writeIncidents } from './writers'

export interface StopReport {
  stops: number
  acknowledged: number
  lost: number
  /** Requests that had been sent and got no answer. */
  unanswered: number
  wrongAnswers: number
  wrongExitCodes: number
  slowestStopMs: number
  slowestStartMs: number
}

const WRITERS = 10
const LONGEST_STOP_MS = 10_000

/** P31: it is told to stop while about 50 incidents a second are written; what was asked is answered, and nothing is lost. */
export async function stopUnderLoad(stops: number, say: (line: string) => void): Promise<StopReport> {
  const instance = await TorturedInstance.create()
  const report: StopReport = {
    ...{ stops, acknowledged: 0, lost: 0, unanswered: 0, wrongAnswers: 0, wrongExitCodes: 0 },
    ...{ slowestStopMs: 0, slowestStartMs: 0 },
  }
  try {
    for (let stop = 1; stop <= stops; stop++) {
      report.slowestStartMs = Math.max(report.slowestStartMs, stop === 1 ? 0 : await instance.start())
      if (stop === 1) await instance.start()
      const load = await writeIncidents(instance, { writers: WRITERS, pauseMs: 1_000 / (50 / WRITERS) })
      await sleep(500 + Math.random() * 1_000)
      const began = Date.now()
      const exitCode = await instance.program?.stop()
      const stopMs = Date.now() - began
      await load.stop()
      if (exitCode !== 0 || stopMs > LONGEST_STOP_MS) report.wrongExitCodes++
      report.slowestStopMs = Math.max(report.slowestStopMs, stopMs)
      report.acknowledged += load.acks.length
      report.unanswered += load.unanswered.length
      report.wrongAnswers += load.wrong.length
      await instance.start()
      report.lost += (await missing(instance, load.acks)).length
      await instance.program?.stop()
      const trouble = [...load.unanswered, ...load.wrong].slice(0, 2).join('; ')
      say(`stop ${stop} of ${stops}: ${load.acks.length} acknowledged, stopped in ${stopMs} ms${trouble && `, ${trouble}`}`)
    }
  } finally {
    await instance.remove()
  }
  return report
}
