import { visit } from '../../embed'
import { htmlAsText } from '../code-as-text'
import type { Flavour } from '../flavour'

/**
 * Docusaurus reads MDX: a brace begins an expression, a less-than an element, "import" and "export" a program, and HTML has to be
 * JSX. Two or three colons make directives; ":30" is one too, but Docusaurus writes it out again. https://mdxjs.com/docs/what-is-mdx/ https://docusaurus.io/docs/markdown-features/admonitions
 * A picture or a link that leads to nothing in the site ends its build, unless "pathname:" stands before it:
 * https://docusaurus.io/docs/advanced/routing#escaping-from-spa-redirects. So does a tag without a letter, whose page has no name.
 */
export const docusaurus: Flavour = {
  id: 'docusaurus',
  label: 'Docusaurus',
  about: 'Sites of Docusaurus 3, and others that read MDX.',
  facts: ({ startedOn, tags }) => ({ ...(startedOn && { date: startedOn }), ...(tags && { tags: tags.filter(canBeNamed) }) }),
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
  prepare(tree) {
    visit(tree, (node) => {
      if (
        (node.type === 'image' || node.type === 'link' || node.type === 'definition') &&
        !/^([a-z][a-z\d+.-]*:|#)/i.test(node.url)
      )
        node.url = `pathname://${node.url}`
    })
    return htmlAsText(tree)
  },
  finish: (body) => body,
}

const canBeNamed = (tag: string): boolean => /[\p{L}\p{Nd}]/u.test(tag)
