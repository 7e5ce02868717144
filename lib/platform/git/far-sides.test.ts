import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePorts } from '@/tests/support/debian'
import { GitServer } from '@/tests/support/git-server'
import { startNginx } from '@/tests/support/nginx'
import { describeWith } from '@/tests/support/programs'
import { startSshd } from '@/tests/support/sshd'
import { readAddress } from './address'
import { type BranchTarget, withBranch } from './branch'

let git: GitServer
const folder = mkdtempSync(join(tmpdir(), 'nevermore-far-'))
beforeAll(async () => {
  git = await GitServer.start()
})
afterAll(async () => {
  await git.stop()
  rmSync(folder, { recursive: true, force: true })
})

const inBare = (name: string, ...args: string[]) =>
  execFileSync('git', ['-C', join(git.folder, name), ...args], { encoding: 'utf8' })

function repository(name: string, files: Parameters<GitServer['commit']>[1] = { 'README.md': '# Docs\n' }): void {
  git.commit(name, files)
  inBare(name, 'config', 'http.receivepack', 'true')
}

const target = (address: string, more: Partial<BranchTarget> = {}): BranchTarget => ({
  address: readAddress(address),
  branch: 'main',
  allowance: { loopback: true, private: false, networks: [] },
  ...more,
})

const commitOf = (path: string, content: string) => ({
  author: { name: 'Ines', email: 'ines@example.org' },
  at: new Date('2026-03-01T10:00:00Z'),
  message: 'INC-1',
  files: new Map([[path, content]]),
})

/** "pushed", or why not. */
const pushing = (to: BranchTarget, content = 'a') =>
  withBranch(to, async (branch) => branch.push(await branch.commit(commitOf('a.md', content)))).then(
    () => 'pushed',
    (error) => error.failure,
  )

function hook(name: string, body: string): void {
  const file = join(git.folder, name, 'hooks', 'pre-receive')
  writeFileSync(file, `#!/bin/sh\n${body}\n`)
  chmodSync(file, 0o755)
}

/** Runs `work` with a folder that has no room for more than a few files; null where nobody here may make one. */
async function withTinyDisk<T>(name: string, work: (disk: string) => Promise<T>): Promise<T | null> {
  const disk = join(git.folder, name)
  mkdirSync(disk)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=300k', 'tmpfs', disk], { stdio: 'ignore' })
  } catch {
    return null
  }
  try {
    return await work(disk)
  } finally {
    execFileSync('umount', ['--lazy', disk])
  }
}

/** A repository on a disk that is nearly full. */
function onTinyDisk(disk: string): void {
  repository('before-it-was-full')
  cpSync(join(git.folder, 'before-it-was-full', 'objects'), join(disk, 'objects'), { recursive: true })
  execFileSync('git', ['init', '--quiet', '--bare', '--template=', '--initial-branch=main', disk])
  execFileSync('git', ['-C', disk, 'update-ref', 'refs/heads/main', inBare('before-it-was-full', 'rev-parse', 'main').trim()])
  execFileSync('git', ['-C', disk, 'config', 'http.receivepack', 'true'])
}

const MUCH = randomBytes(700_000).toString('hex')

test('a disk that is full there is named', async () => {
  const failure = await withTinyDisk('tiny', async (disk) => {
    onTinyDisk(disk)
    return pushing(target(git.url('tiny')), MUCH)
  })
  expect([null, 'no_space_there']).toContain(failure)
})

describeWith(['nginx'], 'behind nginx', () => {
  test('what it asks for, what it takes, and what is behind it are told apart', async () => {
    const users = join(folder, 'users')
    writeFileSync(users, 'robot:{PLAIN}planted-token-4711\n')
    const [nobody = 0] = await freePorts(1)
    const asking = `auth_basic git; auth_basic_user_file ${users}; client_max_body_size 200k; proxy_pass http://127.0.0.1:`
    const nginx = await startNginx({
      asking: { lines: `location / { ${asking}${git.port}; }` },
      alone: { lines: `location / { proxy_pass http://127.0.0.1:${nobody}; }` },
    })
    const at = (name: 'asking' | 'alone', repo: string, credential?: string) =>
      target(`http://127.0.0.1:${nginx.ports[name]}/${repo}`, credential === undefined ? {} : { credential })
    try {
      repository('behind')
      expect(await pushing(at('asking', 'behind', 'robot:planted-token-4711'))).toBe('pushed')
      expect(await pushing(at('asking', 'behind', 'robot:another'))).toBe('authentication_failed')
      expect(await pushing(at('asking', 'behind'))).toBe('authentication_failed')
      expect(await pushing(at('asking', 'behind', 'robot:planted-token-4711'), MUCH)).toBe('too_large_there')
      expect(await pushing(at('asking', 'nowhere', 'robot:planted-token-4711'))).toBe('repository_not_found')
      expect(await pushing(at('alone', 'behind'))).toBe('unreachable')
      hook('behind', 'echo "GH006: Protected branch update failed" >&2; exit 1')
      expect(await pushing(at('asking', 'behind', 'robot:planted-token-4711'))).toBe('branch_protected')
      renameSync(join(git.folder, 'behind'), join(git.folder, 'moved'))
      expect(await pushing(at('asking', 'behind', 'robot:planted-token-4711'))).toBe('repository_not_found')
      expect(nginx.output()).not.toContain('planted')
    } finally {
      await nginx.stop()
    }
  })
})

describeWith(['openssh-server'], 'over ssh', () => {
  test('a wrong key, a protected branch, a full disk and a repository that vanished are told apart', async () => {
    const sshd = await startSshd()
    try {
      repository('by-ssh')
      const knownHosts = `[127.0.0.1]:${sshd.port} ${sshd.hostKey}\n`
      const right = readFileSync(sshd.keyFile, 'utf8')
      const at = (name: string, credential = right) =>
        target(`ssh://${sshd.user}@127.0.0.1:${sshd.port}${git.folder}/${name}`, { credential, knownHosts })
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, 'other')])
      expect(await pushing(at('by-ssh'))).toBe('pushed')
      expect(await pushing(at('by-ssh', readFileSync(join(folder, 'other'), 'utf8')))).toBe('authentication_failed')
      expect(await pushing(at('by-ssh', 'no key at all'))).toBe('authentication_failed')
      hook('by-ssh', 'echo "remote: error: refusing: protected branch hook declined" >&2; exit 1')
      expect(await pushing(at('by-ssh'))).toBe('branch_protected')
      const full = await withTinyDisk('tiny-by-ssh', async (disk) => {
        onTinyDisk(disk)
        return pushing(at('tiny-by-ssh'), MUCH)
      })
      expect([null, 'no_space_there']).toContain(full)
      renameSync(join(git.folder, 'by-ssh'), join(git.folder, 'vanished'))
      expect(await pushing(at('by-ssh'))).toBe('repository_not_found')
    } finally {
      await sshd.stop()
    }
  })
})

test('nothing of theirs is replaced by a file: no folder, no link, no submodule, and no file by a folder', async () => {
  repository('odd', {
    'folder/inner.md': 'x',
    file: 'x',
    link: { link: '/etc/passwd' },
    'to/link': { link: '..' },
    'plain.md': 'x',
  })
  inBare('odd', 'config', 'core.bare', 'true')
  await withBranch(target(git.url('odd')), async (branch) => {
    const paths = ['folder', 'file/inner.md', 'link', 'to/link/a.md', 'plain.md', 'folder/new.md', 'new/a.md']
    expect([...(await branch.blocked(paths))]).toEqual(['folder', 'file/inner.md', 'link', 'to/link/a.md'])
  })
})

test('hostile names, messages and paths are text in a commit, and nothing else', async () => {
  repository('hostile')
  const mark = join(folder, 'ran')
  const main = inBare('hostile', 'rev-parse', 'main')
  const words = [
    `$(touch ${mark})`,
    `\`touch ${mark}\``,
    `"; touch ${mark}; "`,
    `--upload-pack=touch ${mark}`,
    `ext::sh -c touch% ${mark}`,
    'x> 0 +0000\ncommit refs/heads/main\ncommitter y <y',
    'done\ncommit refs/heads/main\ncommitter x <x> 0 +0000\ndata 0\n\ndone\n',
    'data <<END',
    'a\0b',
    '<>',
    '‮\u2028\u2029',
    '%s%n\'"\\',
  ]
  const paths = [
    '"quoted" \\ back.md',
    '-x.md',
    '--.md',
    ':(exclude)a.md',
    "$(touch x)'.md",
    'größe/ʼ.md',
    ' a b .md',
    '*?[a].md',
  ]
  await withBranch(target(git.url('hostile')), async (branch) => {
    for (const [n, word] of words.entries()) {
      const path = paths[n % paths.length] ?? 'a.md'
      const author = { name: word, email: word }
      const commit = await branch.commit({ author, at: new Date(0), message: word, files: new Map([[path, word]]) })
      await branch.push(commit, `nevermore/${n}`)
      expect(inBare('hostile', 'rev-parse', `nevermore/${n}`, `nevermore/${n}^`)).toBe(`${commit}\n${main}`)
      const names = inBare('hostile', 'ls-tree', '-r', '-z', '--name-only', commit).split('\0').filter(Boolean)
      expect(names.sort()).toEqual(['README.md', path].sort())
      expect(inBare('hostile', 'cat-file', 'blob', `${commit}:${path}`)).toBe(word)
    }
  })
  expect(inBare('hostile', 'rev-parse', 'main')).toBe(main)
  expect(inBare('hostile', 'for-each-ref', '--format=x').trim().split('\n')).toHaveLength(words.length + 1)
  inBare('hostile', 'fsck', '--strict')
  expect(existsSync(mark)).toBe(false)
})
