import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents } from '../access/visible.store'
import { type Definition, readDefinition } from '../checks/definition'
import { definitionsIn } from '../checks/definition-blocks'
import { db } from '../platform/db/client'
import { NotFound } from '../platform/errors'
import { ToldAction } from './told'

/** A check that a text proposes for an action; nothing of it is there or runs until somebody makes it. */
export type Proposal = Definition | { problem: string }

/**
 * What is proposed to prove an action: by blocks in its details, and by the file that it was read back from. Without what its checks
 * say already. @throws NotFound
 */
export async function listProposals(actor: Actor, actionId: string): Promise<Proposal[]> {
  demand(actor, 'write')
  const action = await db().correctiveAction.findFirst({
    where: { id: actionId, deletedAt: null, incident: visibleIncidents(actor) },
    select: {
      details: true,
      told: true,
      checks: { where: { check: { deletedAt: null } }, select: { check: { select: { kind: true, config: true } } } },
    },
  })
  if (!action) throw new NotFound('This action is not there.')
  const told = ToldAction.safeParse(action.told).data?.checks.flatMap(({ definition }) => definition ?? []) ?? []
  const there = new Set(action.checks.map(({ check }) => sameness(check)))
  return [...new Set([...definitionsIn(action.details), ...told])]
    .map(readDefinition)
    .filter((proposal) => 'problem' in proposal || !there.has(sameness(proposal)))
}

/** What two checks have in common that look at the same, whatever order their settings were kept in. */
const sameness = ({ kind, config }: { kind: string; config: unknown }): string =>
  JSON.stringify([kind, Object.entries(config as object).toSorted(([a], [b]) => (a < b ? -1 : 1))])
