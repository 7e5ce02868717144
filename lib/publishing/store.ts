import { type Actor, memberIdOf } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents } from '../access/visible.store'
import { incidentName } from '../incidents/rules'
import { db, type Prisma } from '../platform/db/client'
import { Conflict, NotFound } from '../platform/errors'
import { newId } from '../platform/ids'
import type { PublishInput, TakeBackInput } from './schema'
import { WISHED_ANEW } from './wishes'

const SELECT = {
  id: true,
  path: true,
  text: true,
  written: true,
  hasDismissed: true,
  commit: true,
  committedAt: true,
  wish: true,
  dueAt: true,
  tries: true,
  failure: true,
  problem: true,
  repository: {
    select: {
      id: true,
      name: true,
      address: true,
      branch: true,
      forge: true,
      forgeUrl: true,
      opensRequests: true,
      deletedAt: true,
    },
  },
  requests: {
    select: { id: true, state: true, branch: true, number: true, url: true, path: true, text: true, commit: true, problem: true },
    orderBy: { createdAt: 'desc' },
    take: 10,
  },
  steps: {
    select: { id: true, kind: true, commit: true, summary: true, at: true, member: { select: { name: true } } },
    orderBy: { at: 'desc' },
    take: 20,
  },
} satisfies Prisma.PublicationSelect

export type PublicationRow = Prisma.PublicationGetPayload<{ select: typeof SELECT }>

/** Where an incident's postmortem stands, and what was done there: newest first. */
export async function listPublications(actor: Actor, number: number): Promise<PublicationRow[]> {
  demand(actor, 'read')
  return db().publication.findMany({
    where: { incident: { AND: [{ number, deletedAt: null }, visibleIncidents(actor)] } },
    select: SELECT,
    orderBy: { createdAt: 'asc' },
  })
}

/** Asks the worker to write a postmortem into a repository. @throws NotFound, Conflict */
export async function askToPublish(actor: Actor, { number, repositoryId, overwrites }: PublishInput): Promise<void> {
  const incident = await incidentFor(actor, number)
  const repository = await db().repository.findFirst({ where: { id: repositoryId, deletedAt: null }, select: { id: true } })
  if (!repository) throw new NotFound('This repository is not there.')
  if (incident.isPrivate)
    throw new Conflict(`${incidentName(number)} is private: whoever may read the repository could read it. Make it open first.`)
  const asked = {
    wish: 'publish' as const,
    wishedById: memberIdOf(actor),
    dueAt: new Date(),
    tries: 0,
    overwrites: overwrites ?? null,
  }
  await db().publication.upsert({
    where: { incidentId_repositoryId: { incidentId: incident.id, repositoryId } },
    create: { id: newId(), incidentId: incident.id, repositoryId, ...asked },
    update: { ...asked, ...WISHED_ANEW },
  })
}

/** Asks the worker to take the file out of the repository again, in a commit of its own. @throws NotFound */
export async function askToTakeBack(actor: Actor, { number, repositoryId }: TakeBackInput): Promise<void> {
  const incident = await incidentFor(actor, number)
  const { count } = await db().publication.updateMany({
    where: { incidentId: incident.id, repositoryId, path: { not: null } },
    data: {
      wish: 'take_back',
      wishedById: memberIdOf(actor),
      dueAt: new Date(),
      tries: 0,
      overwrites: null,
      ...WISHED_ANEW,
    },
  })
  if (count === 0) throw new NotFound('It does not stand there.')
}

async function incidentFor(actor: Actor, number: number): Promise<{ id: string; isPrivate: boolean }> {
  demand(actor, 'write')
  const incident = await db().incident.findFirst({
    where: { AND: [{ number, deletedAt: null }, visibleIncidents(actor)] },
    select: { id: true, isPrivate: true },
  })
  if (!incident) throw new NotFound(`${incidentName(number)} is not there.`)
  return incident
}
