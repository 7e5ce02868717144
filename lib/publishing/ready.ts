import type { FileBeside } from '../attachments/beside'
import type { PostmortemDocument } from '../postmortems/document'
import type { ClaimedPublication } from './due.store'

/** A file that is to be written, or taken away. */
export interface Ready {
  claimed: ClaimedPublication
  /** Null: the file is to go. */
  text: string | null
  document: PostmortemDocument | null
  path: string
  title: string
  /** What lies beside it, and the paths of what does not. */
  files: FileBeside[]
  absent: string[]
  /** Where the file is to go: the commit by which it was published first, as far as that is known. */
  earliest: string | null
}
