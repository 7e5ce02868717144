import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { MemberActor } from '@/lib/access/actor'
import { db } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/ids'
import { publishDue } from '@/lib/publishing/publish-due'
import { addRepository } from '@/lib/publishing/repositories.store'
import { RepositoryInput } from '@/lib/publishing/schema'
import { askToPublish, listPublications, type PublicationRow } from '@/lib/publishing/store'
import { makeAction } from './checks'
import type { GitServer } from './git-server'

/** Git in a repository of the server, as its operator would type it. */
export const gitIn = (git: GitServer, name: string, ...args: string[]): string =>
  execFileSync('git', ['-C', join(git.folder, name), ...args], { encoding: 'utf8', stdio: 'pipe' })

/** A repository on the server that anybody may push to, and here one to publish into; `more` are fields of its form. @returns its id here */
export async function publishInto(
  admin: MemberActor,
  git: GitServer,
  name: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  git.commit(name, { 'README.md': '# Docs\n' })
  gitIn(git, name, 'config', 'http.receivepack', 'true')
  return knowRepository(admin, name, { address: git.url(name), ...more })
}

/** One that is there already. */
async function knowRepository(admin: MemberActor, name: string, more: Record<string, unknown>): Promise<string> {
  const id = newId()
  const typed = {
    ...{ id, name, branch: 'main', path: 'postmortems/{incident}.md', message: '{incident}: {title}' },
    ...{ authorName: 'Nevermore', authorEmail: 'nevermore@example.org', credential: '', isLiving: 'on', gatherMinutes: '60' },
    ...more,
  }
  await addRepository(admin, RepositoryInput.parse(typed))
  return id
}

/** What the worker does about publications, once. */
export const work = (): Promise<void> => publishDue(new AbortController().signal)

export async function publish(admin: MemberActor, number: number, repositoryId: string, overwrites?: string): Promise<void> {
  await askToPublish(admin, { number, repositoryId, ...(overwrites && { overwrites }) })
  await work()
}

/** The one publication of an incident. */
export async function standingOf(admin: MemberActor, number: number): Promise<PublicationRow> {
  const [row] = await listPublications(admin, number)
  if (!row) throw new Error('no publication')
  return row
}

/** An incident with one action that is done and not yet proven. */
export async function incidentWithAction(admin: MemberActor, more: { isPrivate?: boolean } = {}) {
  const made = await makeAction(admin, 'done', more)
  const { id, incident } = await db().correctiveAction.findUniqueOrThrow({
    where: { id: made.id },
    select: { id: true, incident: { select: { id: true, number: true } } },
  })
  const name = `inc-${incident.number}`
  return { actionId: id, ...incident, branch: `nevermore/${name}`, path: `postmortems/${name}.md` }
}
