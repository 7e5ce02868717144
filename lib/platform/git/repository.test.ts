import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { GitServer } from '@/tests/support/git-server'
import { readAddress } from './address'
import { openRepository, type Reaching, type Repository } from './repository'

const LOOPBACK: Reaching = { allowance: { loopback: true, private: false, networks: [] } }
let git: GitServer
beforeAll(async () => {
  // A folder for temporary folders of this file alone, to see whether any is left.
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'nevermore-own-'))
  git = await GitServer.start()
})
afterAll(async () => {
  await git.stop()
  rmSync(tmpdir(), { recursive: true, force: true })
})

const open = (url: string, ref: string | null = null, reaching: Partial<Reaching> = {}) =>
  openRepository(readAddress(url), ref, { ...LOOPBACK, ...reaching })

const leftOver = () => readdirSync(tmpdir()).filter((name) => name.startsWith('nevermore-git-'))

async function textsOf(repository: Repository, maxBytes = 1_000): Promise<(string | null)[]> {
  const texts: (string | null)[] = []
  for await (const bytes of repository.read(repository.files, maxBytes)) texts.push(bytes && new TextDecoder().decode(bytes))
  await repository.close()
  return texts
}

test('the files of a repository are read byte for byte, from the branch that is asked for', async () => {
  git.commit('docs', { 'a.md': 'old', 'deep/größe.md': '# Größe\r\n', 'empty.md': '' })
  const commit = git.commit('docs', { 'a.md': 'new' })
  git.commit('docs', { 'a.md': 'other' }, 'release/1')
  const main = await open(git.url('docs'))
  expect(main.commit).toBe(commit)
  expect(main.files.map(({ path }) => path)).toEqual(['a.md', 'deep/größe.md', 'empty.md'])
  expect(await textsOf(main)).toEqual(['new', '# Größe\r\n', ''])
  expect(await textsOf(await open(git.url('docs'), 'release/1'))).toEqual(['other', '# Größe\r\n', ''])
  expect((await textsOf(await open(git.url('docs'), commit)))[0]).toBe('new')
  expect(leftOver()).toEqual([])
})

test('links and submodules are no files, a file that is too large is left out, and nothing else is fetched', async () => {
  git.commit('odd', { 'link.md': { link: '/etc/passwd' }, 'large.md': 'x'.repeat(5_000), 'small.md': 'x', 'twin.md': 'x' })
  const bare = join(git.folder, 'odd')
  const work = join(git.folder, 'odd-work')
  execFileSync('git', ['-C', work, 'update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},module`])
  execFileSync('git', ['-C', work, '-c', 'user.name=I', '-c', 'user.email=i@example.org', 'commit', '-qm', 'Module'])
  execFileSync('git', ['-C', work, 'push', '--quiet', bare, 'HEAD:main'])
  const repository = await open(git.url('odd'))
  expect(repository.files.map(({ path }) => path)).toEqual(['large.md', 'small.md', 'twin.md'])
  expect(await textsOf(repository)).toEqual([null, 'x', 'x'])
})

test('a server that cannot leave files out is read as well', async () => {
  git.commit('plain', { 'a.md': 'whole' })
  execFileSync('git', ['-C', join(git.folder, 'plain'), 'config', 'uploadpack.allowFilter', 'false'])
  expect(await textsOf(await open(git.url('plain')))).toEqual(['whole'])
})

test.each<[string, string, string | null, RegExp]>([
  ['a repository that is not there', 'nothing', null, /no repository at this address/],
  ['a branch that is not there', 'docs', 'nothing', /no branch, tag or commit “nothing”/],
  ['a commit that is not there', 'docs', '1'.repeat(40), /no branch, tag or commit/],
])('%s is said', async (_, name, ref, message) => {
  git.commit('docs', { 'a.md': 'new' })
  await expect(open(git.url(name), ref)).rejects.toThrow(message)
  expect(leftOver()).toEqual([])
})

test('hosts are judged before anything is sent, whatever they are called', async () => {
  const nowhere: Reaching = { allowance: { loopback: false, private: false, networks: [] } }
  const before = git.requests.length
  const names = [
    '127.0.0.1',
    '0x7f.1',
    '2130706433',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '169.254.169.254',
    'localhost',
    'name.example.org',
  ]
  for (const name of names)
    await expect(
      open(git.url('docs', name), null, { ...nowhere, resolve: async () => ['93.184.216.34', '127.0.0.1'] }),
    ).rejects.toThrow(/not one that/)
  await expect(open('http://127.0.0.1:22/docs')).rejects.toThrow(/port/)
  expect(git.requests.length).toBe(before)
})

test('Git connects to the address that was judged and asks nobody again', async () => {
  git.commit('docs', { 'a.md': 'new' })
  const repository = await open(git.url('docs', 'repos.invalid'), null, { resolve: async () => ['127.0.0.1'] })
  expect(repository.files.length).toBeGreaterThan(0)
  expect((await textsOf(repository))[0]).toBe('new')
})

test('a redirect is not followed', async () => {
  const target = await GitServer.start()
  target.commit('docs', { 'a.md': 'secret' })
  const hostile = await GitServer.start((request, response) => {
    response.writeHead(301, { Location: target.url(request.url?.slice(1) ?? '') }).end()
  })
  await expect(open(hostile.url('docs'))).rejects.toThrow(/leads to another one/)
  expect(target.requests).toEqual([])
  await Promise.all([target.stop(), hostile.stop()])
})

test('a server that asks for a password is not given one, and nobody is prompted', async () => {
  const shy = await GitServer.start((_, response) => {
    response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="x"' }).end()
  })
  await expect(open(shy.url('docs'))).rejects.toThrow(/without signing in/)
  await shy.stop()
})

test('a server that sends too much is ended by its size, one that says nothing by its time', async () => {
  git.commit('large', { 'a.bin': randomBytes(30_000_000) })
  execFileSync('git', ['-C', join(git.folder, 'large'), 'config', 'uploadpack.allowFilter', 'false'])
  await expect(open(git.url('large'), null, { limits: { bytes: 1_000_000 } })).rejects.toThrow(/larger than/)
  const silent = await GitServer.start((_, response) => void response.writeHead(200).write(' '))
  await expect(open(silent.url('docs'), null, { limits: { ms: 700 } })).rejects.toThrow(/could not be read within/)
  await silent.stop()
  expect(leftOver()).toEqual([])
})

test('what a repository says about itself runs nothing here', async () => {
  const mark = join(git.folder, 'ran')
  git.commit('hostile', {
    '.gitattributes': '*.md filter=evil diff=evil\n',
    '.gitmodules': `[submodule "x"]\n\tpath = x\n\turl = ext::sh -c "touch ${mark}"\n`,
    '.lfsconfig': `[lfs]\n\turl = http://127.0.0.1:1/\n`,
    'hooks/post-checkout': `#!/bin/sh\ntouch ${mark}\n`,
    'a.md': 'version https://git-lfs.github.com/spec/v1\n',
  })
  expect(await textsOf(await open(git.url('hostile')))).toHaveLength(5)
  expect(existsSync(mark)).toBe(false)
})

test('ssh is for whoever sits at the machine', async () => {
  await expect(open('git@git.example.org:team/docs')).rejects.toThrow(/command line only/)
})
