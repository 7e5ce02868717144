import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { identifyProcess, isSameProcess, type ProcessIdentity } from '../../process-identity'

/** What PostgreSQL wrote about itself into postmaster.pid. */
export interface PidFile {
  pid: number
  socketFolder: string
  status: string
}

export function readPidFile(databaseFolder: string): PidFile | undefined {
  const file = join(databaseFolder, 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const lines = readFileSync(file, 'utf8').split('\n')
  return { pid: Number(lines[0]), socketFolder: lines[4] ?? '', status: (lines[7] ?? '').trim() }
}

/** Notes which process the server is, beside the database: a pid alone cannot be told from a later process of that number. */
export function rememberServer(note: string, pid: number): void {
  const identity = identifyProcess(pid)
  if (identity) writeFileSync(note, JSON.stringify(identity), { mode: 0o600 })
}

/**
 * Removes a postmaster.pid that another process of the same number would otherwise keep alive for ever. PostgreSQL judges its
 * own lock in every other case: the file goes only where the running process is proven not to be the server.
 */
export function removeStalePidFile(databaseFolder: string, note: string): void {
  const lock = readPidFile(databaseFolder)
  const running = lock && identifyProcess(lock.pid)
  if (!running) return
  if (isProvenStale({ running, noted: readNote(note), workingFolder: workingFolder(running.pid), databaseFolder }))
    rmSync(join(databaseFolder, 'postmaster.pid'))
}

/** A server works in its database folder, and keeps boot and start time; either being otherwise proves another process. */
export function isProvenStale(evidence: {
  running: ProcessIdentity
  noted: ProcessIdentity | undefined
  /** Of the running process; undefined where it may not be seen. */
  workingFolder: string | undefined
  databaseFolder: string
}): boolean {
  const { running, noted, workingFolder, databaseFolder } = evidence
  if (workingFolder !== undefined) return workingFolder !== databaseFolder
  return noted !== undefined && noted.pid === running.pid && !isSameProcess(noted, running)
}

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

function readNote(note: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(readFileSync(note, 'utf8'))
  } catch {
    return undefined
  }
}

/** The database folder as the system names it, without links. */
export const realFolder = (folder: string): string => realpathSync(folder)
