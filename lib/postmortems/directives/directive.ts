import type { Heading, RootContent } from 'mdast'
import type { PostmortemDocument } from '../document'
import type { Embedder } from '../embed'
import { heading } from '../mdast'
import type { Attributes, Values } from './attributes'

/** What a template is written about, at the place of a directive. */
export interface Scene {
  document: PostmortemDocument
  /** All of them, in a review of several; else the one. */
  documents: readonly PostmortemDocument[]
  embed: Embedder
  /** Keys of the sections that have a place of their own in the template. */
  placed: ReadonlySet<string>
}

/** "::name{…}": a part of the postmortem, in the place of one line of the template. */
export interface Leaf {
  name: string
  /** What it writes, in a few words. */
  about: string
  attributes: Attributes
  /** Says something of several incidents together: it may stand outside of :::each in a review. */
  isOfSeveral: boolean
  /** Texts of people come in through `embed` alone, or as text nodes. */
  write(values: Record<string, unknown>, scene: Scene): RootContent[]
}

/** Ties the values that `write` gets to the attributes they are read by. */
export const leaf = <A extends Attributes>({
  isOfSeveral = false,
  ...spec
}: {
  name: string
  about: string
  attributes: A
  isOfSeveral?: boolean
  write(values: Values<A>, scene: Scene): RootContent[]
}): Leaf => ({ ...spec, isOfSeveral, write: (values, scene) => spec.write(values as Values<A>, scene) })

/** The heading a part has for itself, where it has one and where anything stands below it. */
export const under = (title: string | null, level: Heading['depth'], blocks: RootContent[]): RootContent[] =>
  title === null || blocks.length === 0 ? blocks : [heading(level, title), ...blocks]
