import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { db } from '../platform/db/client'
import { visibleChecks } from './visible.store'

export interface SecretUse {
  /** Those the actor may see. */
  checks: { id: string; title: string }[]
  /** How many more there are: checks that prove only private incidents. */
  hidden: number
}

/** Which checks use which secret, by the secret's name: the property "secret" of their config, whatever their kind. */
export async function listSecretUses(actor: Actor): Promise<Map<string, SecretUse>> {
  demand(actor, 'administer')
  const rows = await db().$queryRaw<{ id: string; title: string; secret: string }[]>`
    SELECT id, title, config->>'secret' AS secret FROM checks
    WHERE deleted_at IS NULL AND config->>'secret' <> '' ORDER BY lower(title), id`
  const visible = await db().check.findMany({
    where: { AND: [{ id: { in: rows.map(({ id }) => id) } }, visibleChecks(actor)] },
    select: { id: true },
  })
  const seen = new Set(visible.map(({ id }) => id))
  const uses = new Map<string, SecretUse>()
  for (const { secret, ...check } of rows) {
    const use = uses.get(secret) ?? { checks: [], hidden: 0 }
    if (seen.has(check.id)) use.checks.push(check)
    else use.hidden++
    uses.set(secret, use)
  }
  return uses
}
