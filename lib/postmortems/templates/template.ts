import type { RootContent } from 'mdast'
import type { PostmortemDocument } from '../document'
import type { Embedder } from '../embed'

export interface Template {
  /** Stored and used in addresses; never renamed. */
  id: string
  label: string
  /** What it is good for, in one sentence. */
  about: string
  /** What stands below the front matter. Texts of people come in through `embed` alone, or as text nodes. */
  write(document: PostmortemDocument, embed: Embedder): RootContent[]
}
