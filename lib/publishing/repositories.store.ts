import { type Actor, memberIdOf } from '../access/actor'
import { demand } from '../access/rules'
import { db, isDuplicate, type Prisma } from '../platform/db/client'
import { Conflict, Invalid, NotFound } from '../platform/errors'
import { log } from '../platform/log'
import { getTemplate } from '../postmortems/templates/store'
import type { RepositoryEdit, RepositoryInput } from './schema'

const SELECT = {
  id: true,
  name: true,
  address: true,
  branch: true,
  pathTemplate: true,
  secretName: true,
  publicKey: true,
  knownHosts: true,
  authorName: true,
  authorEmail: true,
  messageTemplate: true,
  isLiving: true,
  gatherMinutes: true,
  forge: true,
  forgeUrl: true,
  apiSecretName: true,
  opensRequests: true,
  indexPath: true,
  template: true,
  flavour: true,
  version: true,
} satisfies Prisma.RepositorySelect

export type RepositoryRow = Prisma.RepositoryGetPayload<{ select: typeof SELECT }>

export interface ListedRepository extends RepositoryRow {
  /** Postmortems that stand in it. */
  published: number
}

/** Every repository that postmortems can be written into. */
export async function listRepositories(actor: Actor): Promise<ListedRepository[]> {
  demand(actor, 'write')
  const rows = await db().repository.findMany({
    where: { deletedAt: null },
    select: { ...SELECT, _count: { select: { publications: { where: { path: { not: null } } } } } },
    orderBy: { name: 'asc' },
  })
  return rows.map(({ _count, ...row }) => ({ ...row, published: _count.publications }))
}

/** @throws NotFound */
export async function getRepository(actor: Actor, id: string): Promise<RepositoryRow> {
  demand(actor, 'write')
  const row = await db().repository.findFirst({ where: { id, deletedAt: null }, select: SELECT })
  if (!row) throw new NotFound('This repository is not there.')
  return row
}

const columnsOf = ({ path, message, credential, apiCredential, id: _id, ...same }: RepositoryInput) => ({
  ...same,
  pathTemplate: path,
  messageTemplate: message,
  secretName: credential,
  apiSecretName: apiCredential,
})

/** Doing it twice with the same id is doing it once. @throws Invalid where another has the name, NotFound where the template is gone */
export async function addRepository(actor: Actor, input: RepositoryInput): Promise<void> {
  demand(actor, 'administer')
  await getTemplate(actor, input.template)
  const createdById = memberIdOf(actor)
  try {
    await db().repository.create({ data: { id: input.id, createdById, ...columnsOf(input) } })
  } catch (error) {
    if (!isDuplicate(error)) throw error
    if (!(await db().repository.findFirst({ where: { id: input.id, name: input.name }, select: { id: true } })))
      throw taken(input.name)
  }
  log().info({ member: createdById, repository: input.name }, 'repository added')
}

/** A host's keys are asked for anew where the address is another one. @throws NotFound, Conflict, Invalid */
export async function editRepository(actor: Actor, { version, ...input }: RepositoryEdit): Promise<void> {
  demand(actor, 'administer')
  await getTemplate(actor, input.template)
  const before = await getRepository(actor, input.id)
  const forgets = before.address === input.address ? {} : { knownHosts: null }
  try {
    const { count } = await db().repository.updateMany({
      where: { id: input.id, version, deletedAt: null },
      data: { ...columnsOf(input), ...forgets, version: { increment: 1 } },
    })
    if (count === 0) throw new Conflict('Somebody else changed this repository meanwhile. Load the page again and look.')
  } catch (error) {
    throw isDuplicate(error) ? taken(input.name) : error
  }
  log().info({ member: memberIdOf(actor), repository: input.name }, 'repository changed')
}

const taken = (name: string) => new Invalid(`There is a repository called ${name} already.`, { name: `${name} is taken.` })

/** What was published stays where it is; nothing more is written there. The name is free again. */
export async function deleteRepository(actor: Actor, id: string): Promise<void> {
  demand(actor, 'administer')
  const row = await getRepository(actor, id)
  await db().repository.updateMany({
    where: { id, deletedAt: null },
    data: { deletedAt: new Date(), name: `${row.name} (deleted ${id})` },
  })
  await db().publication.updateMany({ where: { repositoryId: id }, data: { wish: null, dueAt: null } })
  log().info({ member: memberIdOf(actor), repository: row.name }, 'repository deleted')
}

/** Keeps the keys of a host that an administrator has looked at. */
export async function confirmHostKeys(actor: Actor, id: string, knownHosts: string): Promise<void> {
  demand(actor, 'administer')
  await db().repository.updateMany({ where: { id, deletedAt: null }, data: { knownHosts } })
  log().info({ member: memberIdOf(actor), repository: id }, 'host keys confirmed')
}

/** Keeps the public half of a key, and by which secret its private half is found. */
export async function keepDeployKey(actor: Actor, id: string, publicKey: string, secretName: string): Promise<void> {
  demand(actor, 'administer')
  await db().repository.updateMany({ where: { id, deletedAt: null }, data: { publicKey, secretName, version: { increment: 1 } } })
}
