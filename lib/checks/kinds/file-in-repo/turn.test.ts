import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAddress } from '@/lib/platform/git/address'
import { makeMirrors } from '@/lib/platform/git/mirrors'
import { readAllowance } from '@/lib/platform/net/addresses'
import { GitServer } from '@/tests/support/git-server'
import { reachLoopback } from '@/tests/support/reach'
import { runKind } from '../../run'
import { fileInRepo } from './kind'

let git: GitServer
const kept = mkdtempSync(join(tmpdir(), 'nevermore-mirrors-'))
beforeAll(async () => {
  git = await GitServer.start()
})
afterAll(async () => {
  await git.stop()
  rmSync(kept, { recursive: true, force: true })
})

const repositories = makeMirrors({ folder: kept, allowance: readAllowance(['loopback']) })

const turnOf = async (name: string, config: Record<string, unknown> = { path: '.gitignore', line: '/data' }, from = git) => {
  const outcome = await runKind(fileInRepo, { repository: from.url(name), ...config }, (signal) =>
    reachLoopback({}, { repositories, signal }),
  )
  const rows = outcome.evidence?.filter(({ what }) => / (since|at)$/.test(what)) ?? []
  return [outcome.verdict, ...rows.map(({ what, observed }) => `${what} ${observed}`)]
}

/** A branch of these versions of .gitignore, oldest first; a path, or null, for a commit that changes another file. */
function history(name: string, versions: readonly (string | null)[], base = 0, on = git): string[] {
  const bare = join(on.folder, name)
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', bare], { stdio: 'ignore' })
  execFileSync('git', ['-C', bare, 'config', 'uploadpack.allowFilter', 'true'])
  const commits = versions.map((version, at) => {
    const isOther = version === null || version.includes('.txt')
    const [path, text] = isOther ? [version ?? 'other.txt', String(base + at)] : ['.gitignore', version]
    const change = `M 100644 inline ${path}\ndata ${text.length}\n${text}\n`
    return `commit refs/heads/main\ncommitter Ines <i@example.org> ${base + at} +0000\ndata 4\nAt ${at % 10}\n${change}\n`
  })
  execFileSync('git', ['-C', bare, 'fast-import', '--quiet', '--force'], { input: commits.join('') })
  return execFileSync('git', ['-C', bare, 'rev-list', '--reverse', 'main'], { encoding: 'utf8' }).trim().split('\n')
}

const many = (count: number): null[] => Array<null>(count).fill(null)
const at = (commit = '') => expect.stringContaining(commit.slice(0, 10))

test.concurrent('the commit is named that turned it green, and the one that turned it red again, whatever was committed since', async () => {
  const texts = ['dist\n', null, 'dist\n/data\n', 'dist\n/data\nlog\n', null, 'log\n/data\n', null, 'log\n', null]
  const commits = history('shop', texts)
  const lookAt = (nth: number) => {
    execFileSync('git', ['-C', join(git.folder, 'shop'), 'update-ref', 'refs/heads/main', commits[nth] ?? ''])
    return turnOf('shop')
  }
  expect(await lookAt(0)).toEqual(['fail', 'Red since the first commit: on this branch it was never otherwise'])
  const since = `Green since ${commits[2]?.slice(0, 10)} “At 2”, 1970-01-01 00:00:02 UTC by Ines`
  const turned = ['pass', since, `Last red at ${commits[1]}, the commit before`]
  expect(await lookAt(4)).toEqual(turned)
  expect(await lookAt(6)).toEqual(turned)
  expect(await lookAt(8)).toEqual(['fail', at(commits[7]), `Last green at ${commits[6]}, the commit before`])
})

test.concurrent('a look that sees the branch for the first time finds it far back, and asks no more while the file stays', async () => {
  const commits = history('old', ['dist\n', ...many(30), '/data\n', ...many(60)])
  const turned = ['pass', at(commits[31]), `Last red at ${commits[30]}, the commit before`]
  expect(await turnOf('old')).toEqual(turned)
  const asked = () => git.requests.filter((line) => line.includes('/old/')).length
  const before = asked()
  expect(await turnOf('old')).toEqual(turned)
  expect(asked() - before).toBeLessThanOrEqual(2)
})

test.concurrent('where a branch was merged, the merge is what turned it', async () => {
  const commits = history('merged', ['dist\n', '/data\n'])
  const run = (...args: string[]) =>
    execFileSync('git', ['-C', join(git.folder, 'merged'), '-c', 'user.name=Ines', '-c', 'user.email=i@example.org', ...args], {
      encoding: 'utf8',
    }).trim()
  const merge = run('commit-tree', '-p', commits[0] ?? '', '-p', commits[1] ?? '', '-m', 'Merge', `${commits[1]}^{tree}`)
  run('update-ref', 'refs/heads/main', merge)
  expect(await turnOf('merged')).toEqual(['pass', at(merge), `Last red at ${commits[0]}, the commit before`])
})

test.concurrent('what was never otherwise is said to be so, for a path that is absent and for a folder', async () => {
  history('always', ['dist\n', null, null])
  expect(await turnOf('always', { path: 'data', presence: 'absent' })).toEqual([
    'pass',
    'Green since the first commit: on this branch it was never otherwise',
  ])
  const [, first] = history('folders', [null, 'a/b.txt', 'a/c.txt'])
  expect(await turnOf('folders', { path: 'a' })).toEqual(['pass', at(first), at('Last red')])
})

test.concurrent('where the history is longer than is read, or rewritten, it says between which commits it must have been', async () => {
  const commits = history('long', ['/data\n', ...many(1_100)])
  expect(await turnOf('long')).toEqual(['pass', expect.stringMatching(/, or before: the history was read no further$/)])
  const old = commits.at(-1) ?? ''
  const anew = history('long', ['x\n', ...many(1_100)], 5_000)
  const [verdict, since, last] = await turnOf('long')
  expect([verdict, last]).toEqual(['fail', `Last green at ${old}`])
  expect(since).toContain(`Red since somewhere between ${old.slice(0, 10)} and ${anew.at(-1_024)?.slice(0, 10)}`)
})

test.concurrent('a history that cannot be fetched leaves the verdict as it is, and is asked for again', async () => {
  let answers = Number.POSITIVE_INFINITY
  const shaky = await GitServer.start((request, response) => {
    if (request.method === 'POST' && answers-- <= 0) response.writeHead(500).end()
  })
  const there = { path: '.gitignore' }
  const posts = () => shaky.requests.filter((line) => line.startsWith('POST')).length
  const versions = [...many(3), 'x\n', ...many(3)]
  try {
    history('like', versions, 0, shaky)
    const address = readAddress(shaky.url('like'))
    await repositories.look({ address, ref: null, ...there, timeoutMs: 20_000 })
    const enough = posts()
    const [red] = history('shop', [null], 0, shaky)
    expect(await turnOf('shop', there, shaky)).toEqual(['fail', expect.stringContaining('the first commit')])
    const commits = history('shop', versions, 50, shaky)
    answers = enough
    const between = expect.stringContaining(`somewhere between ${red?.slice(0, 10)} and ${commits.at(-1)?.slice(0, 10)}`)
    expect(await turnOf('shop', there, shaky)).toEqual(['pass', between, `Last red at ${red}`])
    answers = Number.POSITIVE_INFINITY
    expect(await turnOf('shop', there, shaky)).toEqual(['pass', at(commits[3]), at('Last red')])
  } finally {
    await shaky.stop()
  }
})
