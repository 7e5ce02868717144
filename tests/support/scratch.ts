import { inject } from 'vitest'
import { connect } from '@/lib/platform/db/connect'
import { newId } from '@/lib/platform/ids'
import { at } from './database-server'

/** Lends an empty database beside the test file's own, or with `migrated` one with all tables; dropped afterwards. */
export async function withScratchDatabase<T>(work: (url: string) => Promise<T>, { migrated = false } = {}): Promise<T> {
  const server = inject('databaseServer')
  const name = `nevermore_scratch_${newId().replaceAll('-', '')}`
  const admin = await connect(server)
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${migrated ? inject('databaseTemplate') : 'template0'}`)
  try {
    return await work(at(server, name))
  } finally {
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`)
    await admin.end()
  }
}
