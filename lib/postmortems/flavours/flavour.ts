import type { Root } from 'mdast'
import type { Options } from 'mdast-util-to-markdown'

/** What a generator of sites wants a file to be like. */
export interface Flavour {
  /** Stored and used in addresses; never renamed. */
  id: string
  label: string
  /** Where it is for, in one sentence. */
  about: string
  /** Facts it adds to the front matter, or cannot have as they are. */
  facts(about: { startedOn?: string | undefined; tags?: string[] }): Record<string, unknown>
  /** Its pages are headed by the title of the front matter, so the text begins below it. */
  showsTitle: boolean
  /** How its Markdown is spelled where it differs from GitHub's. */
  spelling: Options
  /** Characters of texts that only a reference (&#x3C;) keeps as they are: a backslash before them would be shown. */
  references: readonly string[]
  /** Puts in other words what it would take for a program; where it has a way to say so, `finish` is enough. */
  prepare(tree: Root): Root
  /** Escapes what is read before the Markdown is. */
  finish(body: string): string
}
