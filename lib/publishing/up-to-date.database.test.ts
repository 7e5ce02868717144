import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { db } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/ids'
import { overrideSettings } from '@/lib/platform/settings'
import { makeMember } from '@/tests/support/builders'
import { type RequestForge, startRequestForge } from '@/tests/support/forges/requests'
import { GitServer } from '@/tests/support/git-server'
import { gitIn, incidentWithAction, publish, publishInto, standingOf, work } from '@/tests/support/publishing'
import { addSecret } from '../secrets/store'
import { lookAtRequests } from './look-due'
import { askToTakeBack } from './store'

const dataDir = mkdtempSync(join(tmpdir(), 'nevermore-requests-'))
let git: GitServer
let forge: RequestForge
let admin: MemberActor
let repositoryId: string
const name = 'shop/web'
beforeAll(async () => {
  process.env.NEVERMORE_ALLOW_TARGETS = 'loopback'
  overrideSettings({ dataDir })
  git = await GitServer.start()
  forge = await startRequestForge('gitea')
  admin = await makeMember('admin', 'Ines')
  await addSecret(admin, { id: newId(), name: 'forge-token', secret: forge.token, hosts: [new URL(forge.url).host] })
  repositoryId = await publishInto(admin, git, name, {
    ...{ forge: 'gitea', forgeUrl: forge.url, apiCredential: 'forge-token', opensRequests: 'on', indexPath: 'README.md' },
  })
})
beforeEach(() => db().publication.updateMany({ data: { wish: null, dueAt: null } }))
afterAll(async () => {
  await git.stop()
  rmSync(dataDir, { recursive: true })
})

const inBare = (...args: string[]) => gitIn(git, name, ...args)
const look = async () => {
  await db().publicationRequest.updateMany({ where: { state: 'open' }, data: { lookAt: new Date(0) } })
  await lookAtRequests(new AbortController().signal)
}

/** The tree of both, as a forge would make it; null where they are in each other's way. */
function mergedTree(branch: string): string | null {
  const { status, stdout } = spawnSync('git', ['-C', join(git.folder, name), 'merge-tree', '--write-tree', 'main', branch])
  return status === 0 ? stdout.toString().trim() : null
}

/** As somebody presses the button there; the forge refuses where it would conflict. */
function merge(branch: string): void {
  const tree = mergedTree(branch)
  const request = forge.requests.findLast((one) => one.branch === branch)
  if (tree === null || !request) throw new Error(`${branch} cannot be merged`)
  const by = ['-c', 'user.name=Bo', '-c', 'user.email=bo@example.org']
  const mergedAs = inBare(...by, 'commit-tree', tree, '-p', 'main', '-p', branch, '-m', 'Merge').trim()
  inBare('update-ref', 'refs/heads/main', mergedAs)
  Object.assign(request, { state: 'merged', mergedAs })
}

const listed = (at: string) =>
  [...inBare('show', `${at}:README.md`).matchAll(/\[INC-(\d+)\]/g)].map(([, number]) => Number(number))

test('requests that are open at once and all add to the index are merged one after the other, and none is in the way', async () => {
  const [one, two, three] = [await incidentWithAction(admin), await incidentWithAction(admin), await incidentWithAction(admin)]
  for (const { number } of [one, two, three]) await publish(admin, number, repositoryId)
  const before = inBare('rev-parse', two.branch).trim()
  merge(one.branch)
  expect([mergedTree(two.branch), mergedTree(three.branch)]).toEqual([null, null])

  await look()
  await work()
  const [main, tip] = inBare('rev-parse', 'main', two.branch).trim().split('\n')
  expect(inBare('rev-parse', `${two.branch}^1`, `${two.branch}^2`).trim().split('\n')).toEqual([main, before])
  expect(inBare('diff', '--name-only', 'main', two.branch).trim().split('\n')).toEqual(['README.md', two.path])
  expect(listed(two.branch).sort()).toEqual([one.number, two.number].sort())
  expect(await standingOf(admin, two.number)).toMatchObject({
    failure: null,
    wish: null,
    requests: [{ state: 'open', commit: tip }],
  })

  // Once is enough.
  await publish(admin, two.number, repositoryId)
  expect(inBare('rev-parse', two.branch).trim()).toBe(tip)

  merge(two.branch)
  await look()
  await work()
  merge(three.branch)
  await look()
  expect(listed('main').sort()).toEqual([one.number, two.number, three.number].sort())
  for (const { number, path } of [one, two, three])
    expect((await standingOf(admin, number)).text).toBe(inBare('show', `main:${path}`))
})

test('a branch on which somebody else has committed keeps what they wrote', async () => {
  const [one, two] = [await incidentWithAction(admin), await incidentWithAction(admin)]
  for (const { number } of [one, two]) await publish(admin, number, repositoryId)
  inBare('worktree', 'add', '--quiet', '--detach', 'hand', two.branch)
  const hand = join(git.folder, name, 'hand')
  const by = ['-c', 'user.name=Bo', '-c', 'user.email=bo@example.org']
  spawnSync('git', ['-C', hand, ...by, 'commit', '--quiet', '--allow-empty', '--message', 'Seen'])
  const theirs = gitIn(git, join(name, 'hand'), 'rev-parse', 'HEAD').trim()
  inBare('update-ref', `refs/heads/${two.branch}`, theirs)
  merge(one.branch)
  await look()
  await work()
  expect(inBare('merge-base', theirs, two.branch).trim()).toBe(theirs)
  expect(inBare('rev-list', '--merges', two.branch, '^main').trim()).toBe('')
  expect(await standingOf(admin, two.number)).toMatchObject({ failure: null })
})

test('what is to be taken back stays out while its branch is brought up to date', async () => {
  const [one, two] = [await incidentWithAction(admin), await incidentWithAction(admin)]
  await publish(admin, one.number, repositoryId)
  merge(one.branch)
  await look()
  await askToTakeBack(admin, { number: one.number, repositoryId })
  await work()
  await publish(admin, two.number, repositoryId)
  merge(two.branch)
  await look()
  await work()
  expect(await standingOf(admin, one.number)).toMatchObject({ failure: null, requests: [{ state: 'open', text: null }, {}] })
  merge(`${one.branch}-2`)
  await look()
  expect(await standingOf(admin, one.number)).toMatchObject({ path: null, text: null })
  expect(listed('main')).not.toContain(one.number)
  expect(listed('main')).toContain(two.number)
  expect(inBare('ls-tree', '-r', '--name-only', 'main')).not.toContain(one.path)
})
