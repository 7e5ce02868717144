import { type Actor, memberIdOf } from '../access/actor'
import { demand } from '../access/rules'
import { db } from '../platform/db/client'
import { log } from '../platform/log'

/** What stands before the slug in the address of every check that is pinged by one. */
export async function getPingKey(actor: Actor): Promise<string> {
  demand(actor, 'write')
  return (await db().instance.findFirstOrThrow({ select: { pingKey: true } })).pingKey
}

/** How many checks are pinged by a slug. */
export async function countSlugs(actor: Actor): Promise<number> {
  demand(actor, 'administer')
  return db().heartbeat.count({ where: { slug: { not: null }, check: { deletedAt: null } } })
}

/** Makes another ping key: every address with a slug is another one from now on. Addresses with a token stay. */
export async function renewPingKey(actor: Actor): Promise<void> {
  demand(actor, 'administer')
  await db().$executeRaw`UPDATE instances SET ping_key = replace(gen_random_uuid()::text, '-', '')`
  log().info({ member: memberIdOf(actor) }, 'ping key renewed')
}
