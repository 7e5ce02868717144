import type { Flavour } from '../flavour'

/**
 * Jekyll reads Liquid first, also within code, and kramdown after it: a table is any line with a pipe, `{: …}` gives attributes to
 * what stands before it, and not every character can have a backslash.
 * https://shopify.github.io/liquid/tags/template/ https://kramdown.gettalong.org/syntax.html
 */
export const jekyll: Flavour = {
  id: 'jekyll',
  label: 'Jekyll',
  about: 'Sites of Jekyll 3.9 or newer, GitHub Pages among them. The layout is that of the site’s defaults.',
  facts: ({ startedOn }) => ({ ...(startedOn && { date: startedOn }) }),
  showsTitle: true,
  spelling: {
    unsafe: [
      { character: '|', inConstruct: 'phrasing' },
      { character: '{', after: ':', inConstruct: 'phrasing' },
      { character: '$', after: '\\$', inConstruct: 'phrasing' },
      { character: '<', inConstruct: 'phrasing' },
      { character: '&', inConstruct: 'phrasing' },
      { atBreak: true, character: ':' },
      { atBreak: true, character: '^' },
    ],
  },
  references: ['<', '&', '~', '@', '/', '^'],
  prepare: (tree) => tree,
  finish: (body) => body.replace(/\{[{%]/g, (opening) => `{{ "${opening}" }}`),
}
