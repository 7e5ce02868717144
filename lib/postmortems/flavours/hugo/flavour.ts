import { codeAsText } from '../code-as-text'
import type { Flavour } from '../flavour'

/** What begins a shortcode. Hugo looks for it before it reads Markdown, also within code, and ends the build where it knows none. */
const SHORTCODE = /\{\{[<%]/

/** https://gohugo.io/content-management/shortcodes/ */
export const hugo: Flavour = {
  id: 'hugo',
  label: 'Hugo',
  about: 'Sites of Hugo. HTML that somebody wrote into a text is left out by it, unless the site allows it.',
  facts: ({ startedOn }) => ({ ...(startedOn && { date: startedOn }) }),
  showsTitle: true,
  spelling: {
    unsafe: [
      { character: '{', after: '\\{' },
      { before: '\\{', character: '{' },
    ],
  },
  references: [],
  prepare: (tree) => codeAsText(tree, (value) => SHORTCODE.test(value)),
  finish: (body) => body,
}
