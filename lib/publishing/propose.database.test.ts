import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { db, inTransaction } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/ids'
import { overrideSettings } from '@/lib/platform/settings'
import { makeMember } from '@/tests/support/builders'
import { makeAction } from '@/tests/support/checks'
import { type RequestForge, startRequestForge } from '@/tests/support/forges/requests'
import { GitServer } from '@/tests/support/git-server'
import { settleByProof } from '../corrective-actions/state.store'
import { addSecret, deleteSecret } from '../secrets/store'
import { askToFollow } from './due.store'
import { lookAtRequests } from './look-due'
import { publishDue } from './publish-due'
import { addRepository } from './repositories.store'
import { RepositoryInput } from './schema'
import { askToPublish, askToTakeBack, listPublications } from './store'

const dataDir = mkdtempSync(join(tmpdir(), 'nevermore-requests-'))
let git: GitServer
let forge: RequestForge
let admin: MemberActor
let repositoryId: string
beforeAll(async () => {
  process.env.NEVERMORE_ALLOW_TARGETS = 'loopback'
  overrideSettings({ dataDir })
  git = await GitServer.start()
  forge = await startRequestForge('gitea')
  admin = await makeMember('admin', 'Ines')
  await addSecret(admin, { id: newId(), name: 'forge-token', secret: forge.token, hosts: [new URL(forge.url).host] })
  await addSecret(admin, { id: newId(), name: 'elsewhere', secret: forge.token, hosts: ['git.example.org'] })
  git.commit('shop/web', { 'README.md': '# Web\n' })
  inBare('config', 'http.receivepack', 'true')
  repositoryId = await repository('Web')
})
beforeEach(() => {
  forge.trouble = undefined
})
afterAll(async () => {
  await git.stop()
  rmSync(dataDir, { recursive: true })
})

const inBare = (...args: string[]) =>
  execFileSync('git', ['-C', join(git.folder, 'shop/web'), ...args], { encoding: 'utf8', stdio: 'pipe' })
const branches = () => inBare('for-each-ref', '--format=%(refname:short)', 'refs/heads').trim().split('\n')

async function repository(name: string, more: Record<string, string> = {}): Promise<string> {
  const id = newId()
  const typed = {
    id,
    name,
    address: git.url('shop/web'),
    branch: 'main',
    path: 'postmortems/{incident}.md',
    message: '{incident}: {title}',
    authorName: 'Nevermore',
    authorEmail: 'nevermore@example.org',
    credential: '',
    forge: 'gitea',
    forgeUrl: forge.url,
    apiCredential: 'forge-token',
    opensRequests: 'on',
    isLiving: 'on',
    gatherMinutes: '60',
    ...more,
  }
  await addRepository(admin, RepositoryInput.parse(typed))
  return id
}

const work = () => publishDue(new AbortController().signal)
const look = async () => {
  await db().publicationRequest.updateMany({ where: { state: 'open' }, data: { lookAt: new Date(0) } })
  await lookAtRequests(new AbortController().signal)
}
const publish = async (number: number, to = repositoryId) => {
  await askToPublish(admin, { number, repositoryId: to })
  await work()
}
const standing = async (number: number) => {
  const [row] = await listPublications(admin, number)
  if (!row) throw new Error('no publication')
  return row
}
async function incident() {
  const made = await makeAction(admin, 'done')
  const { id, incident } = await db().correctiveAction.findUniqueOrThrow({
    where: { id: made.id },
    select: { id: true, incident: { select: { id: true, number: true } } },
  })
  const name = `inc-${incident.number}`
  return { actionId: id, ...incident, branch: `nevermore/${name}`, path: `postmortems/${name}.md` }
}
const retitle = (id: string, title: string) => db().incident.update({ where: { id }, data: { title } })

/** As its people press the button. */
function merge(number: number): string {
  const request = forge.requests[number - 1]
  if (!request) throw new Error('no such request')
  inBare('update-ref', 'refs/heads/main', request.branch)
  const mergedAs = inBare('rev-parse', 'main').trim()
  Object.assign(request, { state: 'merged', mergedAs })
  return mergedAs
}

test('a change is asked for once, further ones go to its branch, and what was merged is what stands there', async () => {
  const { number, id, path, branch } = await incident()
  const main = inBare('rev-parse', 'main')
  await publish(number)
  expect(inBare('rev-parse', 'main')).toBe(main)
  const first = inBare('rev-parse', branch).trim()
  const [request] = forge.requests.slice(-1)
  expect(request).toMatchObject({ branch, into: 'main', title: expect.stringMatching(`^INC-${number}: `), state: 'open' })
  expect(request?.body).toContain(`/incidents/${number}\n`)
  expect(await standing(number)).toMatchObject({
    path: null,
    text: null,
    wish: null,
    failure: null,
    requests: [
      { state: 'open', number: request?.number, branch, commit: first, url: expect.stringContaining('/shop/web/pulls/') },
    ],
  })

  await retitle(id, 'Another title')
  await publish(number)
  await publish(number)
  expect(forge.requests.at(-1)).toBe(request)
  expect(inBare('rev-list', branch, '^main').trim().split('\n')).toHaveLength(2)
  expect(inBare('rev-parse', `${branch}^`).trim()).toBe(first)
  await look()
  expect((await standing(number)).path).toBeNull()

  const mergedAs = merge(request?.number ?? 0)
  await look()
  const after = await standing(number)
  expect(after).toMatchObject({ path, commit: mergedAs, requests: [{ state: 'merged' }] })
  expect(after.text).toBe(inBare('show', `main:${path}`))
  expect(after.steps.map(({ kind }) => kind)).toEqual(['merged', 'unchanged', 'proposed', 'proposed'])

  await publish(number)
  expect((await standing(number)).requests).toHaveLength(1)
  await retitle(id, 'A third title')
  await publish(number)
  expect(forge.requests.at(-1)).toMatchObject({ branch: `${branch}-2`, state: 'open' })
  expect((await standing(number)).text).toBe(after.text)
})

test('what is merged before anybody looked is noticed when there is more to ask for', async () => {
  const { number, id, branch } = await incident()
  await publish(number)
  merge(forge.requests.length)
  await retitle(id, 'Written after the merge')
  await publish(number)
  expect((await standing(number)).requests.map(({ state }) => state)).toEqual(['open', 'merged'])
  expect(inBare('show', `${branch}-2:postmortems/inc-${number}.md`)).toContain('Written after the merge')
  expect(inBare('show', `main:postmortems/inc-${number}.md`)).not.toContain('Written after the merge')
})

test('a request that was closed leaves the publication as it was, and the next change asks anew', async () => {
  const { number, path } = await incident()
  await publish(number)
  Object.assign(forge.requests.at(-1) ?? {}, { state: 'closed' })
  await look()
  expect(await standing(number)).toMatchObject({ path: null, requests: [{ state: 'closed' }] })
  await publish(number)
  expect(forge.requests.at(-1)).toMatchObject({ branch: `nevermore/inc-${number}-2`, state: 'open' })
  merge(forge.requests.length)
  await look()
  await askToTakeBack(admin, { number, repositoryId })
  await work()
  expect(inBare('ls-tree', '--name-only', '-r', `nevermore/inc-${number}-3`)).not.toContain(path)
  merge(forge.requests.length)
  await look()
  expect(await standing(number)).toMatchObject({ path: null, text: null, failure: null })
})

test('proof that comes while a request is open goes to its branch, and a declined one is not asked for again', async () => {
  const { number, actionId, branch } = await incident()
  await publish(number)
  await inTransaction((tx) =>
    settleByProof(tx, { actionId, standings: ['proven'], because: 'its check passed', checkRunId: null }),
  )
  expect(await askToFollow(0)).toBe(1)
  await db().publication.updateMany({ data: { dueAt: new Date() } })
  await work()
  expect(inBare('rev-list', branch, '^main').trim().split('\n')).toHaveLength(2)
  expect(await askToFollow(0)).toBe(0)
  Object.assign(forge.requests.at(-1) ?? {}, { state: 'closed' })
  await look()
  expect(await askToFollow(0)).toBe(0)
})

test('a commit of somebody else on our branch stays, and a branch that is not ours is left alone', async () => {
  const { number, id, branch, path } = await incident()
  const stranger = git.commit('shop/web', { 'notes.md': 'theirs' }, branch)
  await publish(number)
  expect(inBare('rev-parse', branch).trim()).toBe(stranger)
  const ours = forge.requests.at(-1)?.branch ?? ''
  expect(ours).toBe(`${branch}-2`)
  git.commit('shop/web', { [path]: `${inBare('show', `${ours}:${path}`)}\nA reviewer's line.\n`, 'notes.md': null }, ours)
  await retitle(id, 'Changed here too')
  await publish(number)
  expect(await standing(number)).toMatchObject({ failure: 'changed_there' })
  expect(inBare('show', `${ours}:${path}`)).toContain("A reviewer's line.")
})

test('whoever stopped between pushing and asking goes on where it was', async () => {
  const { number, branch } = await incident()
  forge.trouble = { status: 502 }
  await publish(number)
  expect(await standing(number)).toMatchObject({
    failure: 'forge_failed',
    wish: 'publish',
    requests: [{ state: 'opening', number: null }],
  })
  const pushed = inBare('rev-parse', branch)
  // It was opened there; only the answer was lost.
  const opened = forge.requests.length
  expect(forge.requests.at(-1)).toMatchObject({ branch, state: 'open' })
  forge.trouble = undefined
  await db().publication.updateMany({ data: { dueAt: new Date() } })
  await work()
  expect(inBare('rev-parse', branch)).toBe(pushed)
  expect(await standing(number)).toMatchObject({ failure: null, requests: [{ state: 'open', number: opened }] })
  expect(forge.requests).toHaveLength(opened)
})

test('a token that is wrong, or not for that host, is told and sent nowhere else', async () => {
  const { number } = await incident()
  const to = await repository('With a token for elsewhere', { apiCredential: 'elsewhere' })
  const asked = forge.asked.length
  await publish(number, to)
  expect(await standing(number)).toMatchObject({ failure: 'secret_not_for_host', wish: null })
  expect(forge.asked).toHaveLength(asked)
  forge.trouble = { status: 401 }
  await publish(number)
  expect((await listPublications(admin, number)).map(({ failure }) => failure)).toContain('token_refused')
  expect(branches().some((name) => name.endsWith('main'))).toBe(true)
})

test('a secret that a repository asks with is not deleted', async () => {
  const { id } = await db().secret.findUniqueOrThrow({ where: { name: 'forge-token' }, select: { id: true } })
  await expect(deleteSecret(admin, id)).rejects.toThrow(/The repository Web signs in with it/)
})

test('where requests cannot be asked for is said in the form', () => {
  const typed = {
    id: newId(),
    name: 'x',
    address: 'ssh://git@git.example.org/a/b',
    branch: 'main',
    path: '{incident}.md',
    message: 'm',
    authorName: 'N',
    authorEmail: 'n@example.org',
    credential: 'key',
    gatherMinutes: '60',
    opensRequests: 'on',
  }
  const problems = (more: object) =>
    RepositoryInput.safeParse({ ...typed, ...more }).error?.issues.map(({ path }) => path[0]) ?? []
  expect(problems({})).toEqual(['forge', 'apiCredential'])
  expect(problems({ forge: 'gitea', apiCredential: 't' })).toEqual([])
  expect(problems({ forge: 'gitea', apiCredential: 't', forgeUrl: 'ftp://x' })).toEqual(['forgeUrl'])
  expect(problems({ forge: 'gitea', address: 'https://git.example.org/a/b' })).toEqual([])
})
