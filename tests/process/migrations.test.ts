import { expect, test, vi } from 'vitest'
import { killMigrations } from '../torture/migration-kills'

// Beside torture.test.ts, so that the two can run at once. For what hangs, not for a machine that is slow and busy.
vi.setConfig({ testTimeout: 5 * 60_000 })

test('a migration that was killed is whole or absent, and completed by the next start', async () => {
  const report = await killMigrations(24, () => {})
  expect(report).toMatchObject({ kills: 24, halves: 0, failedResumes: 0, differences: 0 })
  expect(Object.keys(report.appliedAtKill).length).toBeGreaterThan(4)
})
