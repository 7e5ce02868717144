import { join } from 'node:path'
import type { Generator } from './generators'

const modules = join(import.meta.dirname, 'docusaurus', 'node_modules')

/** `npm test` installs it; it has a package of its own, so that nobody who runs Nevermore downloads it. */
export const DOCUSAURUS = { modules, program: join(modules, '.bin/docusaurus') }

const MAIN = /<main>.*<\/main>/s

const CONFIGURATION = `module.exports = {
  title: 'Handbook',
  url: 'https://docs.example.org',
  baseUrl: '/',
  markdown: { emoji: false },
  plugins: [['@docusaurus/plugin-content-docs', {
    routeBasePath: '/',
    docsRootComponent: '@site/inner.js',
    docVersionRootComponent: '@site/inner.js',
    docRootComponent: '@site/inner.js',
    docItemComponent: '@site/page.js',
    docTagsListComponent: '@site/inner.js',
    docTagDocListComponent: '@site/inner.js',
  }]],
}
`

/** The documents of a site without a theme: each as it is, in its <main>. */
export const docusaurusSite: Omit<Generator, 'program' | 'modules'> = {
  args: ['build', '--no-minify', '--out-dir', 'out'],
  files: {
    'package.json': '{}',
    'docusaurus.config.js': CONFIGURATION,
    'inner.js':
      "import renderRoutes from '@docusaurus/renderRoutes'\nexport default ({ route }) => (route.routes ? renderRoutes(route.routes) : null)\n",
    'page.js':
      "import React from 'react'\nexport default ({ content: Content }) => <main><p>{Content.metadata.title}</p><Content /></main>\n",
  },
  source: (name) => `docs/${name}.md`,
  page: (name) => `out/${name}/index.html`,
  // Around it stand the scripts of Docusaurus itself.
  part: (html) => MAIN.exec(html)?.[0] ?? '',
}
