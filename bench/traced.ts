import type { Browser, Page } from 'playwright'

export interface TraceEvent {
  name: string
  pid: number
  tid: number
  /** Microseconds on a processor. */
  tdur?: number
  args?: { name?: string; frame_reporter?: { state?: string } }
}

const TRACED = ['cc', 'benchmark', 'devtools.timeline.frame', 'toplevel']

/** Chromium's own trace of what is done to a page. */
export async function trace(browser: Browser, page: Page, gesture: () => Promise<unknown>): Promise<TraceEvent[]> {
  await browser.startTracing(page, { categories: TRACED })
  await gesture()
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
  return traceEvents
}

/** Milliseconds on a processor of each task of the pages' main threads, longest first. */
export function mainThreadTasks(events: TraceEvent[]): number[] {
  const thread = ({ pid, tid }: TraceEvent) => `${pid}.${tid}`
  const isName = ({ name, args }: TraceEvent) => name === 'thread_name' && args?.name === 'CrRendererMain'
  const main = new Set(events.filter(isName).map(thread))
  const tasks = events.filter((event) => event.name === 'ThreadControllerImpl::RunTask' && main.has(thread(event)))
  return tasks.map(({ tdur = 0 }) => tdur / 1000).sort((a, b) => b - a)
}
