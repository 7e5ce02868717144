import { readFileSync } from 'node:fs'

type Usage = { user: number; system: number }

/**
 * Milliseconds of the processor that this thread took so far. Newer versions of Node.js tell, else Linux does; elsewhere it is what
 * the whole process took, which is never less.
 */
export function threadMs(): number {
  const { threadCpuUsage } = process as typeof process & { threadCpuUsage?: () => Usage }
  if (threadCpuUsage) return inMs(threadCpuUsage())
  try {
    const [taken] = readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ')
    if (taken && /^\d+$/.test(taken)) return Number(taken) / 1e6
  } catch {
    // No Linux, or one that keeps no such account.
  }
  return inMs(process.cpuUsage())
}

const inMs = ({ user, system }: Usage): number => (user + system) / 1_000
