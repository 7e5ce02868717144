import { readAllowance } from '../platform/net/addresses'
import { type GuardedFetch, guardedFetch } from '../platform/net/guarded-fetch'
import { settings } from '../platform/settings'
import type { Reach } from './kinds/kind'
import { matches } from './match'

let fetch: GuardedFetch | undefined

/** The world as this installation lets a check touch it. */
export function makeReach(parts: Pick<Reach, 'now' | 'signal' | 'pings'>): Reach {
  fetch ??= guardedFetch({ allowance: readAllowance(settings().allowTargets) })
  return { fetch, matches, ...parts }
}
