import type { Actor } from '../access/actor'
import { backFrom } from '../attachments/files.store'
import type { Change } from '../importing/difference/difference'
import { getIncident, type Incident } from '../incidents/store'
import type { PostmortemDocument } from '../postmortems/document'
import { mergeWithHere } from './merge'
import type { ProposalRow } from './proposals.store'
import { readBackInThread } from './read-pool'
import type { Unread } from './reading/broken'
import type { ReadBack } from './reading/compare'
import { standingInFiles } from './standing.store'

/** What an open proposal says, merged with what stands here now. */
export interface Proposed {
  changes: Change[]
  untaken: ReadBack['untaken']
  /** What could not be read: then there are no changes. */
  unread: Unread[]
}

/** @param incident where it is held by a transaction already */
export async function proposedBy(actor: Actor, proposal: ProposalRow, incident?: Incident): Promise<Proposed> {
  const { base, written, text, publication } = proposal
  const none = { changes: [], untaken: [], unread: [] }
  if (text === null || publication.document === null) return none
  // Written by lib/publishing, by this program or an older one of the same document.
  const document = publication.document as unknown as PostmortemDocument
  const back = await backFrom(actor, publication.incident.number, publication.path)
  const texts = { base: back(base), written: written === null ? null : back(written), there: back(text) }
  const reading = await readBackInThread({ ...texts, document })
  if (reading.kind === 'unreadable') return { ...none, unread: reading.unread }
  const here = await standingInFiles(actor, incident ?? (await getIncident(actor, publication.incident.number)))
  return { ...mergeWithHere(reading, here), unread: [] }
}
