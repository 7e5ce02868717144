import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type MirrorOptions, makeMirrors, sweepMirrors } from '@/lib/platform/git/mirrors'
import { readAllowance } from '@/lib/platform/net/addresses'
import { GitServer } from '@/tests/support/git-server'
import { describeWith } from '@/tests/support/programs'
import { reachLoopback } from '@/tests/support/reach'
import { startSshd } from '@/tests/support/sshd'
import type { OpenedSecret } from '../../../secrets/store'
import { runKind } from '../../run'
import { inPast, type Outcome } from '../kind'
import { fileInRepo } from './kind'

let git: GitServer
const kept = mkdtempSync(join(tmpdir(), 'nevermore-mirrors-'))
const allowance = readAllowance(['loopback'])
beforeAll(async () => {
  git = await GitServer.start()
})
afterAll(async () => {
  await git.stop()
  rmSync(kept, { recursive: true, force: true })
})

const secrets: Record<string, OpenedSecret> = {}
const look = (config: Record<string, unknown>, options: Partial<MirrorOptions> = {}, past?: string): Promise<Outcome> => {
  const repositories = makeMirrors({ folder: kept, allowance, ...options })
  const secret = async (name: string) => secrets[name] ?? ({ ok: false, failure: 'secret_missing', message: 'None.' } as const)
  return runKind(past === undefined ? fileInRepo : inPast(fileInRepo, past), config, (signal) =>
    reachLoopback({}, { repositories, secret, signal }),
  )
}
const mirrors = () => readdirSync(kept).filter((name) => /^[0-9a-f]{40}$/.test(name))

const FILES = {
  '.gitignore': 'node_modules\n/data \n',
  'config/app.json': '{"database": {"url": "postgres://db"}, "replicas": 3}',
  'ci.yml': 'on: [push]\njobs:\n  test:\n    timeout: 10\n',
  'größe/a b.md': '# Größe\n',
  'broken.json': '{"a": ',
  'link.md': { link: '.gitignore' },
  'large.txt': 'x'.repeat(1_000_001),
  'evil.txt': `${'a'.repeat(40)}b`,
}

type Row = [what: string, config: Record<string, unknown>, verdict: string, failure: string | undefined, summary: RegExp]
test.each<Row>([
  ['a path is there', { path: '.gitignore' }, 'pass', undefined, /^\.gitignore is there at [0-9a-f]{10} of main$/],
  ['a folder is there', { path: 'config' }, 'pass', undefined, /is there/],
  ['a path with blanks and other letters', { path: 'größe/a b.md', contains: 'Größe' }, 'pass', undefined, /as expected/],
  ['a path is not there', { path: 'config/app.yaml' }, 'fail', 'no_such_path', /is not there at/],
  ['a path with letters that Git could read as a pattern', { path: '*.yml' }, 'fail', 'no_such_path', /is not there/],
  ['a path that Git could read as a place', { path: ':(top)ci.yml' }, 'fail', 'no_such_path', /is not there/],
  ['a path that begins like an option', { path: '--help' }, 'fail', 'no_such_path', /is not there/],
  ['it is absent', { path: 'data', presence: 'absent' }, 'pass', undefined, /data is not there/],
  ['it is there though it should not', { path: 'ci.yml', presence: 'absent' }, 'fail', 'not_as_expected', /is a file at/],
  ['it has the line', { path: '.gitignore', line: '/data' }, 'pass', undefined, /as expected/],
  ['it has the line only as a part', { path: '.gitignore', line: 'data' }, 'fail', 'not_as_expected', /it has not/],
  ['it contains a text', { path: '.gitignore', contains: 'modules' }, 'pass', undefined, /as expected/],
  ['it does not contain a text', { path: '.gitignore', contains: 'dist' }, 'fail', 'not_as_expected', /it does not/],
  ['it lacks a text', { path: '.gitignore', lacks: 'dist' }, 'pass', undefined, /as expected/],
  ['it lacks a text no more', { path: '.gitignore', lacks: 'data' }, 'fail', 'not_as_expected', /line 2: \/data/],
  ['it matches', { path: '.gitignore', pattern: '^/data\\s*$' }, 'pass', undefined, /as expected/],
  ['it does not match', { path: '.gitignore', pattern: '^data$' }, 'fail', 'not_as_expected', /it does not/],
  ['a pattern takes years', { path: 'evil.txt', pattern: '^(a+)+$' }, 'error', 'pattern_too_slow', /given up/],
  ['a JSON value', { path: 'config/app.json', jsonPath: 'replicas', jsonIs: 'above', jsonValue: '2' }, 'pass', undefined, /as/],
  ['another JSON value', { path: 'config/app.json', jsonPath: 'replicas', jsonValue: '2' }, 'fail', 'not_as_expected', /: 3, ex/],
  ['a YAML value', { path: 'ci.yml', jsonPath: 'jobs.test.timeout', jsonValue: '10' }, 'pass', undefined, /as expected/],
  ['a value of what is none', { path: 'broken.json', jsonPath: 'a', jsonValue: '1' }, 'fail', 'not_as_expected', /neither JSON/],
  ['what a link holds', { path: 'link.md', contains: 'data' }, 'fail', 'not_as_expected', /a symbolic link/],
  ['what a folder holds', { path: 'config', contains: 'data' }, 'fail', 'not_as_expected', /a folder/],
  ['what a large file holds', { path: 'large.txt', contains: 'y' }, 'error', 'too_large', /larger than 1 MB/],
  ['another branch', { path: 'ci.yml', ref: 'nothing' }, 'fail', 'ref_not_found', /no branch or tag “nothing”/],
  ['another commit', { path: 'ci.yml', ref: '1'.repeat(40) }, 'fail', 'ref_not_found', /no such branch, tag or commit/],
])('%s', async (_, config, verdict, failure, summary) => {
  if (!existsSync(join(git.folder, 'shop'))) git.commit('shop', FILES)
  const outcome = await look({ repository: git.url('shop'), ...config })
  expect([outcome.verdict, outcome.failure], JSON.stringify(outcome)).toEqual([verdict, failure])
  expect(outcome.summary).toMatch(summary)
})

test('it says at which commit it turned green, and at which red again, and the line', async () => {
  const red = git.commit('turns', { '.gitignore': 'dist\n' })
  const config = { repository: git.url('turns'), path: '.gitignore', line: '/data' }
  expect(await look(config)).toMatchObject({
    verdict: 'fail',
    summary: expect.stringContaining(`at ${red.slice(0, 10)} of main`),
  })
  const green = git.commit('turns', { '.gitignore': 'dist\n/data\n' })
  expect(await look(config)).toMatchObject({
    verdict: 'pass',
    evidence: [
      { what: '.gitignore', holds: true },
      { what: 'Line', expected: 'has the line “/data”', observed: 'line 2: /data', holds: true },
      { what: 'Commit', observed: `${green.slice(0, 10)} “Postmortems”` },
      { what: 'Written', observed: expect.stringMatching(/UTC by Ines$/) },
      { what: 'Green since', observed: expect.stringContaining(green.slice(0, 10)) },
      { what: 'Last red at', observed: expect.stringContaining(red) },
    ],
  })
  const again = git.commit('turns', { '.gitignore': null })
  expect(await look(config)).toMatchObject({ failure: 'no_such_path', summary: expect.stringContaining(again.slice(0, 10)) })
})

test('the same statement is held against an older commit, a tag or another branch, to show that it can fail', async () => {
  const red = git.commit('past', { '.gitignore': 'dist\n' })
  const green = git.commit('past', { '.gitignore': '/data\n' })
  execFileSync('git', ['-C', join(git.folder, 'past'), 'tag', 'v1', green])
  git.commit('past', { '.gitignore': null }, 'release/1')
  const at = (past: string) => look({ repository: git.url('past'), path: '.gitignore', line: '/data' }, {}, past)
  expect(await at(red)).toMatchObject({ failure: 'not_as_expected', summary: expect.stringContaining(red.slice(0, 10)) })
  expect(await at('v1')).toMatchObject({ verdict: 'pass' })
  expect(await at('release/1')).toMatchObject({ failure: 'no_such_path' })
  for (const none of ['', '--upload-pack=x', 'main~1'])
    expect(await at(none)).toMatchObject({ verdict: 'error', failure: 'invalid_config' })
})

test('a branch that stands where it stood is not fetched again, and of its files only one ever is', async () => {
  git.commit('still', { 'a.md': 'a', 'b.bin': randomBytes(3_000_000) })
  const config = { repository: git.url('still'), path: 'a.md', contains: 'a' }
  await look(config)
  const before = git.requests.length
  expect(await look(config)).toMatchObject({ verdict: 'pass' })
  const asked = git.requests.slice(before)
  expect(asked.every((line) => line.includes('info/refs') || line.includes('git-upload-pack'))).toBe(true)
  expect(asked.length).toBeLessThanOrEqual(2)
  const sizes = mirrors().map((name) => folderSize(join(kept, name)))
  expect(Math.max(...sizes)).toBeLessThan(3_000_000)
})

const folderSize = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)

test('many checks of one repository look one after the other, also from processes that do not know each other', async () => {
  git.commit('busy', { 'a.md': 'a' })
  const own = mkdtempSync(join(tmpdir(), 'nevermore-mirrors-'))
  const outcomes = await Promise.all(
    Array.from({ length: 6 }, () => look({ repository: git.url('busy'), path: 'a.md' }, { folder: own })),
  )
  expect(outcomes.map(({ verdict }) => verdict)).toEqual(Array(6).fill('pass'))
  rmSync(own, { recursive: true, force: true })
})

test('copies that nobody looks into, and the oldest where all are too large, are thrown away', async () => {
  const own = mkdtempSync(join(tmpdir(), 'nevermore-mirrors-'))
  for (const name of ['one', 'two', 'three']) {
    git.commit(name, { 'a.md': randomBytes(100_000) })
    await look({ repository: git.url(name), path: 'a.md', contains: 'never' }, { folder: own })
  }
  const there = () => readdirSync(own).filter((name) => /^[0-9a-f]{40}$/.test(name))
  expect(there()).toHaveLength(3)
  const [old = ''] = there()
  utimesSync(join(own, old), 0, 0)
  await sweepMirrors({ folder: own, allowance })
  expect(there()).toHaveLength(2)
  await sweepMirrors({ folder: own, allowance, keep: { allBytes: 150_000 } })
  expect(there()).toHaveLength(1)
  expect(await look({ repository: git.url('one'), path: 'a.md' }, { folder: own, keep: { bytes: 0 } })).toMatchObject({
    verdict: 'pass',
  })
  rmSync(own, { recursive: true, force: true })
})

test('what stands in the way is named, and is no failure of the file', async () => {
  const shy = await GitServer.start((_, response) => {
    response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="x"' }).end()
  })
  const silent = await GitServer.start((_, response) => void response.writeHead(200).write(' '))
  const away = await GitServer.start((request, response) => {
    response.writeHead(301, { Location: git.url(request.url?.slice(1) ?? '') }).end()
  })
  const named = async (repository: string, options: Partial<MirrorOptions> = {}, timeoutSeconds = 30) => {
    const outcome = await look({ repository, path: 'ci.yml', timeoutSeconds }, options)
    return [outcome.verdict, outcome.failure]
  }
  const cases: [Promise<unknown>, string][] = [
    [named(git.url('nowhere')), 'repository_not_found'],
    [named(shy.url('shop')), 'authentication_failed'],
    [named(silent.url('shop'), {}, 1), 'timed_out'],
    [named(away.url('shop')), 'redirected'],
    [named('http://127.0.0.1:1029/shop'), 'unreachable'],
    [named(git.url('shop'), { allowance: readAllowance([]) }), 'target_not_allowed'],
    [named('ssh://git@127.0.0.1/shop', { allowance: readAllowance([]) }), 'target_not_allowed'],
    [named('https://shop.example/a', { resolve: async () => ['169.254.169.254'] }), 'target_not_allowed'],
  ]
  for (const [outcome, failure] of cases) expect(await outcome).toEqual(['error', failure])
  await Promise.all([shy.stop(), silent.stop(), away.stop()])
})

test('a repository of this machine is read only in a directory that the operator allows, links followed', async () => {
  git.commit('local', { 'a.md': 'a' })
  const elsewhere = mkdtempSync(join(tmpdir(), 'nevermore-elsewhere-'))
  symlinkSync(join(git.folder, 'local'), join(elsewhere, 'link'))
  const of = (path: string, directories: string[]) => look({ repository: `file://${path}`, path: 'a.md' }, { directories })
  expect(await of(join(git.folder, 'local'), [git.folder])).toMatchObject({ verdict: 'pass' })
  for (const [path, directories] of [
    [join(git.folder, 'local'), []],
    [join(git.folder, 'local'), [`${git.folder}/loc`]],
    [join(elsewhere, 'link'), [elsewhere]],
    ['/nowhere', ['/nowhere']],
  ] as const)
    expect(await of(path, [...directories])).toMatchObject({ verdict: 'error', failure: 'target_not_allowed' })
  rmSync(elsewhere, { recursive: true, force: true })
})

test.each<[string, Record<string, unknown>, string]>([
  ['a program as an address', { repository: 'ext::sh -c touch% x' }, 'repository'],
  ['a path of this machine as an address', { repository: '/srv/git' }, 'repository'],
  ['a credential in the address', { repository: 'https://a:b@git.example.org/x' }, 'repository'],
  ['a ref like an option', { ref: '--upload-pack=x' }, 'ref'],
  ['a path that leads out', { path: '../x' }, 'path'],
  ['a path from the root', { path: '/etc/passwd' }, 'path'],
  ['a pattern that is none', { pattern: '(' }, 'pattern'],
  ['content of what is absent', { presence: 'absent', line: 'x' }, 'presence'],
  ['a secret over plain http', { repository: 'http://git.example.org/x', secret: 'token' }, 'secret'],
])('%s is refused when it is written', (_, config, field) => {
  const read = fileInRepo.read({ repository: 'https://git.example.org/x', path: 'a', ...config })
  expect(read.ok ? {} : read.problems).toHaveProperty(field)
})

test('the statement is said in words', () => {
  const say = (config: Record<string, unknown>) =>
    fileInRepo.describe({ repository: 'https://git.example.org/shop', path: '.gitignore', ...config })
  expect(say({ line: '/data', ref: 'main' })).toBe('.gitignore has the line “/data” at main of https://git.example.org/shop')
  expect(say({ presence: 'absent' })).toBe('.gitignore is not there at the default branch of https://git.example.org/shop')
})

describeWith(['openssh-server'], 'over ssh', () => {
  test('one key signs in, is in no file afterwards, and another host in the place of the known one is refused', async () => {
    git.commit('closed', { 'a.md': 'a' })
    const sshd = await startSshd()
    const key = readFileSync(sshd.keyFile, 'utf8')
    Object.assign(secrets, {
      key: { ok: true, value: key, hosts: ['127.0.0.1'] },
      other: { ok: true, value: 'no key', hosts: ['127.0.0.1'] },
      far: { ok: true, value: key, hosts: ['git.example.org'] },
    })
    const repository = `ssh://${sshd.user}@127.0.0.1:${sshd.port}${join(git.folder, 'closed')}`
    const named = async (secret: string) => {
      const { verdict, failure } = await look({ repository, path: 'a.md', contains: 'a', secret })
      return [verdict, failure]
    }
    try {
      expect(await named('key')).toEqual(['pass', undefined])
      expect(await named('')).toEqual(['error', 'authentication_failed'])
      expect(await named('other')).toEqual(['error', 'authentication_failed'])
      expect(await named('far')).toEqual(['error', 'secret_not_for_host'])
      expect(mirrors().filter((name) => existsSync(join(kept, name, 'key')))).toEqual([])
      const known = join(kept, 'known_hosts')
      expect(readFileSync(known, 'utf8')).toContain(sshd.hostKey)
      const stranger = execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(kept, 'stranger')])
      expect(stranger.length).toBe(0)
      const [type, text] = readFileSync(join(kept, 'stranger.pub'), 'utf8').split(' ')
      writeFileSync(known, `[127.0.0.1]:${sshd.port} ${type} ${text}\n`)
      expect(await named('key')).toEqual(['error', 'host_key_changed'])
    } finally {
      await sshd.stop()
    }
  })
})
