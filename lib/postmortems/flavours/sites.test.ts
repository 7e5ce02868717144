import { expect, test } from 'vitest'
import { describeWith } from '@/tests/support/programs'
import { buildSite, GENERATORS } from '@/tests/support/sites/generators'
import { expectPage, pagesOfSite } from '@/tests/support/sites/pages'
import { writeMarkdown } from '../markdown'
import { classic } from '../templates/classic/template'
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

for (const [id, flavour] of [
  ['jekyll', jekyll],
  ['hugo', hugo],
  ['mkdocs', mkdocs],
] as const)
  describeWith([id], flavour.label, () => {
    test('a site is built in which each postmortem is found, whatever stands in its texts', () => {
      for (const { page, html } of build(id, flavour)) expectPage(html, page)
    })

    test('what is written for others would not do', () => {
      expect(() => {
        for (const { page, html } of build(id, plain)) expectPage(html, page)
      }).toThrow()
    })
  })
