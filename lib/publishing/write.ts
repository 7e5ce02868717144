import type { Actor } from '../access/actor'
import type { PostmortemDocument } from '../postmortems/document'
import { getTemplate } from '../postmortems/templates/store'
import { writeInThread } from '../postmortems/write-pool'
import type { RepositoryRow } from './repositories.store'

/** A postmortem as it is published into a repository. @throws Invalid where it is too large to be written, or its template is not there */
export async function writePublished(
  actor: Actor,
  { template, flavour }: Pick<RepositoryRow, 'template' | 'flavour'>,
  document: PostmortemDocument,
): Promise<string> {
  return writeInThread(document, await getTemplate(actor, template), flavour)
}
