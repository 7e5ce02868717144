import type { Nodes, Root, RootContent } from 'mdast'
import type { ContainerDirective, LeafDirective, TextDirective } from 'mdast-util-directive'
import { words } from './attributes'
import { CONDITIONS } from './conditions'
import { FACTS, FACTS_OF_SEVERAL } from './facts'
import { meant, readAttributes } from './read'
import { LEAVES } from './registry'
import { hasEach } from './several'
import { factName, isWord, PUBLIC_ONLY } from './write'

/** What is wrong with a template, and in which line of it. */
export interface Problem {
  line: number
  message: string
}

const CONTAINERS = ['if', 'unless', 'each']

/**
 * What keeps a tree from being a template.
 * @param source its text, to tell a container that nobody closed
 * @param knownKeys keys a section may have; null where any may be
 */
export function checkTemplate(tree: Root, source: string, knownKeys: readonly string[] | null): Problem[] {
  const lines = source.split(/\r\n?|\n/)
  const problems: Problem[] = []
  const isOfSeveral = hasEach(tree.children)
  const report = (node: Nodes, message: string) => problems.push({ line: node.position?.start.line ?? 1, message })

  const checkAll = (children: RootContent[], inEach: boolean) => {
    for (const node of children) {
      if (node.type === 'leafDirective') checkLeaf(node, inEach)
      else if (node.type === 'containerDirective') checkContainer(node, inEach)
      else checkWords(node, isOfSeveral && !inEach)
    }
  }

  function checkLeaf(node: LeafDirective, inEach: boolean) {
    if (node.name === PUBLIC_ONLY) return checkPublicOnly(node)
    const found = LEAVES.get(node.name)
    if (!found) return report(node, unknown('::', node.name, [...LEAVES.keys(), PUBLIC_ONLY]))
    if (node.children.length > 0) report(node, `::${node.name} takes nothing in brackets.`)
    for (const problem of readAttributes(found.attributes, node.attributes).problems) report(node, `::${node.name}: ${problem}`)
    if (isOfSeveral && !inEach && !found.isOfSeveral)
      report(node, `::${node.name} is about one incident; in a review of several it stands within :::each.`)
    if (node.name === 'section') checkKey(node)
  }

  function checkPublicOnly(node: LeafDirective) {
    if (node !== tree.children[0]) report(node, `::${PUBLIC_ONLY} is about the whole template; expected it in its first line.`)
    for (const problem of readAttributes({}, node.attributes).problems) report(node, `::${PUBLIC_ONLY}: ${problem}`)
  }

  function checkKey(node: LeafDirective) {
    const { key, heading } = node.attributes ?? {}
    if (!key || !knownKeys || knownKeys.includes(key) || (heading && heading !== 'none')) return
    const there = meant(key, knownKeys, '')
    report(
      node,
      `::section: no incident has a section "${key}"${there}. Known are ${knownKeys.slice(0, 12).join(', ')}. For one that is yet to be written, say its heading: {key=${key} heading="…"}.`,
    )
  }

  function checkContainer(node: ContainerDirective, inEach: boolean) {
    if (!CONTAINERS.includes(node.name)) report(node, unknown(':::', node.name, CONTAINERS))
    const first = node.children[0]
    if (first?.type === 'paragraph' && first.data?.directiveLabel) report(node, `:::${node.name} takes nothing in brackets.`)
    const asked = node.name === 'each' ? {} : CONDITIONS
    for (const problem of readAttributes(asked, node.attributes).problems) report(node, `:::${node.name}: ${problem}`)
    if (node.name !== 'each' && Object.keys(node.attributes ?? {}).length === 0)
      report(node, `:::${node.name} asks nothing; expected one of ${Object.keys(CONDITIONS).join(', ')}.`)
    if (node.name === 'each' && inEach) report(node, ':::each stands within another :::each already.')
    if (!/^\s*:{3,}\s*$/.test(lines[(node.position?.end.line ?? 0) - 1] ?? ''))
      report(node, `:::${node.name} is not closed; expected a line ::: below what it holds.`)
    checkAll(node.children, inEach || node.name === 'each')
  }

  function checkWords(node: Nodes, isOfAll: boolean) {
    if (node.type === 'leafDirective' || node.type === 'containerDirective')
      return report(
        node,
        `${node.type === 'leafDirective' ? '::' : ':::'}${node.name} stands in a list or a quote; expected it at the left margin.`,
      )
    if (node.type === 'textDirective') return checkFact(node, isOfAll)
    if (node.type === 'text' && /^:{2,}/m.test(node.value)) report(node, problemOfColons(node.value))
    if ('children' in node) for (const child of node.children) checkWords(child, isOfAll)
  }

  function checkFact(node: TextDirective, isOfAll: boolean) {
    if (isWord(node)) return
    if (node.name !== 'fact') return report(node, `:${node.name} is not known; expected :fact[…].`)
    const name = factName(node)
    if (!FACTS.has(name))
      report(node, `:fact[${name}] is not known${meant(name, [...FACTS.keys()], '')}; expected ${[...FACTS.keys()].join(', ')}.`)
    else if (isOfAll && !FACTS_OF_SEVERAL.includes(name))
      report(node, `:fact[${name}] is about one incident; outside of :::each expected ${FACTS_OF_SEVERAL.join(', ')}.`)
    for (const problem of readAttributes({ missing: words('') }, node.attributes).problems) report(node, `:fact: ${problem}`)
  }

  checkAll(tree.children, false)
  if (source.trim() === '') problems.push({ line: 1, message: 'The template is empty; expected at least one directive.' })
  return problems.sort((a, b) => a.line - b.line)
}

const unknown = (mark: string, name: string, known: string[]): string =>
  `${mark}${name} is not known${meant(name, known, mark)}; expected ${known.map((each) => mark + each).join(', ')}.`

const problemOfColons = (text: string): string =>
  /^:{3,}\s*$/m.test(text)
    ? 'These colons close nothing; what holds another container is opened and closed with one colon more than it.'
    : 'This begins like a directive and is none; expected ::name{…} in a line of its own, or \\:: for two colons.'
