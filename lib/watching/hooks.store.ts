import { randomBytes } from 'node:crypto'
import { type Actor, memberIdOf } from '../access/actor'
import { demand } from '../access/rules'
import { db, inTransaction } from '../platform/db/client'
import { NotFound } from '../platform/errors'
import { newId } from '../platform/ids'
import { log } from '../platform/log'
import { readKeyring } from '../platform/secrets-key'
import { id as Id } from '../platform/text'
import { sealIn, unsealRow } from '../secrets/sealing.store'
import { isProven } from './signature'

/** Makes the secret by which a forge proves that it tells of pushes to a repository; it is told now and never again. @throws NotFound */
export async function makeHook(actor: Actor, repositoryId: string): Promise<{ secret: string }> {
  demand(actor, 'administer')
  const secret = randomBytes(32).toString('base64url')
  await inTransaction(async (tx) => {
    const repository = await tx.repository.findFirst({ where: { id: repositoryId, deletedAt: null }, select: { name: true } })
    if (!repository) throw new NotFound('This repository is not there.')
    await tx.repositoryHook.deleteMany({ where: { repositoryId } })
    const id = newId()
    await tx.repositoryHook.create({ data: { id, repositoryId, ...(await sealIn(tx, id, secret)) } })
    log().info({ member: memberIdOf(actor), repository: repository.name }, 'webhook made')
  })
  return { secret }
}

/** From now on nobody is believed who tells of a push. */
export async function removeHook(actor: Actor, repositoryId: string): Promise<void> {
  demand(actor, 'administer')
  await db().repositoryHook.deleteMany({ where: { repositoryId } })
}

/** Told of again and again, a repository is still looked at no more often than this. */
const SOONEST_SECONDS = 10

/**
 * Takes note that somebody pushed to a repository: it is due at once. Nothing else in the request is believed. Who does not know the
 * secret learns nothing, not even whether there is such a repository.
 * @throws NotFound
 */
export async function receivePush(repositoryId: string, headers: Headers, body: Uint8Array): Promise<void> {
  const hook = Id.safeParse(repositoryId).success
    ? await db().repositoryHook.findFirst({
        where: { repositoryId, repository: { deletedAt: null } },
        select: { id: true, sealed: true, keyId: true },
      })
    : null
  const secret = hook && unsealRow(hook, readKeyring())
  const isOurs = isProven(headers, body, secret ?? NOBODY_KNOWS)
  if (!hook || secret === null || !isOurs) throw new NotFound('No repository is told of here with this secret.')
  await db().repositoryHook.updateMany({ where: { id: hook.id }, data: { lastPushAt: new Date() } })
  await db().$executeRaw`
    UPDATE repositories SET watch_due_at =
      least(watch_due_at, greatest(now(), coalesce(watched_at, now()) + make_interval(secs => ${SOONEST_SECONDS})))
    WHERE id = ${repositoryId}::uuid AND is_watched`
  // What was pushed may be a request of ours that was merged.
  const lookAt = { gt: new Date(Date.now() + SOONEST_SECONDS * 1000) }
  await db().publicationRequest.updateMany({
    where: { publication: { repositoryId }, state: 'open', lookAt },
    data: { lookAt: new Date(Date.now() + SOONEST_SECONDS * 1000) },
  })
}

const NOBODY_KNOWS = randomBytes(32).toString('base64url')
