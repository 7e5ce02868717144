import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeFolder, programOf } from '../debian'
import { DOCUSAURUS, docusaurusSite } from './docusaurus'

export interface Generator {
  program: string
  args: string[]
  /** Packages of npm that it is made of, where it is no program of Debian. */
  modules?: string
  /** The smallest site there is, beside the postmortems. */
  files: Record<string, string>
  /** Where a postmortem stands in the source, and its page in what comes out. */
  source: (name: string) => string
  page: (name: string) => string
  /** Of a page, what is made of the postmortem; all of it where nothing is said. */
  part?: (html: string) => string
}

const layout = (title: string, content: string) =>
  `<!doctype html><html><head><title>x</title></head><body><h1>${title}</h1>${content}</body></html>`

export const GENERATORS: Record<'jekyll' | 'hugo' | 'docusaurus' | 'mkdocs', Generator> = {
  jekyll: {
    program: programOf('jekyll'),
    args: ['build', '--quiet', '--disable-disk-cache', '--source', '.', '--destination', 'out'],
    files: {
      '_config.yml':
        'defaults: [{ scope: { path: "" }, values: { layout: default } }]\nkramdown:\n  smart_quotes: ["apos", "apos", "quot", "quot"]\n  typographic_symbols: { hellip: "...", mdash: "---", ndash: "--", laquo: "<<", raquo: ">>", laquo_space: "<< ", raquo_space: " >>" }\n',
      '_layouts/default.html': layout('{{ page.title | escape }}', '{{ content }}'),
    },
    source: (name) => `${name}.md`,
    page: (name) => `out/${name}.html`,
  },
  hugo: {
    program: programOf('hugo'),
    args: ['--quiet', '--destination', 'out'],
    files: {
      'config.toml':
        'disableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]\n[markup.goldmark.extensions]\ntypographer = false\n',
      'layouts/_default/single.html': layout('{{ .Title }}', '{{ .Content }}'),
      'layouts/_default/list.html': '',
      'layouts/index.html': '',
    },
    source: (name) => `content/${name}.md`,
    page: (name) => `out/${name}/index.html`,
  },
  docusaurus: { program: DOCUSAURUS.program, modules: DOCUSAURUS.modules, ...docusaurusSite },
  mkdocs: {
    program: programOf('mkdocs'),
    args: ['build', '--quiet', '--site-dir', 'out'],
    files: {
      'mkdocs.yml': 'site_name: Handbook\nplugins: []\ntheme: { name: null, custom_dir: theme }\n',
      'theme/main.html': layout('', '{{ page.content }}'),
      'docs/index.md': '# Home\n',
    },
    source: (name) => `docs/${name}.md`,
    page: (name) => `out/${name}/index.html`,
  },
}

/** For what hangs, not for what is slow on a busy machine: Docusaurus takes half a minute of two processors. */
export const BUILD_LIMIT_MS = 290_000

/** Builds a site of these files and gives back its pages. @throws with what the program said, where it did not come to an end */
export function buildSite(generator: Generator, texts: Record<string, string>): Record<string, string> {
  const folder = makeFolder('site')
  try {
    if (generator.modules) symlinkSync(generator.modules, join(folder, 'node_modules'))
    const files = { ...generator.files }
    for (const [name, text] of Object.entries(texts)) files[generator.source(name)] = text
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const path = `${dirname(process.execPath)}:/usr/bin:/bin`
    const env = { PATH: path, HOME: folder, LANG: 'C.UTF-8', TZ: 'UTC', NODE_ENV: 'production' as const, DO_NOT_TRACK: '1' }
    const { status, stdout, stderr } = spawnSync(generator.program, generator.args, {
      cwd: folder,
      env,
      encoding: 'utf8',
      timeout: BUILD_LIMIT_MS,
    })
    if (status !== 0) throw new Error(`${generator.program} ended with ${status}:\n${stdout}${stderr}`)
    const { page, part = (html) => html } = generator
    return Object.fromEntries(Object.keys(texts).map((name) => [name, part(readFileSync(join(folder, page(name)), 'utf8'))]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
