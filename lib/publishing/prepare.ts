import { systemActor } from '../access/actor'
import { besideDocument } from '../attachments/files.store'
import { Invalid, NotFound } from '../platform/errors'
import { loadDocument } from '../postmortems/store'
import { type ClaimedPublication, earliestCommit, settleFailed } from './due.store'
import { followProof } from './follow'
import type { Ready } from './ready'
import { pathOf } from './rules'
import { layoutOf, type PublishedDocument, writePublished } from './write'

/** What is to stand there, or null where it cannot be said: then that is noted. */
export async function prepare(claimed: ClaimedPublication): Promise<Ready | null> {
  try {
    return await draft(claimed)
  } catch (error) {
    if (!(error instanceof Invalid || error instanceof NotFound)) throw error
    const problem = error instanceof NotFound ? 'The incident is not there any more.' : error.message
    await settleFailed(claimed, 'cannot_be_written', problem, null)
    return null
  }
}

/** What is to stand there. Writes nothing. @throws Invalid, NotFound */
export async function draft(claimed: ClaimedPublication): Promise<Ready> {
  const { wish, number, repository, document: before } = claimed
  if (wish === 'take_back') {
    if (claimed.path === null) throw new Invalid('It does not stand there.')
    const { absent } = await besideDocument(systemActor, number, '', claimed.path)
    const title = before?.title ?? ''
    const earliest = await earliestCommit(claimed.id)
    return { claimed, text: null, document: null, files: [], absent, path: claimed.path, title, earliest }
  }
  const now = await loadDocument(systemActor, number)
  if (now.isPrivate) throw new Invalid('The incident is private now: nothing more of it is written into repositories.')
  const document: PublishedDocument =
    wish === 'follow' && before
      ? repository.isLiving
        ? followProof(before, now)
        : before
      : { ...now, layout: await layoutOf(systemActor, repository) }
  const path = claimed.path ?? pathOf(repository.pathTemplate, now)
  const written = await writePublished(systemActor, repository, document, path)
  return { claimed, ...written, document, path, title: document.title, earliest: null }
}
