import { spawnSync } from 'node:child_process'
import { fromRoot } from '@/lib/platform/root'
import { programEnvironment } from '../support/environment'

/**
 * P8: random lives of checks and actions, led by the stores on a real database and by a model of a hundred lines at once; whether they
 * ended alike. On a server of one's own where `serverUrl` names one: a database is made there and removed again.
 */
export function leadLives(lives: number, serverUrl?: string): boolean {
  const env = programEnvironment({
    NEVERMORE_TEST_LIVES: String(lives),
    ...(serverUrl && { NEVERMORE_TEST_SERVER_URL: serverUrl }),
  })
  const test = ['run', 'lib/checks/proof-model.database.test.ts']
  const { status } = spawnSync(process.execPath, [fromRoot('node_modules/vitest/vitest.mjs'), ...test], { env, stdio: 'inherit' })
  return status === 0
}
