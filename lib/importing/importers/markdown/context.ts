import type { FrontMatter } from './front-matter'
import type { Source } from './source'

/** What a recogniser may know of the whole document. */
export interface Context {
  source: Source
  frontMatter: FrontMatter | null
  /** The file's name, without its folder. */
  name: string
}
