import { listBeats, type ProcessKind } from './beats.store'

/** A process that has not been heard of for this long counts as down. */
const SILENT_AFTER_SECONDS = 30
/** Whoever asks how we are gets an answer within this time, whatever the database does. */
const PATIENCE_MS = 3_000

export interface Health {
  ok: boolean
  web: boolean
  database: boolean
  worker: boolean
  /** In words, what is not well. */
  unwell: string[]
}

/** Whether the parts of the app are up: the one that asks is the web. */
export async function judgeHealth(): Promise<Health> {
  const worker = await lastHeard('worker')
  const unwell: string[] = []
  if (worker === 'no answer') unwell.push('database: it does not answer')
  if (worker === 'no answer') unwell.push('worker: unknown while the database does not answer')
  else if (worker === undefined) unwell.push('worker: none has ever run')
  else if (worker > SILENT_AFTER_SECONDS) unwell.push(`worker: silent for ${Math.round(worker)} s`)
  const isHeard = typeof worker === 'number' && worker <= SILENT_AFTER_SECONDS
  return { ok: unwell.length === 0, web: true, database: worker !== 'no answer', worker: isHeard, unwell }
}

/** Seconds since the latest sign of life of a kind of process; undefined where there never was one. */
async function lastHeard(kind: ProcessKind): Promise<number | undefined | 'no answer'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'no answer'>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, 'no answer')
  })
  const asked = listBeats(kind).then(
    (beats) => beats[0]?.secondsAgo,
    () => 'no answer' as const,
  )
  const answer = await Promise.race([asked, late])
  clearTimeout(timer)
  return answer
}
