import { visit } from '../../embed'
import type { Flavour } from '../flavour'

/**
 * MkDocs reads Python-Markdown: what stands in a list is indented by four, fences are known outside of lists only, and few
 * characters can have a backslash. https://python-markdown.github.io/ Macros are read within code too, where they are switched on:
 * https://mkdocs-macros-plugin.readthedocs.io/en/latest/rendering/
 */
export const mkdocs: Flavour = {
  id: 'mkdocs',
  label: 'MkDocs',
  about: 'Sites of MkDocs, with Material or without. Notes and struck-out words need extensions there.',
  facts: ({ startedOn }) => ({ ...(startedOn && { date: startedOn }), render_macros: false }),
  showsTitle: false,
  spelling: {
    listItemIndent: 'tab',
    fences: false,
    unsafe: [
      { character: '<', inConstruct: 'phrasing' },
      { character: '&', inConstruct: 'phrasing' },
      { character: '{', inConstruct: 'phrasing' },
    ],
  },
  references: ['<', '&', '|', '~', '@', ':', '/', '"', "'", '=', '$', '^', '%', ',', ';', '?'],
  prepare(tree) {
    for (const node of tree.children)
      if (node.type !== 'code')
        visit(node, (inner) => {
          if (inner.type === 'code') inner.lang = null
        })
    return tree
  },
  finish: (body) => body,
}
