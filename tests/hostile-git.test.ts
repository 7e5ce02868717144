import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { FileInRepoConfig } from '@/lib/checks/kinds/file-in-repo/config'
import { Invalid } from '@/lib/platform/errors'
import { readAddress, readRef } from '@/lib/platform/git/address'
import { type BranchTarget, withBranch } from '@/lib/platform/git/branch'
import { RepositoryFailure } from '@/lib/platform/git/failures'
import { makeMirrors } from '@/lib/platform/git/mirrors'
import { PushFailure } from '@/lib/platform/git/push-failure'
import { openRepository } from '@/lib/platform/git/repository'
import { newId } from '@/lib/platform/ids'
import { readAllowance } from '@/lib/platform/net/addresses'
import { readHostKeys } from '@/lib/publishing/host-keys'
import { RepositoryInput } from '@/lib/publishing/schema'
import { GitServer } from './support/git-server'
import { hostileAddresses, hostileHostKeys, hostilePaths, hostileRefs, hostileWords } from './support/hostile-git'
import { type HostileRemote, hostileAnswers, makeHostileRemotes } from './support/hostile-remotes'
import { gitIn } from './support/publishing'

const PLANTED = 'planted-4711'
const home = mkdtempSync(join(tmpdir(), 'nevermore-hostile-'))
/** Whatever is run, written or read by mistake shows here: it holds one file, with words that nobody may see. */
const yard = join(home, 'yard')
const mark = join(yard, 'ran')
const before = process.env.TMPDIR

let git: GitServer
let remotes: HostileRemote[] = []
beforeAll(async () => {
  mkdirSync(yard)
  mkdirSync(join(home, 'tmp'))
  writeFileSync(join(yard, 'planted.md'), PLANTED)
  process.env.TMPDIR = join(home, 'tmp')
  git = await GitServer.start(hostileAnswers(() => remotes))
  git.commit('docs', { 'README.md': '# Docs\n', link: { link: yard }, 'link.md': { link: join(yard, 'planted.md') } })
  gitIn(git, 'docs', 'config', 'http.receivepack', 'true')
})
afterEach(() => {
  expect(readdirSync(yard)).toEqual(['planted.md'])
  expect(readFileSync(join(yard, 'planted.md'), 'utf8')).toBe(PLANTED)
  expect(readdirSync(home).sort()).toEqual(['tmp', 'yard'])
  expect(readdirSync(join(home, 'tmp')).filter((name) => /^nevermore-(push|git|host)-/.test(name))).toEqual([])
})
afterAll(async () => {
  await git.stop()
  process.env.TMPDIR = before
  rmSync(home, { recursive: true, force: true })
}, 60_000)

const allowance = readAllowance(['loopback'])
const resolve = async () => ['127.0.0.1']
const target = (url: string, more: Partial<BranchTarget> = {}): BranchTarget => ({
  ...{ address: readAddress(url), branch: 'main', allowance, resolve },
  ...more,
})
const mirrors = makeMirrors({ folder: join(home, 'tmp', 'mirrors'), allowance, resolve })
const look = (url: string, path: string, ref: string | null = null) =>
  mirrors.look({ address: readAddress(url), ref, path, timeoutMs: 30_000 })

/** The form of a repository with one field of it. */
const typed = (field: string, value: string) =>
  RepositoryInput.safeParse({
    ...{
      id: newId(),
      name: 'docs',
      address: 'https://git.example.org/docs',
      branch: 'main',
      path: '{incident}.md',
      message: 'x',
    },
    ...{ authorName: 'N', authorEmail: 'n@example.org', credential: '', gatherMinutes: '60', [field]: value },
  }).success
/** The form of a check with one field of it. */
const inCheck = (field: string, value: string) =>
  FileInRepoConfig.safeParse({ repository: 'https://git.example.org/docs', path: 'a.md', [field]: value }).success

const isReadable = (read: (text: string) => unknown) => (text: string) => {
  try {
    read(text)
    return true
  } catch (error) {
    expect(error).toBeInstanceOf(Invalid)
    return false
  }
}

/** A failure that has a name, in words of ours; whatever else is thrown was not thought of. */
async function named(trying: Promise<unknown>): Promise<string | null> {
  try {
    await trying
    return null
  } catch (error) {
    expect(error).toSatisfy((one) => one instanceof PushFailure || one instanceof RepositoryFailure || one instanceof Invalid)
    const { message } = error as Error
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(message).not.toMatch(/planted|\/tmp\/|[\u0000-\u0008\u001b]/)
    return message
  }
}

test('there are more than two hundred of them, and each is another', () => {
  const all = [hostileAddresses, hostileRefs, hostilePaths, hostileWords, hostileHostKeys].flatMap((list) => list(mark))
  expect(new Set(all).size).toBeGreaterThan(400)
})

test('no address is handed to Git that it could take for more than one', async () => {
  const addresses = hostileAddresses(mark)
  const ofPublishing = addresses.filter((address) => typed('address', address))
  const ofImports = addresses.filter(isReadable(readAddress))
  const ofChecks = addresses.filter((address) => inCheck('repository', address))
  for (const address of new Set([...ofPublishing, ...ofImports])) {
    expect(readAddress(address).url).toMatch(/^(https?|ssh):\/\/([\w.-]+@)?[\w.[\]:-]+\/[\w~][\w./~+@-]*$/)
    expect(await named(withBranch(target(address), (branch) => branch.read('README.md')))).not.toBeNull()
    expect(await named(look(address, 'README.md'))).not.toBeNull()
  }
  // A directory of this machine is read where the operator allows it, and nowhere else.
  for (const address of ofChecks.filter((one) => !ofImports.includes(one))) expect(address).toMatch(/^file:\/\/\//)
})

test('no name of a branch is handed to Git that it could take for more than one', async () => {
  const refs = hostileRefs(mark)
  const taken = refs.filter((ref) => typed('branch', ref))
  expect(refs.filter(isReadable(readRef))).toEqual(taken)
  for (const ref of refs.filter((one) => !taken.includes(one))) {
    if (ref.trim() !== '') expect(inCheck('ref', ref)).toBe(false)
    await expect(look(git.url('docs'), 'README.md', ref)).rejects.toBeInstanceOf(Invalid)
  }
  const main = gitIn(git, 'docs', 'rev-parse', 'main')
  for (const ref of taken)
    await withBranch(target(git.url('docs'), { branch: ref }), async (branch) => {
      const author = { name: 'Ines', email: 'ines@example.org' }
      await branch.push(await branch.commit({ author, at: new Date(0), message: 'x', files: new Map([['a.md', 'a']]) }))
      expect(gitIn(git, 'docs', 'for-each-ref', '--format=%(refname)', `refs/heads/${ref}`)).toBe(`refs/heads/${ref}\n`)
    })
  expect(gitIn(git, 'docs', 'rev-parse', 'main')).toBe(main)
})

test('a path stays within its repository, whoever typed it', async () => {
  const paths = hostilePaths(mark)
  const asFolder = paths.map((path) => `${path}/{incident}.md`).filter((template) => typed('path', template))
  const asIndex = paths.map((path) => `${path}.md`).filter((path) => typed('indexPath', path))
  const written = new Set([...asFolder.map((template) => template.replace('{incident}', 'inc-1')), ...asIndex])
  for (const path of written) expect(path.toLowerCase()).not.toMatch(/\.\.\/|^\/|\\|(^|\/)(\.git\/|(con|nul|aux|com1)[/.])|\0|\n/)
  const author = { name: 'Ines', email: 'ines@example.org' }
  const files = new Map([...written].map((path) => [path, 'ours']))
  await withBranch(target(git.url('docs')), async (branch) => {
    await branch.push(await branch.commit({ author, at: new Date(0), message: 'x', files }), 'paths')
    expect(await branch.read('link/planted.md')).toBeNull()
    expect(await branch.read('link.md')).toBeNull()
  })
  gitIn(git, 'docs', 'fsck', '--strict')
  const names = gitIn(git, 'docs', 'ls-tree', '-r', '-z', '--name-only', 'paths').split('\0').filter(Boolean)
  expect(names.sort()).toEqual([...written, 'README.md', 'link', 'link.md'].sort())
  // Whoever clones it gets these files, in the folder that they clone it into.
  const clone = join(home, 'tmp', 'clone')
  execFileSync('git', ['clone', '--quiet', '--branch', 'paths', join(git.folder, 'docs'), clone], { stdio: 'pipe' })
  expect(execFileSync('git', ['-C', clone, 'status', '--porcelain'], { encoding: 'utf8' })).toBe('')
})

test('a check looks at a path of the repository, and at nothing of this machine', async () => {
  for (const path of [...hostilePaths(mark).filter((one) => inCheck('path', one)), 'link/planted.md', 'link.md', 'link'])
    expect(await look(git.url('docs'), path.trim()).catch(() => null)).toSatisfy((found) => found === null || found.text === null)
})

test('names and messages are words in a commit, and nothing else', async () => {
  const main = gitIn(git, 'docs', 'rev-parse', 'main')
  const words = hostileWords(mark)
  await withBranch(target(git.url('docs')), async (branch) => {
    for (const [n, word] of words.entries()) {
      const author = { name: word, email: word }
      const commit = await branch.commit({ author, at: new Date(0), message: word, files: new Map([['a.md', word]]) })
      await branch.push(commit, `words/${n}`)
      expect(gitIn(git, 'docs', 'rev-parse', `words/${n}`, `words/${n}^`)).toBe(`${commit}\n${main}`)
      expect(gitIn(git, 'docs', 'cat-file', 'blob', `${commit}:a.md`)).toBe(word)
      expect(gitIn(git, 'docs', 'diff', '--name-only', 'main', commit)).toBe('a.md\n')
    }
  })
  expect(gitIn(git, 'docs', 'rev-parse', 'main')).toBe(main)
  expect(gitIn(git, 'docs', 'for-each-ref', '--format=x', 'refs/heads/words').trim().split('\n')).toHaveLength(words.length)
  gitIn(git, 'docs', 'fsck', '--strict')
})

test('what is kept as the key of a host is a key of a host', () => {
  for (const keys of hostileHostKeys(mark)) expect(() => readHostKeys(keys), JSON.stringify(keys)).toThrow(Invalid)
  const key = '[git.example.org]:2222 ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIA=='
  expect(readHostKeys(`\n${key}\n\n`)).toBe(`${key}\n`)
})

test('whatever a repository holds and a server answers, nothing of this machine is touched, and what went wrong has a name', async () => {
  remotes = makeHostileRemotes(git, join(yard, 'planted.md'))
  const author = { name: 'Ines', email: 'ines@example.org' }
  for (const { name, what } of remotes) {
    const url = git.url(name)
    const seen: unknown[] = []
    const failures = [
      await named(
        withBranch(target(url), async (branch) => {
          for (const path of ['a.md', '.git/config', '../outside.md', '.gitmodules']) seen.push(await branch.read(path))
          await branch.history().then(({ commitsOf }) => commitsOf('a.md'))
          await branch.push(await branch.commit({ author, at: new Date(0), message: 'x', files: new Map([['ours.md', 'ours']]) }))
        }),
      ),
      await named(look(url, 'a.md').then(({ text }) => seen.push(text))),
      await named(
        openRepository(readAddress(url), null, { allowance, resolve }).then(async (repository) => {
          for await (const bytes of repository.read(repository.files, 1_000)) seen.push(bytes && new TextDecoder().decode(bytes))
          for (const { path } of repository.files) expect(path).not.toMatch(/(^|\/)\.\.(\/|$)|^\//)
          await repository.close()
        }),
      ),
    ]
    expect(JSON.stringify(seen), what).not.toContain(PLANTED)
    if (/redirect|noise|HTML|end at once|longer|realm|folder \.|\.\.|hook/.test(what)) expect(failures[0], what).not.toBeNull()
  }
}, 240_000)
