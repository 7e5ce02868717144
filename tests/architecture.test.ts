import { posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { forbiddenImports, IMPORT_RULES, mutualNouns, NOUNS, nounOf } from './support/import-rules'
import { projectFiles, readSource, scan } from './support/source-files'

const ROOT = posix.join(import.meta.dirname, '..')
const files = projectFiles(ROOT)
  .filter((path) => /\.(m?tsx?|mjs|css)$/.test(path) && !/^(tests\/fixtures|public)\//.test(path))
  .map((path) => readSource(ROOT, path))

describe('the project', () => {
  test('imports only what its layout allows', () => {
    expect(forbiddenImports(files)).toEqual([])
  })

  test('has no two nouns that need each other, and knows the place of each noun', () => {
    expect(mutualNouns(files)).toEqual([])
    const known = NOUNS.flat()
    expect([...new Set(files.map(({ path }) => nounOf(path)))].filter((noun) => noun && !known.includes(noun))).toEqual([])
  })

  test('reads the environment in one place', () => {
    const mayRead =
      /^(lib\/platform\/settings\.ts|tests\/.*|bench\/.*|scripts\/.*|cli\/[\w-]+\.mjs|[\w.]+\.config\.ts|instrumentation\.ts|.*\.test\.ts)$/
    expect(files.filter((file) => file.readsEnvironment && !mayRead.test(file.path)).map(({ path }) => path)).toEqual([])
  })

  test('writes to no console in lib, and none on the server side of pages', () => {
    const mayWrite = /^(cli|scripts|bench|tests)\//
    expect(files.filter((file) => file.usesConsole && !mayWrite.test(file.path)).map(({ path }) => path)).toEqual([])
  })

  test('has no barrel: a name is imported from where it stands', () => {
    expect(files.filter((file) => file.isBarrel || /(^|\/)index\.\w+$/.test(file.path)).map(({ path }) => path)).toEqual([])
  })

  test('has files of a size one reads in one go', () => {
    const lines = files.map((file) => file.lines).sort((a, b) => a - b)
    expect(files.filter((file) => file.lines > 400).map(({ path, lines }) => `${path}: ${lines} lines`)).toEqual([])
    expect(lines[Math.floor(lines.length / 2)]).toBeLessThan(60)
    expect(lines[Math.floor(lines.length * 0.95)]).toBeLessThan(250)
  })

  test('names its files in kebab-case, after what they are', () => {
    const segment = /^(\[(\.\.\.)?[a-z][\w-]*\]|\([a-z-]+\)|[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*|_[a-z-]+)$/
    const drawer = /(^|\/)(utils?|helpers?|common|misc|shared|lib\/lib)(\/|\.)/
    const named = projectFiles(ROOT).filter((path) => /^(app|bench|cli|components|lib|prisma|scripts|tests|worker)\//.test(path))
    expect(
      named.filter(
        (path) =>
          !path.startsWith('tests/fixtures/') &&
          !path.split('/').every((part) => segment.test(part)) &&
          !/migrations\//.test(path),
      ),
    ).toEqual([])
    expect(named.filter((path) => drawer.test(path))).toEqual([])
  })
})

const MARKUP = 'an import behind markup'

/** Every way there is to write an import of one thing. */
const SPELLINGS: Record<string, (to: string) => string> = {
  'a static import': (to) => `import { x } from '${to}'`,
  'an import of several lines': (to) => `import {\n  x, // it's here\n  type Y,\n} from '${to}'`,
  'an import for its effect': (to) => `import '${to}'`,
  'a namespace': (to) => `import * as all from "${to}"`,
  'a re-export': (to) => `export { x } from '${to}'`,
  'a re-export of everything': (to) => `export * from '${to}'`,
  'a dynamic import': (to) => `const load = async () => (await import('${to}')).x`,
  'a dynamic import by template': (to) => `const load = () => import(\`${to}\`)`,
  'a require': (to) => `const x = require('${to}')`,
  [MARKUP]: (to) => `const a = <p>It isn't "here" {/* ' */}</p>\nimport { x } from '${to}'`,
}
const TYPE_SPELLINGS: typeof SPELLINGS = {
  'a type import': (to) => `import type { X } from '${to}'`,
  'an inline type import': (to) => `import { type X } from '${to}'`,
  'a type re-export': (to) => `export type { X } from '${to}'`,
  'a type in place': (to) => `let x: import('${to}').X`,
}

interface Plant {
  rule: string
  from: string
  to: string
  typesAllowed?: true
}

const PLANTS: Plant[] = [
  { rule: 'only a store asks the database', from: 'app/board/page.tsx', to: '@/lib/platform/db/client' },
  { rule: 'only a store asks the database', from: 'lib/timeline/rules.tsx', to: '../platform/db/client' },
  { rule: 'only a store asks the database', from: 'worker/sweeps.tsx', to: '../lib/platform/db/connect' },
  { rule: 'only a store asks the database', from: 'components/card.tsx', to: '@prisma/client' },
  { rule: 'a rule knows neither web nor database nor disk', from: 'lib/timeline/rules.tsx', to: 'node:fs/promises' },
  { rule: 'a rule knows neither web nor database nor disk', from: 'lib/checks/rules.tsx', to: 'fs' },
  { rule: 'a rule knows neither web nor database nor disk', from: 'lib/incidents/schema.tsx', to: 'react' },
  { rule: 'Next lives in app/, components/ and lib/platform/web', from: 'lib/incidents/store.ts', to: 'next/cache' },
  { rule: 'Next lives in app/, components/ and lib/platform/web', from: 'worker/main.tsx', to: '../lib/platform/web/actor' },
  { rule: 'Next lives in app/, components/ and lib/platform/web', from: 'cli/serve.tsx', to: 'server-only' },
  { rule: 'a component loads nothing', from: 'components/card.tsx', to: '@/lib/checks/store', typesAllowed: true },
  {
    rule: 'a component loads nothing',
    from: 'components/card.tsx',
    to: '../lib/corrective-actions/list.store',
    typesAllowed: true,
  },
  { rule: 'a component loads nothing', from: 'components/ui/button.tsx', to: '../../lib/platform/log', typesAllowed: true },
  { rule: 'a component loads nothing', from: 'components/card.tsx', to: '../app/board/mutations' },
  { rule: 'components/ui has never heard of an incident', from: 'components/ui/tag.tsx', to: '@/lib/incidents/rules' },
  { rule: 'components/ui has never heard of an incident', from: 'components/ui/tag.tsx', to: '../prose' },
  { rule: 'lib never reaches up', from: 'lib/checks/store.ts', to: '../../worker/sweeps' },
  { rule: 'lib never reaches up', from: 'lib/platform/web/actor.tsx', to: '@/components/ui/button' },
  { rule: 'an extension knows none of its siblings', from: 'lib/checks/kinds/http/kind.tsx', to: '../heartbeat/kind' },
  {
    rule: 'an extension knows none of its siblings',
    from: 'lib/importing/importers/markdown/read.tsx',
    to: '@/lib/importing/importers/irc/read',
  },
  { rule: 'a noun imports only nouns below it', from: 'lib/corrective-actions/rules.tsx', to: '../checks/rules' },
  { rule: 'a noun imports only nouns below it', from: 'lib/access/rules.tsx', to: '@/lib/incidents/rules' },
  { rule: 'a noun imports only nouns below it', from: 'lib/platform/log.tsx', to: '../access/actor' },
  { rule: 'the worker and the command line know no page', from: 'worker/main.tsx', to: '@/app/board/mutations' },
]

describe('the guard', () => {
  test('has a planted mistake for each of its rules', () => {
    expect(new Set(PLANTS.map((plant) => plant.rule))).toEqual(new Set(IMPORT_RULES.map((rule) => rule.name)))
  })

  test.each(PLANTS)('sees $to in $from, however it is written', ({ rule, from, to, typesAllowed }) => {
    const sees = (source: string) => forbiddenImports([scan(from, source)])
    for (const [way, write] of Object.entries({ ...SPELLINGS, ...(typesAllowed ? {} : TYPE_SPELLINGS) })) {
      if (!from.endsWith('x') && way === MARKUP) continue
      expect(sees(write(to)), way).toEqual(expect.arrayContaining([expect.stringContaining(rule)]))
    }
    if (typesAllowed) for (const write of Object.values(TYPE_SPELLINGS)) expect(sees(write(to))).toEqual([])
  })

  test.each([
    ['lib/timeline/store.ts', '../platform/db/client'],
    ['lib/timeline/entries.store.ts', '../incidents/store'],
    ['lib/timeline/rules.ts', '../platform/db/generated/enums'],
    ['lib/checks/run-due.ts', 'undici'],
    ['lib/checks/kinds/http/kind.ts', '../kind'],
    ['lib/checks/store.ts', '../corrective-actions/state.store'],
    ['components/card.tsx', '@/lib/corrective-actions/rules'],
    ['components/ui/button.tsx', 'react'],
    ['app/board/page.tsx', '@/lib/corrective-actions/list.store'],
    ['lib/platform/web/actor.ts', 'next/headers'],
    ['worker/main.ts', '../lib/checks/run-due'],
    ['cli/web.ts', 'next'],
  ])('lets %s import %s', (from, to) => {
    expect(forbiddenImports([scan(from, `import { x } from '${to}'`)])).toEqual([])
  })

  test('sees two nouns that need each other', () => {
    const causes = scan('lib/causes/store.ts', "import { a } from '../timeline/rules'")
    const timeline = scan('lib/timeline/store.ts', "export { b } from '@/lib/causes/rules'")
    expect(mutualNouns([causes])).toEqual([])
    expect(mutualNouns([causes, timeline])).toHaveLength(2)
  })

  test('sees the environment, the console and a barrel, and what only looks like them', () => {
    expect(scan('a.ts', 'const x = process.env.HOME').readsEnvironment).toBe(true)
    expect(scan('a.ts', "const x = process['env']").readsEnvironment).toBe(true)
    expect(scan('a.ts', '// process.env\nconst x = "process.env"').readsEnvironment).toBe(false)
    expect(scan('a.ts', 'console.log(1)').usesConsole).toBe(true)
    expect(scan('a.ts', "export * from './b'\nexport { c } from './c'").isBarrel).toBe(true)
    expect(scan('a.ts', "export * from './b'\nexport const c = 1").isBarrel).toBe(false)
  })

  test('walks the whole project', () => {
    expect(files.length).toBeGreaterThan(200)
    expect(files.flatMap((file) => file.imports).length).toBeGreaterThan(500)
  })
})
