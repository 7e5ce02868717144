import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Refusal } from '../errors'
import type { InstanceRecord } from './identity-rules'

const FileContent = z.object({
  instanceId: z.uuid(),
  engine: z.enum(['embedded', 'server']),
  place: z.string().nullable(),
  counts: z.object({ incidents: z.number(), members: z.number(), actions: z.number() }),
  countedAt: z.string(),
})

const fileOf = (dataDir: string): string => join(dataDir, 'instance.json')

/**
 * What this installation knows of its database; undefined on the first start.
 * @throws Refusal where the file is there and cannot be understood: it is not guessed at
 */
export function readInstance(dataDir: string): InstanceRecord | undefined {
  if (!existsSync(fileOf(dataDir))) return undefined
  try {
    return FileContent.parse(JSON.parse(readFileSync(fileOf(dataDir), 'utf8')))
  } catch {
    throw new Refusal(
      `${fileOf(dataDir)} cannot be understood, so it is not known which database belongs here.`,
      'Restore it from a backup of the data directory, or move it away and start once with --adopt-database.',
    )
  }
}

/** Written beside and moved into its place, so that a power cut leaves the old one or the new one. */
export function writeInstance(dataDir: string, record: InstanceRecord): void {
  const draft = `${fileOf(dataDir)}.${process.pid}`
  const file = openSync(draft, 'w', 0o600)
  writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`)
  fsyncSync(file)
  closeSync(file)
  renameSync(draft, fileOf(dataDir))
}

/** Keeps what was known before another database is adopted. */
export function setInstanceAside(dataDir: string, now = new Date()): void {
  if (existsSync(fileOf(dataDir)))
    copyFileSync(fileOf(dataDir), `${fileOf(dataDir)}.before-${now.toISOString().replace(/\D/g, '').slice(0, 14)}`)
}
