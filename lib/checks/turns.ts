interface Line<Job> {
  inFlight: number
  waiting: Job[]
  /** When the next one may begin, by performance.now(). */
  nextAt: number
  timer: NodeJS.Timeout | undefined
}

export interface Turns<Job> {
  /** Lets a job begin as soon as its far side and everything else in flight allow it. False where too many wait for that far side. */
  add(job: Job, farSide: string | null): boolean
  /** Resolves when none is in flight any more. Those that wait never begin: whoever stops knows what is not done. */
  stop(): Promise<void>
}

export interface Limits {
  /** Jobs in flight at once. */
  inFlight: number
  /** Of those, towards one far side. */
  perFarSide: number
  /** Between the beginnings of two jobs towards one far side. */
  gapMs: number
  /** Jobs that may wait for one far side. */
  waitingPerFarSide: number
}

/**
 * Who looks next. Towards one far side few at once and one after another, so that nobody's server feels its checks; whoever
 * waits for a busy far side holds up nobody who goes elsewhere. `idle` hears when nothing waits and nothing is in flight.
 */
export function makeTurns<Job>(limits: Limits, run: (job: Job) => Promise<void>, idle: () => void): Turns<Job> {
  const lines = new Map<string, Line<Job>>()
  const ready: { job: Job; line: Line<Job> | null }[] = []
  let inFlight = 0
  let pending = 0
  let isStopped = false
  let allEnded = () => {}

  function add(job: Job, farSide: string | null): boolean {
    if (farSide === null) ready.push({ job, line: null })
    else {
      const line = lines.get(farSide) ?? { inFlight: 0, waiting: [], nextAt: 0, timer: undefined }
      if (line.waiting.length >= limits.waitingPerFarSide) return false
      lines.set(farSide, line)
      line.waiting.push(job)
      advance(line)
    }
    pending++
    begin()
    return true
  }

  function advance(line: Line<Job>): void {
    if (line.timer || line.inFlight >= limits.perFarSide || line.waiting.length === 0) return
    const now = performance.now()
    if (now < line.nextAt) {
      line.timer = setTimeout(() => {
        line.timer = undefined
        line.nextAt = 0
        advance(line)
        begin()
      }, line.nextAt - now)
      return
    }
    const job = line.waiting.shift()
    if (job === undefined) return
    line.inFlight++
    line.nextAt = now + limits.gapMs
    ready.push({ job, line })
    advance(line)
  }

  function begin(): void {
    while (!isStopped && inFlight < limits.inFlight) {
      const next = ready.shift()
      if (!next) return
      const { job, line } = next
      inFlight++
      void run(job).finally(() => end(line))
    }
  }

  function end(line: Line<Job> | null): void {
    inFlight--
    if (line) {
      line.inFlight--
      advance(line)
    }
    if (--pending === 0) idle()
    if (inFlight === 0) allEnded()
    begin()
  }

  async function stop(): Promise<void> {
    isStopped = true
    for (const { timer } of lines.values()) clearTimeout(timer)
    await new Promise<void>((resolve) => {
      allEnded = resolve
      if (inFlight === 0) resolve()
    })
  }

  return { add, stop }
}
