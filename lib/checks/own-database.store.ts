import { db } from '../platform/db/client'
import type { OwnDatabase } from './kinds/kind'

let own: Promise<OwnDatabase | null> | undefined

/** What our own database is called by PostgreSQL, so that another connection to it is recognised. Asked once in a process. */
export function ownDatabase(): Promise<OwnDatabase | null> {
  own ??= ask().catch((error) => {
    own = undefined
    throw error
  })
  return own
}

async function ask(): Promise<OwnDatabase | null> {
  const [found] = await db().$queryRaw<OwnDatabase[]>`
    SELECT (SELECT system_identifier FROM pg_control_system())::text AS system, current_database()::text AS name`
  return found ?? null
}
