import type { Reach } from '@/lib/checks/kinds/kind'
import { matches } from '@/lib/checks/match'
import { waysOut } from '@/lib/checks/reach'
import { readAllowance } from '@/lib/platform/net/addresses'
import type { Guard } from '@/lib/platform/net/resolve'

/** The world of a check in a test: the real ways out, allowed to reach this machine, with names and authorities of the test's own. */
export const reachLoopback = (guard: Partial<Guard> = {}, parts: Partial<Reach> = {}): Reach => ({
  ...waysOut({ allowance: readAllowance(['loopback']), ...guard }),
  matches,
  secret: noSecret,
  allowTargets: ['loopback'],
  programs: [],
  ownDatabase: async () => null,
  repositories: { look: noRepositories, findTurn: noRepositories },
  findTests: async () => ({ project: false }),
  listReports: async () => [],
  now: () => new Date(),
  signal: new AbortController().signal,
  ...parts,
})

const noSecret: Reach['secret'] = async (name) => ({
  ok: false,
  failure: 'secret_missing',
  message: `There is no secret called ${name}.`,
})

async function noRepositories(): Promise<never> {
  throw new Error('This test has no repositories; hand in makeMirrors().')
}
