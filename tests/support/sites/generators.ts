import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeFolder, type Package, programOf } from '../debian'

interface Generator {
  program: Package
  args: string[]
  /** The smallest site there is, beside the postmortems. */
  files: Record<string, string>
  /** Where a postmortem stands in the source, and its page in what comes out. */
  source: (name: string) => string
  page: (name: string) => string
}

const layout = (title: string, content: string) =>
  `<!doctype html><html><head><title>x</title></head><body><h1>${title}</h1>${content}</body></html>`

export const GENERATORS: Record<'jekyll' | 'hugo' | 'mkdocs', Generator> = {
  jekyll: {
    program: 'jekyll',
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
    program: 'hugo',
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
  mkdocs: {
    program: 'mkdocs',
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

/** Builds a site of these files and gives back its pages. @throws with what the program said, where it did not come to an end */
export function buildSite(generator: Generator, texts: Record<string, string>): Record<string, string> {
  const folder = makeFolder(generator.program)
  try {
    const files = { ...generator.files }
    for (const [name, text] of Object.entries(texts)) files[generator.source(name)] = text
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const env = { ...process.env, PATH: '/usr/bin:/bin', HOME: folder, LANG: 'C.UTF-8', TZ: 'UTC' }
    const { status, stdout, stderr } = spawnSync(programOf(generator.program), generator.args, {
      cwd: folder,
      env,
      encoding: 'utf8',
      timeout: 50_000,
    })
    if (status !== 0) throw new Error(`${generator.program} ended with ${status}:\n${stdout}${stderr}`)
    return Object.fromEntries(Object.keys(texts).map((name) => [name, readFileSync(join(folder, generator.page(name)), 'utf8')]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
