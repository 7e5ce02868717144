import { type Actor, memberIdOf } from '../access/actor'
import { demand } from '../access/rules'
import { db, inTransaction, isDuplicate, type Prisma } from '../platform/db/client'
import { Conflict, Invalid, NotFound } from '../platform/errors'
import { log } from '../platform/log'
import { readKeyring } from '../platform/secrets-key'
import type { SecretEdit, SecretInput } from './schema'
import { sealIn, unsealRow } from './sealing.store'

/** A secret as it may be shown: everything but its value, which is never shown again. */
export interface SecretRow {
  id: string
  name: string
  hosts: string[]
  createdAt: Date
  createdBy: { name: string } | null
  replacedAt: Date | null
  replacedBy: { name: string } | null
  lastUsedAt: Date | null
  /** Whether a key of this installation fits it. */
  isReadable: boolean
}

const { sealed: _, ...SHOWN } = {
  id: true,
  name: true,
  sealed: true,
  keyId: true,
  hosts: true,
  createdAt: true,
  createdBy: { select: { name: true } },
  replacedAt: true,
  replacedBy: { select: { name: true } },
  lastUsedAt: true,
} satisfies Prisma.SecretSelect

export async function listSecrets(actor: Actor): Promise<SecretRow[]> {
  demand(actor, 'administer')
  const rows = await db().secret.findMany({ select: SHOWN, orderBy: { name: 'asc' } })
  const known = new Set(readKeyring()?.keys.map(({ id }) => id))
  return rows.map(({ keyId, ...row }) => ({ ...row, isReadable: known.has(keyId) }))
}

/** What a form lets somebody choose from: names, and where each may be sent. */
export async function listSecretNames(actor: Actor): Promise<{ name: string; hosts: string[] }[]> {
  demand(actor, 'write')
  return db().secret.findMany({ select: { name: true, hosts: true }, orderBy: { name: 'asc' } })
}

/** Doing it twice with the same id is doing it once. @throws Invalid where another has the name */
export async function addSecret(actor: Actor, { id, name, secret, hosts }: SecretInput): Promise<void> {
  demand(actor, 'administer')
  const createdById = memberIdOf(actor)
  try {
    await inTransaction(async (tx) => {
      await tx.secret.create({ data: { id, name, hosts, createdById, ...(await sealIn(tx, id, secret)) } })
    })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    if (await db().secret.findUnique({ where: { id, name }, select: { id: true } })) return
    throw new Invalid(`There is a secret called ${name} already.`, { name: `There is a secret called ${name} already.` })
  }
  log().info({ member: createdById, credential: name }, 'secret added')
}

/** Changes where it may be sent and, where one is given, puts a new value in the place of the old. @throws NotFound */
export async function editSecret(actor: Actor, { id, secret, hosts }: SecretEdit): Promise<void> {
  demand(actor, 'administer')
  const replacedById = memberIdOf(actor)
  const name = await inTransaction(async (tx) => {
    const row = await tx.secret.findUnique({ where: { id }, select: { name: true } })
    if (!row) throw new NotFound('This secret is not there.')
    const value = secret !== null && { ...(await sealIn(tx, id, secret)), replacedById, replacedAt: new Date() }
    await tx.secret.update({ where: { id }, data: { hosts, ...value } })
    return row.name
  })
  log().info({ member: replacedById, credential: name, replaced: secret !== null }, 'secret changed')
}

/** For good: there is no undo for what nobody can read. @throws Conflict while a check or a repository uses it */
export async function deleteSecret(actor: Actor, id: string): Promise<void> {
  demand(actor, 'administer')
  const name = await inTransaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ name: string }[]>`SELECT name FROM secrets WHERE id = ${id}::uuid FOR UPDATE`
    if (!row) return null
    // A check names its secret by the property "secret" of its config, whatever its kind.
    const users = await tx.check.count({ where: { deletedAt: null, config: { path: ['secret'], equals: row.name } } })
    if (users > 0) throw new Conflict(`${users === 1 ? 'A check uses' : `${users} checks use`} it; take it out of them first.`)
    const uses = { deletedAt: null, OR: [{ secretName: row.name }, { apiSecretName: row.name }] }
    const repository = await tx.repository.findFirst({ where: uses, select: { name: true } })
    if (repository) throw new Conflict(`The repository ${repository.name} signs in with it; take it out of that first.`)
    await tx.secret.delete({ where: { id } })
    return row.name
  })
  if (name) log().info({ member: memberIdOf(actor), credential: name }, 'secret deleted')
}

/** A secret in the hands of a check that runs, or why there is none. */
export type OpenedSecret =
  | { ok: true; value: string; hosts: string[] }
  | { ok: false; failure: 'secret_missing' | 'secret_unreadable'; message: string }

/** How exactly "last used" is kept: a check every ten seconds is no reason to write as often. */
const USED_EVERY_MS = 60_000

/** Opens a secret for a check that runs now. What is done with the value must not outlast the run. */
export async function openSecret(actor: Actor, name: string): Promise<OpenedSecret> {
  demand(actor, 'write')
  const row = await db().secret.findUnique({
    where: { name },
    select: { id: true, sealed: true, keyId: true, hosts: true, lastUsedAt: true },
  })
  if (!row)
    return {
      ok: false,
      failure: 'secret_missing',
      message: `There is no secret called ${name}. An administrator adds it in Settings, Secrets.`,
    }
  const value = unsealRow(row, readKeyring())
  if (value === null)
    return {
      ok: false,
      failure: 'secret_unreadable',
      message: `The secret ${name} cannot be read: the key it is encrypted with is not here. “nevermore doctor” on the server says more.`,
    }
  const now = new Date()
  if (!row.lastUsedAt || now.getTime() - row.lastUsedAt.getTime() > USED_EVERY_MS)
    await db().secret.update({ where: { id: row.id }, data: { lastUsedAt: now } })
  return { ok: true, value, hosts: row.hosts }
}
