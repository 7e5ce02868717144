import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { GitServer } from '@/tests/support/git-server'
import { describeWith } from '@/tests/support/programs'
import { startSshd } from '@/tests/support/sshd'
import { readAddress } from './address'
import { type BranchTarget, withBranch } from './branch'
import type { NewCommit } from './fast-import'

let git: GitServer
let refusing: ((authorization: string | undefined) => number | null) | null = null
beforeAll(async () => {
  // A folder for temporary folders of this file alone, to see whether any is left.
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'nevermore-own-'))
  git = await GitServer.start((request, response) => {
    const status = refusing?.(request.headers.authorization)
    if (status) response.writeHead(status, status === 401 ? { 'www-authenticate': 'Basic realm="git"' } : {}).end()
  })
})
afterAll(async () => {
  await git.stop()
  rmSync(tmpdir(), { recursive: true, force: true })
})

const at = new Date('2026-03-01T10:00:00Z')
const commitOf = (files: Record<string, string | null>, message = 'INC-1'): NewCommit => ({
  author: { name: 'Ines', email: 'ines@example.org' },
  at,
  message,
  files: new Map(Object.entries(files)),
})
const target = (name: string, more: Partial<BranchTarget> = {}): BranchTarget => ({
  address: readAddress(git.url(name)),
  branch: 'main',
  allowance: { loopback: true, private: false, networks: [] },
  ...more,
})
const inBare = (name: string, ...args: string[]) =>
  execFileSync('git', ['-C', join(git.folder, name), ...args], { encoding: 'utf8', stdio: 'pipe' })

function repository(name: string, files: Record<string, string> = { 'README.md': '# Docs\n' }): string {
  const tip = git.commit(name, files)
  inBare(name, 'config', 'http.receivepack', 'true')
  return tip
}
const write = (name: string, files: Record<string, string | null>, more: Partial<BranchTarget> = {}) =>
  withBranch(target(name, more), async (branch) => {
    const commit = await branch.commit(commitOf(files))
    await branch.push(commit)
    return commit
  })

test('a commit is added to a branch, and all that was there stays as it was', async () => {
  const before = repository('docs', { 'README.md': '# Docs\n', 'old/a.md': 'a', 'old/b.md': 'b' })
  const commit = await write('docs', { 'postmortems/2026/größe "1".md': '# Größe\n', 'old/a.md': null })
  expect(inBare('docs', 'rev-parse', 'main', 'main^').trim().split('\n')).toEqual([commit, before])
  expect(
    inBare('docs', '-c', 'core.quotePath=false', 'ls-tree', '-r', '-z', '--name-only', 'main').split('\0').filter(Boolean),
  ).toEqual(['README.md', 'old/b.md', 'postmortems/2026/größe "1".md'])
  expect(inBare('docs', 'show', 'main:postmortems/2026/größe "1".md')).toBe('# Größe\n')
  expect(inBare('docs', 'log', '-1', '--format=%an <%ae> %aI%n%B', 'main').trim()).toBe(
    'Ines <ines@example.org> 2026-03-01T10:00:00+00:00\nINC-1',
  )
  inBare('docs', 'fsck', '--strict')
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('nevermore-push-'))).toEqual([])
})

test('a branch that nobody looks into is not fetched', async () => {
  const tip = repository('quiet')
  const from = git.requests.length
  await withBranch(target('quiet'), async (branch) => expect(branch.tip).toBe(tip))
  expect(git.requests.slice(from).filter((one) => one.startsWith('POST'))).toHaveLength(1)
})

test('who changed a file lately is told, and what the commit added that took it away', async () => {
  repository('told', { 'a.md': 'a', 'b.md': 'b' })
  for (let n = 0; n < 3; n++) git.commit('told', { 'other.md': `${n}` })
  const changed = git.commit('told', { 'a.md': 'changed' })
  const moved = git.commit('told', { 'b.md': null, 'moved/b.md': 'b', 'moved/größe.md': 'c' })
  await withBranch(target('told'), async (branch) => {
    await branch.fetchFiles(['a.md', 'none.md'])
    expect(await branch.read('a.md')).toBe('changed')
    expect([...(await branch.allObjects()).keys()]).toEqual(['a.md', 'moved/b.md', 'moved/größe.md', 'other.md'])
    const { commitsOf, addedIn } = await branch.history()
    expect((await commitsOf('a.md')).map(({ commit, author }) => [commit, author])[0]).toEqual([changed, 'Ines'])
    expect((await commitsOf('b.md'))[0]?.commit).toBe(moved)
    expect(await addedIn(moved)).toEqual(['moved/b.md', 'moved/größe.md'])
  })
})

test('a file that was changed longer ago than is looked back is told of by the newest commit', async () => {
  repository('long', { 'a.md': 'a' })
  const work = join(git.folder, 'long-work')
  const stream = Array.from(
    { length: 120 },
    (_, n) =>
      `commit refs/heads/main\ncommitter Bo <bo@example.org> ${1_700_000_000 + n} +0000\ndata 1\nx\n${n === 0 ? 'from refs/heads/main^0\n' : ''}M 100644 inline n\ndata ${String(n).length}\n${n}\n`,
  ).join('')
  execFileSync('git', ['-C', work, 'fast-import', '--quiet', '--force'], { input: stream })
  execFileSync('git', ['-C', work, 'push', '--quiet', join(git.folder, 'long'), 'main'])
  const tip = inBare('long', 'rev-parse', 'main').trim()
  await withBranch(target('long'), async (branch) => {
    const { commitsOf } = await branch.history()
    expect((await commitsOf('a.md')).map(({ commit, author }) => [commit, author])).toEqual([[tip, 'Bo']])
    expect(await commitsOf('n')).toHaveLength(20)
  })
})

test('only the newest commit is fetched, and none of its files', async () => {
  repository('large', { 'large.bin': 'x'.repeat(100_000) })
  git.commit('large', { 'b.md': 'b' })
  await withBranch(target('large'), async (branch) => {
    expect(await branch.read('b.md')).toBe('b')
    expect(await branch.read('none.md')).toBeNull()
    const objects = await branch.objects(['b.md', 'large.bin', 'none.md'])
    expect([...objects.keys()]).toEqual(['b.md', 'large.bin'])
  })
  await write('large', { 'c.md': 'c' })
  expect(inBare('large', 'rev-list', '--count', 'main').trim()).toBe('3')
})

test('an empty repository gets its first commit', async () => {
  execFileSync('git', ['init', '--quiet', '--bare', join(git.folder, 'empty')])
  inBare('empty', 'config', 'http.receivepack', 'true')
  const commit = await write('empty', { 'a.md': 'a' })
  expect(inBare('empty', 'rev-parse', 'main').trim()).toBe(commit)
})

test('whether it may push is asked without pushing', async () => {
  const tip = repository('asked')
  await withBranch(target('asked'), async (branch) => branch.tryPush(await branch.commit(commitOf({ 'a.md': 'a' }))))
  expect(inBare('asked', 'rev-parse', 'main').trim()).toBe(tip)
  git.commit('closed', { 'a.md': 'a' })
  const asking = withBranch(target('closed'), async (branch) => branch.tryPush(await branch.commit(commitOf({ 'b.md': 'b' }))))
  await expect(asking).rejects.toMatchObject({ failure: 'push_refused' })
})

test('a branch that moved meanwhile is not overwritten, and trying again finds both', async () => {
  repository('busy')
  const late = withBranch(target('busy'), async (branch) => {
    const commit = await branch.commit(commitOf({ 'ours.md': 'ours' }))
    git.commit('busy', { 'theirs.md': 'theirs' })
    await branch.push(commit)
  })
  await expect(late).rejects.toMatchObject({ failure: 'branch_moved' })
  await write('busy', { 'ours.md': 'ours' })
  expect(inBare('busy', 'ls-tree', '--name-only', 'main').trim().split('\n')).toEqual(['README.md', 'ours.md', 'theirs.md'])
})

test('a protected branch, a server that only reads, a full disk and a wrong token are told apart', async () => {
  const failing = (name: string, more: Partial<BranchTarget> = {}) =>
    write(name, { 'a.md': 'a' }, more).then(
      () => 'pushed',
      (error) => error.failure,
    )
  const hook = (name: string, body: string) => {
    const file = join(git.folder, name, 'hooks', 'pre-receive')
    writeFileSync(file, `#!/bin/sh\n${body}\n`)
    chmodSync(file, 0o755)
  }
  repository('protected')
  hook('protected', 'echo "GH006: Protected branch update failed" >&2; exit 1')
  git.commit('readable', { 'a.md': 'a' })
  repository('full')
  hook('full', 'echo "fatal: write error: No space left on device" >&2; exit 1')
  expect(await failing('protected')).toBe('branch_protected')
  expect(await failing('readable')).toBe('push_refused')
  expect(await failing('full')).toBe('no_space_there')
  expect(await failing('gone')).toBe('repository_not_found')
  repository('locked')
  refusing = (authorization) => (authorization === `Basic ${btoa('x-access-token:right')}` ? null : 401)
  try {
    expect(await failing('locked', { credential: 'wrong' })).toBe('authentication_failed')
    expect(await failing('locked')).toBe('authentication_failed')
    expect(await failing('locked', { credential: 'right' })).toBe('pushed')
  } finally {
    refusing = null
  }
})

test('no credential is in an argument or a file while Git runs', async () => {
  repository('watched')
  const seen: string[] = []
  refusing = () => {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
      try {
        seen.push(readFileSync(`/proc/${pid}/cmdline`, 'latin1'))
      } catch {
        // It ended meanwhile.
      }
    for (const folder of readdirSync(tmpdir()).filter((name) => name.startsWith('nevermore-push-')))
      for (const file of readdirSync(join(tmpdir(), folder), { recursive: true, withFileTypes: true }))
        if (file.isFile()) seen.push(readFileSync(join(file.parentPath, file.name), 'latin1'))
    return null
  }
  try {
    await write('watched', { 'a.md': 'a' }, { credential: 'planted-token-4711' })
  } finally {
    refusing = null
  }
  expect(seen.some((text) => text.includes('git\0push'))).toBe(true)
  const encoded = btoa('x-access-token:planted-token-4711')
  expect(seen.filter((text) => text.includes('planted-token-4711') || text.includes(encoded))).toEqual([])
})

describeWith(['openssh-server'], 'over ssh', () => {
  test('a key that may push pushes, to the host whose key was confirmed and to no other', async () => {
    const sshd = await startSshd()
    try {
      repository('by-ssh')
      const address = readAddress(`ssh://${sshd.user}@127.0.0.1:${sshd.port}${git.folder}/by-ssh`)
      const credential = readFileSync(sshd.keyFile, 'utf8')
      const known = `[127.0.0.1]:${sshd.port} ${sshd.hostKey}\n`
      const commit = await write('by-ssh', { 'a.md': 'a' }, { address, credential, knownHosts: known })
      expect(inBare('by-ssh', 'rev-parse', 'main').trim()).toBe(commit)
      const other = `[127.0.0.1]:${sshd.port} ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB\n`
      const failing = (knownHosts: string) =>
        write('by-ssh', { 'b.md': 'b' }, { address, credential, knownHosts }).catch((error) => error.failure)
      expect(await failing(other)).toBe('host_key_changed')
      expect(await failing('')).toBe('host_key_unknown')
    } finally {
      await sshd.stop()
    }
  })
})
