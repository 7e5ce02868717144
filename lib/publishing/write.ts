import type { Actor } from '../access/actor'
import type { Beside } from '../attachments/beside'
import { besideDocument } from '../attachments/files.store'
import type { PostmortemDocument } from '../postmortems/document'
import { getTemplate } from '../postmortems/templates/store'
import { writeInThread } from '../postmortems/write-pool'
import type { RepositoryRow } from './repositories.store'

/** A postmortem as it is published at a path of a repository, with the files beside it. @throws Invalid where it is too large to be written, or its template is not there */
export async function writePublished(
  actor: Actor,
  { template, flavour }: Pick<RepositoryRow, 'template' | 'flavour'>,
  document: PostmortemDocument,
  path: string,
): Promise<Beside> {
  const written = await writeInThread(document, await getTemplate(actor, template), flavour)
  return besideDocument(actor, document.number, written, path)
}
