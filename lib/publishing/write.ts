import type { Actor } from '../access/actor'
import type { Beside } from '../attachments/beside'
import { besideDocument } from '../attachments/files.store'
import type { PostmortemDocument } from '../postmortems/document'
import { getTemplate } from '../postmortems/templates/store'
import type { Template } from '../postmortems/templates/template'
import { writeInThread } from '../postmortems/write-pool'
import type { RepositoryRow } from './repositories.store'

/** What a file was laid out by. */
interface Layout {
  template: Template
  flavour: string
}

/** What a file was written from. Later it is written by the same layout, whatever became of its template: only the proof in it changes. */
export type PublishedDocument = PostmortemDocument & { layout?: Layout }

type Choice = Pick<RepositoryRow, 'template' | 'flavour'>

/** By what a repository's files are laid out now. @throws NotFound where its template is not there */
export async function layoutOf(actor: Actor, repository: Choice): Promise<Layout> {
  const { id, label, about, lossless, source } = await getTemplate(actor, repository.template)
  return { template: { id, label, about, lossless, source }, flavour: repository.flavour }
}

/** A postmortem as it is published at a path of a repository, with the files beside it. @throws Invalid where it is too large to be written, NotFound as layoutOf */
export async function writePublished(
  actor: Actor,
  repository: Choice,
  document: PublishedDocument,
  path: string,
): Promise<Beside> {
  const { template, flavour } = document.layout ?? (await layoutOf(actor, repository))
  return besideDocument(actor, document.number, await writeInThread(document, template, flavour), path)
}
