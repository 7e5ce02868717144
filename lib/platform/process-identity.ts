import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Tells a process from a later one that was given the same number, also across a restart of the machine or container. */
export interface ProcessIdentity {
  pid: number
  /** Changes at every boot; empty where the system does not tell. */
  bootId: string
  /** When it started, in a form that later changes of the clock do not touch. */
  started: string
}

/** Who runs under this number now; undefined where nobody does. */
export function identifyProcess(pid: number): ProcessIdentity | undefined {
  if (!isAlive(pid)) return undefined
  return process.platform === 'linux' ? identifyOnLinux(pid) : identifyByPs(pid)
}

export const isSameProcess = (a: ProcessIdentity, b: ProcessIdentity | undefined): boolean =>
  b !== undefined && a.pid === b.pid && a.bootId === b.bootId && a.started === b.started

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function identifyOnLinux(pid: number): ProcessIdentity | undefined {
  try {
    // The name in parentheses may hold spaces; what counts comes after it. Field 22 is the start, in ticks since boot; a zombie is dead.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\)\s+/s, '')
      .split(' ')
    if (fields[0] === 'Z') return undefined
    return { pid, bootId: bootId(), started: fields[19] ?? '' }
  } catch {
    return undefined
  }
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return ''
  }
}

function identifyByPs(pid: number): ProcessIdentity | undefined {
  try {
    return { pid, bootId: '', started: execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() }
  } catch {
    return undefined
  }
}
