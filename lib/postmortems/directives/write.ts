import type { Nodes, PhrasingContent, Root, RootContent } from 'mdast'
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive'
import { joined, phrasing } from '../mdast'
import { asPart, PARTS } from '../parts'
import { CONDITIONS, holds } from './conditions'
import type { Scene } from './directive'
import { FACTS } from './facts'
import { readAttributes } from './read'
import { LEAVES } from './registry'

/** "::public-only": the template is handed what is marked public, and nothing else. */
export const PUBLIC_ONLY = 'public-only'

/** What a template makes of a postmortem. Expects a tree that `checkTemplate` found nothing wrong with. */
export const writeTree = (tree: Root, scene: Scene): RootContent[] => tree.children.flatMap((node) => writeNode(node, scene))

function writeNode(node: RootContent, scene: Scene): RootContent[] {
  if (node.type === 'leafDirective') return node.name === PUBLIC_ONLY ? [] : writeLeaf(node, scene)
  if (node.type === 'containerDirective') return writeContainer(node, scene)
  return [withFacts(node, scene)]
}

function writeLeaf({ name, attributes }: LeafDirective, scene: Scene): RootContent[] {
  const found = LEAVES.get(name)
  const nodes = found ? found.write(readAttributes(found.attributes, attributes).values, scene) : []
  const part = PARTS.find((each) => each === name)
  return part ? asPart(part, nodes) : nodes
}

function writeContainer({ name, attributes, children }: ContainerDirective, scene: Scene): RootContent[] {
  if (name === 'each')
    return scene.documents.flatMap((document) => children.flatMap((node) => writeNode(node, { ...scene, document })))
  const isSo = holds(readAttributes(CONDITIONS, attributes).values, scene.document)
  return isSo === (name === 'if') ? children.flatMap((node) => writeNode(node, scene)) : []
}

/** A copy of the template's own words, with what `:fact[…]` names as plain text in its place. */
function withFacts<T extends Nodes>(node: T, scene: Scene): T {
  if (!('children' in node)) return { ...node }
  const children = (node.children as Nodes[]).flatMap((child): Nodes[] =>
    child.type === 'textDirective' ? phrasing(factWords(child, scene)) : [withFacts(child, scene)],
  )
  return { ...node, children: merged(children) } as T
}

/** Texts beside each other become one, as everywhere: what may stand at the edge of a text depends on what is beside it. */
const merged = (children: Nodes[]): Nodes[] =>
  children.some((child) => child.type === 'text') ? phrasing(children as PhrasingContent[]) : children

function factWords(node: TextDirective, { document, documents }: Scene) {
  if (isWord(node)) return [`:${node.name}`]
  const values = FACTS.get(factName(node))?.(document, documents) ?? []
  return joined(values.length > 0 ? values : [node.attributes?.missing ?? 'not stated'], ', ')
}

/** A colon in a sentence, as in "10:30": it is read as a directive too. */
export const isWord = ({ name, attributes, children }: TextDirective): boolean =>
  name !== 'fact' && children.length === 0 && Object.keys(attributes ?? {}).length === 0

/** What stands in the brackets of `:fact[…]`. */
export const factName = ({ children }: { children: PhrasingContent[] }): string =>
  children.map((child) => ('value' in child ? child.value : '')).join('')
