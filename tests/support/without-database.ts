import { inject } from 'vitest'
import { connect } from '@/lib/platform/db/connect'
import { settings } from '@/lib/platform/settings'

/** Takes this test file's database away from everybody, in the middle of whatever they do, while `work` runs. */
export async function withoutDatabase(work: () => Promise<void>): Promise<void> {
  const admin = await connect(inject('databaseServer'))
  const name = new URL(settings().databaseUrl ?? '').pathname.slice(1)
  await admin.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`)
  await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name])
  try {
    await work()
  } finally {
    await admin.query(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS true`)
    await admin.end()
  }
}
