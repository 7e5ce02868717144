import { join } from 'node:path'
import { systemActor } from '../access/actor'
import { makeMirrors } from '../platform/git/mirrors'
import { readAllowance } from '../platform/net/addresses'
import { guardedConnect } from '../platform/net/guarded-connect'
import { guardedDns } from '../platform/net/guarded-dns'
import { guardedFetch } from '../platform/net/guarded-fetch'
import type { Guard } from '../platform/net/resolve'
import { settings } from '../platform/settings'
import { openSecret } from '../secrets/store'
import { findTests, listReports } from '../test-reports/store'
import type { Reach } from './kinds/kind'
import { matches } from './match'
import { ownDatabase } from './own-database.store'

type Parts = Pick<Reach, 'now' | 'signal' | 'pings' | 'attestations'>

let world: Omit<Reach, keyof Parts> | undefined

/** The world as this installation lets a check touch it. */
export function makeReach(parts: Parts): Reach {
  world ??= wholeWorld()
  return { ...world, ...parts }
}

function wholeWorld(): Omit<Reach, keyof Parts> {
  const { allowTargets, plugins: programs } = settings()
  return {
    ...allWays(),
    matches,
    secret: (name) => openSecret(systemActor, name),
    findTests: (question) => findTests(systemActor, question),
    listReports: (of) => listReports(systemActor, of),
    allowTargets,
    programs,
    ownDatabase,
  }
}

function allWays() {
  const { allowTargets, repositoryDirs, dataDir = '' } = settings()
  const allowance = readAllowance(allowTargets)
  const repositories = makeMirrors({ folder: join(dataDir, 'repositories'), directories: repositoryDirs, allowance })
  return { ...waysOut({ allowance }), repositories }
}

/** Every way out to the network that a check has, all under the same guard. */
export const waysOut = (guard: Guard) => ({
  fetch: guardedFetch({ userAgent: 'Nevermore (check)', ...guard }),
  connect: guardedConnect(guard),
  dns: guardedDns(guard),
})
