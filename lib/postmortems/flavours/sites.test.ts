import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { describeWith } from '@/tests/support/programs'
import { DOCUSAURUS } from '@/tests/support/sites/docusaurus'
import { BUILD_LIMIT_MS, buildSite, GENERATORS } from '@/tests/support/sites/generators'
import { expectPage, pagesOfSite } from '@/tests/support/sites/pages'
import { writeMarkdown } from '../markdown'
import { classic } from '../templates/classic/template'
import { docusaurus } from './docusaurus/flavour'
import type { Flavour } from './flavour'
import { hugo } from './hugo/flavour'
import { jekyll } from './jekyll/flavour'
import { mkdocs } from './mkdocs/flavour'
import { plain } from './plain/flavour'

const build = (id: keyof typeof GENERATORS, flavour: Flavour) => {
  const pages = pagesOfSite()
  const texts = Object.fromEntries(
    pages.map(({ document }) => [`p${document.number}`, writeMarkdown(document, classic, { flavour })]),
  )
  const built = buildSite(GENERATORS[id], texts)
  return pages.map((page) => ({ page, html: built[`p${page.document.number}`] ?? '' }))
}

const findsAll = (id: keyof typeof GENERATORS, flavour: Flavour) => {
  for (const { page, html } of build(id, flavour)) expectPage(html, page)
}

for (const [id, flavour] of [
  ['jekyll', jekyll],
  ['hugo', hugo],
  ['mkdocs', mkdocs],
] as const)
  describeWith([id], flavour.label, () => {
    test('a site is built in which each postmortem is found, whatever stands in its texts', () => findsAll(id, flavour))
    test('what is written for others would not do', () => expect(() => findsAll(id, plain)).toThrow())
  })

// That what is written for others would not do here is shown by mdx.test.ts, in a second.
const title = 'Docusaurus: a site is built in which each postmortem is found, whatever stands in its texts'
if (existsSync(DOCUSAURUS.program)) test(title, () => findsAll('docusaurus', docusaurus), BUILD_LIMIT_MS + 10_000)
else test.skip(`${title} (not looked at here: npm test installs it)`, () => {})
