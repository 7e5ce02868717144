import { systemActor } from '@/lib/access/actor'
import { db, type Prisma } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/ids'
import { writeMarkdown } from '@/lib/postmortems/markdown'
import { loadDocument } from '@/lib/postmortems/store'
import { DEFAULT_TEMPLATE } from '@/lib/postmortems/templates/registry'

/** An open proposal, as if the incident had been published into a repository and edited there. @returns its id */
export async function makeProposal(number: number, edit: (published: string) => string): Promise<string> {
  const document = await loadDocument(systemActor, number)
  const { id: incidentId } = await db().incident.findUniqueOrThrow({ where: { number }, select: { id: true } })
  const base = writeMarkdown(document, DEFAULT_TEMPLATE)
  const { id: repositoryId } = await db().repository.create({
    data: {
      ...{ id: newId(), name: `handbook ${newId().slice(-6)}`, address: 'https://git.example.org/team/docs', branch: 'main' },
      ...{
        pathTemplate: '{incident}.md',
        authorName: 'Nevermore',
        authorEmail: 'nevermore@example.org',
        messageTemplate: '{title}',
      },
      isWatched: false,
    },
  })
  const { id: publicationId } = await db().publication.create({
    data: {
      ...{ id: newId(), incidentId, repositoryId, path: `postmortems/inc-${number}.md`, text: base, commit: 'b'.repeat(40) },
      document: document as unknown as Prisma.InputJsonObject,
    },
  })
  const { id } = await db().proposal.create({
    data: {
      ...{ id: newId(), publicationId, kind: 'edited', base, text: edit(base), changes: 3, commit: 'c'.repeat(40) },
      ...{ author: 'Ana', authoredAt: new Date(Date.now() - 600_000), others: null },
    },
  })
  return id
}
