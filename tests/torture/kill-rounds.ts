import { setTimeout as sleep } from 'node:timers/promises'
import { connect } from '@/lib/platform/db/connect'
import { runProgram } from '../process/program'
import { TorturedInstance } from './instance'
import { missing, writeIncidents } from './writers'

export interface KillReport {
  rounds: number
  acknowledged: number
  lost: number
  /** Incidents without all of the rows that belong to them. */
  halves: number
  failedStarts: number
  slowestStartMs: number
  doctorUnwell: number
}

/**
 * P1: incidents are written over HTTP, everything is killed 20 to 700 ms after the first answer, it is started again on the same
 * data, and every incident that was answered for must be readable. In every second round the database is killed as well.
 */
export async function killWhileWriting(rounds: number, say: (line: string) => void, databaseUrl?: string): Promise<KillReport> {
  const instance = await TorturedInstance.create(databaseUrl)
  const report: KillReport = { rounds, acknowledged: 0, lost: 0, halves: 0, failedStarts: 0, slowestStartMs: 0, doctorUnwell: 0 }
  try {
    await instance.start()
    for (let round = 1; round <= rounds; round++) {
      let firstAnswer = () => {}
      const answered = new Promise<void>((resolve) => {
        firstAnswer = resolve
      })
      const load = await writeIncidents(instance, { onAnswer: firstAnswer })
      await answered
      await sleep(20 + Math.random() * 680)
      await instance.kill({ database: round % 2 === 0 })
      await load.stop()
      const startedIn = await instance.start().catch((error: Error) => say(`round ${round}: ${error.message}`))
      if (startedIn === undefined) {
        report.failedStarts++
        await instance.start()
      } else report.slowestStartMs = Math.max(report.slowestStartMs, startedIn)
      if (load.wrong[0]) throw new Error(`Not written down: ${load.wrong[0]}`)
      const lost = await missing(instance, load.acks)
      report.acknowledged += load.acks.length
      report.lost += lost.length
      report.halves = await halfWritten(await instance.database())
      const doctor = await runProgram(
        ['doctor', '--data-dir', instance.folder.path],
        databaseUrl ? { env: { DATABASE_URL: databaseUrl } } : {},
      )
      if (doctor.exitCode !== 0) report.doctorUnwell++
      say(`round ${round} of ${rounds}: ${load.acks.length} acknowledged, ${lost.length} lost, ready again after ${startedIn} ms`)
    }
  } finally {
    await instance.remove()
  }
  return report
}

/** Kills during the very first start, at any moment of it; the next start must make a whole installation of what is there. */
export async function killFirstStarts(
  rounds: number,
  say: (line: string) => void,
): Promise<{ rounds: number; failedStarts: number }> {
  let failedStarts = 0
  for (let round = 1; round <= rounds; round++) {
    const instance = await TorturedInstance.create()
    try {
      instance.launch()
      const afterMs = Math.round(((round - 0.5) / rounds) * 4_000)
      await sleep(afterMs)
      await instance.kill({ database: round % 2 === 0 })
      const startedIn = await instance.start().catch((error: Error) => say(error.message))
      if (startedIn === undefined) failedStarts++
      say(`first start ${round} of ${rounds}: killed after ${afterMs} ms, then ready after ${startedIn} ms`)
    } finally {
      await instance.remove()
    }
  }
  return { rounds, failedStarts }
}

// Incident, sections and first entry are written in one transaction: all of them are there, or none.
async function halfWritten(url: string): Promise<number> {
  const client = await connect(url)
  const { rows } = await client.query(
    `SELECT count(*)::int AS n FROM incidents i WHERE title LIKE 'Written down as %' AND (
       NOT EXISTS (SELECT FROM timeline_entries e WHERE e.incident_id = i.id)
       OR NOT EXISTS (SELECT FROM sections s WHERE s.incident_id = i.id)
       OR NOT EXISTS (SELECT FROM revisions r WHERE r.subject_id = i.id)
       OR NOT EXISTS (SELECT FROM activities a WHERE a.incident_id = i.id))`,
  )
  await client.end()
  return rows[0].n
}
