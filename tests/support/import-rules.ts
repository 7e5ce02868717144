import type { Import, SourceFile } from './source-files'

/** One row of the table in docs/architecture.md: from where, what may not be imported, and why. */
export interface ImportRule {
  name: string
  because: string
  from: (path: string) => boolean
  mayNot: (imported: Import, path: string) => boolean
}

const at =
  (...patterns: RegExp[]) =>
  (path: string) =>
    patterns.some((pattern) => pattern.test(path))
const isStore = at(/(^|[/.])store(\.ts)?$/)
const isIn = (folder: string) => (path: string) => path === folder || path.startsWith(`${folder}/`)
const inLib = isIn('lib')
const inPlatform = isIn('lib/platform')

const PACKAGES_OF_THE_WEB = ['next', 'next-auth', 'react', 'react-dom', 'server-only', 'client-only']
const PACKAGES_OF_THE_DATABASE = ['@prisma/client', '@prisma/adapter-pg', 'pg']
const WAYS_OUT = [
  'node:fs',
  'node:fs/promises',
  'node:net',
  'node:child_process',
  'node:http',
  'node:https',
  'node:tls',
  'node:dns',
  'undici',
]
  .flatMap((name) => [name, name.replace('node:', '')])
  .map((name) => name.replace('/promises', ''))

const isPackage = (imported: Import, names: readonly string[]) => imported.isPackage && names.includes(imported.target)
const isPath = (imported: Import, test: (path: string) => boolean) => !imported.isPackage && test(imported.target)

/** What anybody may take from the wires of the platform: they hold no query and no secret. */
const FREE = at(/^lib\/platform\/(errors|clock|ids|text)$/, /^lib\/platform\/db\/generated\/enums$/)

/** The kind of check that asks other people's databases, by a driver that ours is asked by too. */
const ASKS_OTHERS = isIn('lib/checks/kinds/sql')

/** The one command that is the web. */
const STARTS_NEXT = at(/^cli\/web(-server)?\.ts$/)

/** The order of the nouns, the lowest first; what stands in one row may import each other one way only. */
export const NOUNS: readonly (readonly string[])[] = [
  ['platform'],
  // What dates, times of day and zones look like in text, and what wordings are hinted at.
  ['times', 'wording'],
  ['access'],
  // lib/platform/web: the wires to Next. They name the actor, so they stand above access; nothing in lib may import them.
  ['web'],
  ['activity', 'notifications', 'revisions', 'secrets', 'test-reports'],
  ['incidents'],
  ['attachments', 'causes', 'corrective-actions', 'lessons', 'sections', 'timeline'],
  ['checks'],
  ['postmortems'],
  ['badges', 'comments', 'feeds', 'importing', 'insights', 'live', 'publishing', 'reviews', 'search'],
  // What is edited in a repository is compared as an import is, and settled as a publication is.
  ['watching'],
]

export const nounOf = (path: string): string | undefined =>
  path.startsWith('lib/platform/web/') ? 'web' : /^lib\/([^/]+)\//.exec(path)?.[1]
const rankOf = (noun: string | undefined): number => NOUNS.findIndex((row) => noun !== undefined && row.includes(noun))

/** The folders whose entries are islands, and the island a path belongs to. */
const ISLANDS =
  /^(lib\/checks\/kinds|lib\/postmortems\/templates|lib\/postmortems\/flavours|lib\/importing\/importers)\/([^/]+)\/./
const islandOf = (path: string): string | undefined => ISLANDS.exec(path)?.slice(1, 3).join('/')

export const IMPORT_RULES: readonly ImportRule[] = [
  {
    name: 'only a store asks the database',
    because: "the query belongs in the noun's store",
    from: (path) =>
      !isStore(path) &&
      !at(/^lib\/platform\//, /^prisma\//, /^tests\//, /^scripts\//, /^bench\//, /^cli\//, /^worker\/main\.ts$/)(path),
    mayNot: (imported, path) =>
      (isPackage(imported, PACKAGES_OF_THE_DATABASE) && !(ASKS_OTHERS(path) && imported.target === 'pg')) ||
      (isPath(imported, isIn('lib/platform/db')) && !FREE(imported.target)),
  },
  {
    name: 'a rule knows neither web nor database nor disk',
    because: 'it decides from what is handed to it, so it can be tested with nothing running',
    from: (path) =>
      inLib(path) && !isStore(path) && !inPlatform(path) && !at(/-due\.ts$/, /\/kinds\//, /\.thread\.ts$/, /-pool\.ts$/)(path),
    mayNot: (imported) => isPackage(imported, [...PACKAGES_OF_THE_WEB, ...PACKAGES_OF_THE_DATABASE, ...WAYS_OUT]),
  },
  {
    name: 'Next lives in app/, components/ and lib/platform/web',
    because: 'the worker and the command line run without it',
    from: (path) =>
      (inLib(path) && !path.startsWith('lib/platform/web/')) || (at(/^worker\//, /^cli\//)(path) && !STARTS_NEXT(path)),
    mayNot: (imported) => isPackage(imported, PACKAGES_OF_THE_WEB) || isPath(imported, isIn('lib/platform/web')),
  },
  {
    name: 'a component loads nothing',
    because:
      'the page loads and passes props; a component may know the rules and the shapes of lib, and types from anywhere in it',
    from: isIn('components'),
    mayNot: (imported) =>
      isPath(imported, isIn('app')) ||
      (!imported.isType && isPath(imported, (path) => isStore(path) || (inPlatform(path) && !FREE(path)))) ||
      isPackage(imported, [...PACKAGES_OF_THE_DATABASE, 'server-only']),
  },
  {
    name: 'components/ui has never heard of an incident',
    because: 'it is what all screens are made of',
    from: isIn('components/ui'),
    mayNot: (imported) =>
      isPath(
        imported,
        (path) => (inLib(path) && !inPlatform(path)) || (isIn('components')(path) && !isIn('components/ui')(path)),
      ),
  },
  {
    name: 'lib never reaches up',
    because: 'the product runs without its pages, its worker and its command line',
    from: inLib,
    mayNot: (imported) =>
      isPath(imported, (path) =>
        ['app', 'components', 'worker', 'cli', 'scripts', 'tests', 'bench'].some((top) => isIn(top)(path)),
      ),
  },
  {
    name: 'an extension knows none of its siblings',
    because: 'a check kind, a template or an importer is removed by removing its folder',
    from: (path) => islandOf(path) !== undefined,
    mayNot: (imported, path) =>
      isPath(imported, (target) => islandOf(`${target}.ts`) !== undefined && islandOf(`${target}.ts`) !== islandOf(path)),
  },
  {
    name: 'a noun imports only nouns below it',
    because: 'two modules that need each other are one',
    from: (path) => nounOf(path) !== undefined,
    mayNot: (imported, path) =>
      isPath(imported, (target) => nounOf(target) !== undefined && rankOf(nounOf(target)) > rankOf(nounOf(path))),
  },
  {
    name: 'the worker and the command line know no page',
    because: 'they run where no web is',
    from: at(/^worker\//, /^cli\//),
    mayNot: (imported) => isPath(imported, (path) => isIn('app')(path) || isIn('components')(path)),
  },
]

/** Every import that a rule forbids, as a line for a person. Tests may import what they test. */
export function forbiddenImports(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => !/\.test\.tsx?$/.test(path) && !path.startsWith('tests/'))
    .flatMap((file) =>
      IMPORT_RULES.filter((rule) => rule.from(file.path)).flatMap((rule) =>
        file.imports
          .filter((imported) => rule.mayNot(imported, file.path))
          .map(({ written }) => `${file.path} imports ${written}: ${rule.name}`),
      ),
    )
}

/** Nouns of one row that import each other both ways. */
export function mutualNouns(files: readonly SourceFile[]): string[] {
  const edges = new Set(
    files
      .filter(({ path }) => !/\.test\.tsx?$/.test(path))
      .flatMap(({ path, imports }) => imports.map(({ target }) => `${nounOf(path)} → ${nounOf(target)}`)),
  )
  return [...edges].filter((edge) => {
    const [from, to] = edge.split(' → ')
    return from !== to && from !== 'undefined' && to !== 'undefined' && edges.has(`${to} → ${from}`)
  })
}
