import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { Invalid, Limited } from '../platform/errors'
import { inPast, type Outcome, type Past, type SealedKind } from './kinds/kind'
import { findKind } from './kinds/registry'
import { makeReach } from './reach'
import { runKind } from './run'

/** So that the form cannot be made a scanner: tries a member has within a minute, in this process. */
const TRIES_A_MINUTE = 20
const tries = new Map<string, number[]>()

/**
 * Runs a check once without keeping it: what the form shows before it is saved.
 * @throws Invalid where the kind cannot use the config, Limited
 */
export async function tryNow(actor: Actor, kindId: string, config: unknown): Promise<Outcome> {
  return runKind(readTry(actor, kindId, config), config, reachFor)
}

/**
 * What was before, newest first, against which the check can be run by `tryPast`. Null for a kind that cannot look back, or whose
 * past a person has to name: a whole commit, a tag.
 * @throws Invalid where the kind cannot use the config
 */
export async function listPast(actor: Actor, kindId: string, config: unknown): Promise<Past[] | null> {
  const { looksBack } = readTriable(actor, kindId, config)
  return (await looksBack?.list?.(config, reachFor(AbortSignal.timeout(LIST_MS)))) ?? null
}

/**
 * Runs a check once against what was before, a report or a commit, to show that it can fail. Nothing is kept of it.
 * @throws Invalid where the kind cannot look back or cannot use the config, Limited
 */
export async function tryPast(actor: Actor, kindId: string, config: unknown, past: string): Promise<Outcome> {
  return runKind(inPast(readTry(actor, kindId, config), past), config, reachFor)
}

const LIST_MS = 20_000

const reachFor = (signal: AbortSignal) => makeReach({ signal, now: () => new Date() })

function readTry(actor: Actor, kindId: string, config: unknown): SealedKind {
  const kind = readTriable(actor, kindId, config)
  if (actor.kind === 'member') count(actor.memberId, Date.now())
  return kind
}

function readTriable(actor: Actor, kindId: string, config: unknown): SealedKind {
  demand(actor, 'write')
  const kind = findKind(kindId)
  if (!kind || kind.waitsForPings || kind.asksPeople) throw new Invalid('This kind of check cannot be tried before it is saved.')
  const read = kind.read(config)
  if (!read.ok) {
    const fields = Object.fromEntries(Object.entries(read.problems).map(([name, message]) => [`config.${name}`, message]))
    throw new Invalid(Object.values(read.problems).join(' '), fields)
  }
  return kind
}

function count(memberId: string, now: number): void {
  const recent = (tries.get(memberId) ?? []).filter((at) => at > now - 60_000)
  if (recent.length >= TRIES_A_MINUTE) throw new Limited('You have tried this often within the last minute. Wait a little.', 60)
  tries.set(memberId, [...recent, now])
}
