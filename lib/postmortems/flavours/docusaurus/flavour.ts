import { htmlAsText } from '../code-as-text'
import type { Flavour } from '../flavour'

/**
 * Docusaurus reads MDX: a brace begins an expression, a less-than an element, "import" and "export" a program, and HTML has to be
 * JSX. Two or three colons make directives; ":30" is one too, but Docusaurus writes it out again. https://mdxjs.com/docs/what-is-mdx/ https://docusaurus.io/docs/markdown-features/admonitions
 */
export const docusaurus: Flavour = {
  id: 'docusaurus',
  label: 'Docusaurus',
  about: 'Sites of Docusaurus 3, and others that read MDX.',
  facts: ({ startedOn }) => ({ ...(startedOn && { date: startedOn }) }),
  showsTitle: false,
  spelling: {
    resourceLink: true,
    unsafe: [
      { character: '{' },
      { character: '<' },
      { atBreak: true, character: 'i', after: 'mport\\b' },
      { atBreak: true, character: 'e', after: 'xport\\b' },
      { atBreak: true, character: ':', after: '[:A-Za-z]' },
    ],
  },
  references: [],
  prepare: htmlAsText,
  finish: (body) => body,
}
