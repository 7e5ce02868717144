import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { addressOf } from '@/lib/attachments/address'
import { addAttachment } from '@/lib/attachments/store'
import { db, inTransaction } from '@/lib/platform/db/client'
import { Conflict } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { overrideSettings } from '@/lib/platform/settings'
import { addTemplate, editTemplate } from '@/lib/postmortems/templates/store'
import { addSection, editSection } from '@/lib/sections/store'
import { makeMember } from '@/tests/support/builders'
import { makeAction } from '@/tests/support/checks'
import { commitUpon } from '@/tests/support/commit-upon'
import { GitServer } from '@/tests/support/git-server'
import { settleByProof } from '../corrective-actions/state.store'
import { editIncident } from '../incidents/edit.store'
import { askToFollow } from './due.store'
import { hashOf } from './names'
import { publishDue } from './publish-due'
import { addRepository } from './repositories.store'
import { RepositoryInput } from './schema'
import { askToPublish, askToTakeBack, listPublications } from './store'

let git: GitServer
let admin: MemberActor
beforeAll(async () => {
  process.env.NEVERMORE_ALLOW_TARGETS = 'loopback'
  git = await GitServer.start()
  admin = await makeMember('admin', 'Ines')
})
afterAll(() => git.stop())

const inBare = (name: string, ...args: string[]) =>
  execFileSync('git', ['-C', join(git.folder, name), ...args], { encoding: 'utf8', stdio: 'pipe' })

/** A repository on the server, and here as one to publish into. */
async function repository(name: string, more: Record<string, unknown> = {}): Promise<string> {
  git.commit(name, { 'README.md': '# Docs\n' })
  inBare(name, 'config', 'http.receivepack', 'true')
  const id = newId()
  const typed = {
    id,
    name,
    address: git.url(name),
    branch: 'main',
    path: 'postmortems/{incident}.md',
    message: '{incident}: {title}',
    authorName: 'Nevermore',
    authorEmail: 'nevermore@example.org',
    credential: '',
    isLiving: 'on',
    gatherMinutes: '60',
    ...more,
  }
  await addRepository(admin, RepositoryInput.parse(typed))
  return id
}

const work = () => publishDue(new AbortController().signal)
const publish = async (number: number, repositoryId: string, overwrites?: string) => {
  await askToPublish(admin, { number, repositoryId, ...(overwrites && { overwrites }) })
  await work()
}
const standing = async (number: number) => {
  const [row] = await listPublications(admin, number)
  if (!row) throw new Error('no publication')
  return row
}
async function incidentWithAction(isPrivate = false) {
  const made = await makeAction(admin, 'done', { isPrivate })
  const action = await db().correctiveAction.findUniqueOrThrow({
    where: { id: made.id },
    select: { id: true, incident: { select: { id: true, number: true } } },
  })
  return { actionId: action.id, ...action.incident, path: `postmortems/inc-${action.incident.number}.md` }
}

test('a postmortem becomes one commit, and publishing it again none', async () => {
  const repositoryId = await repository('plain')
  const { number, path } = await incidentWithAction()
  await publish(number, repositoryId)
  const first = await standing(number)
  expect(first).toMatchObject({ path, wish: null, failure: null })
  expect(inBare('plain', 'show', `main:${path}`)).toBe(first.text)
  expect(inBare('plain', 'log', '-1', '--format=%H %an%n%B', 'main')).toMatch(
    new RegExp(`^${first.commit} Nevermore\nINC-${number}: .*\n\n.*/incidents/${number}\n\nPublished-by: Ines\n`),
  )
  await publish(number, repositoryId)
  expect(inBare('plain', 'rev-list', '--count', 'main').trim()).toBe('2')
  expect((await standing(number)).steps.map(({ kind }) => kind)).toEqual(['unchanged', 'published'])
})

test('a file that somebody changed there is not written over, until somebody saw the change and says so', async () => {
  const repositoryId = await repository('edited')
  const { number, id, path } = await incidentWithAction()
  await publish(number, repositoryId)
  const { text } = await standing(number)
  const theirs = `${text}\nA line from the repository.\n`
  git.commit('edited', { [path]: theirs })
  const { version } = await db().incident.findUniqueOrThrow({ where: { id }, select: { version: true } })
  await editIncident(admin, { id, version, title: 'Another title' } as never)
  await publish(number, repositoryId)
  expect(await standing(number)).toMatchObject({ failure: 'changed_there', wish: null })
  expect(inBare('edited', 'show', `main:${path}`)).toBe(theirs)
  await publish(number, repositoryId, hashOf('something else'))
  expect(inBare('edited', 'show', `main:${path}`)).toBe(theirs)
  await publish(number, repositoryId, hashOf(theirs))
  expect(inBare('edited', 'show', `main:${path}`)).toContain('Another title')
})

test('what is proven after publication follows by itself, in those lines alone, beside an edit made there', async () => {
  const repositoryId = await repository('living')
  const { number, id, actionId, path } = await incidentWithAction()
  await publish(number, repositoryId)
  const { text: before } = await standing(number)
  const edited = (before ?? '').replace(/$/, '\nSeen by Tomas in the repository.\n')
  git.commit('living', { [path]: edited })
  const { version } = await db().incident.findUniqueOrThrow({ where: { id }, select: { version: true } })
  await editIncident(admin, { id, version, title: 'A title that is still being written' } as never)
  expect(await askToFollow(0)).toBe(0)
  await inTransaction((tx) =>
    settleByProof(tx, { actionId, standings: ['proven'], because: 'its check passed', checkRunId: null }),
  )
  expect(await askToFollow(0)).toBe(1)
  expect(await askToFollow(0)).toBe(0)
  await work()
  expect(inBare('living', 'show', `main:${path}`)).toBe(edited) // An hour has not passed yet.
  await db().publication.updateMany({ data: { dueAt: new Date() } })
  await work()
  const after = inBare('living', 'show', `main:${path}`)
  const changed = (text: string, other: string) => text.split('\n').filter((line) => !other.split('\n').includes(line))
  expect(after).toContain('Seen by Tomas in the repository.')
  expect(after).not.toContain('still being written')
  expect(changed(after, edited).length).toBeGreaterThan(0)
  for (const line of changed(after, edited)) expect(line).toMatch(/verified|1 of 1|^### ACT-|^$/i)
  expect((await standing(number)).steps[0]).toMatchObject({ kind: 'followed', member: null })
})

test('what follows keeps to the template as it was when it was published, and publishing anew takes the new one', async () => {
  const template = newId()
  const text = { name: 'Ours', about: '' }
  await addTemplate(admin, { id: template, ...text, source: 'First: :fact[title]\n\n::actions{format=list}' })
  const repositoryId = await repository('laid-out', { template, flavour: 'hugo' })
  const { number, actionId, path } = await incidentWithAction()
  await publish(number, repositoryId)
  const there = () => inBare('laid-out', 'show', `main:${path}`)
  expect(there()).toContain('(done, awaiting proof; ')
  await editTemplate(admin, { id: template, version: 1, ...text, source: 'Second: :fact[title]\n\n::actions{format=list}' })

  await inTransaction((tx) =>
    settleByProof(tx, { actionId, standings: ['proven'], because: 'its check passed', checkRunId: null }),
  )
  await askToFollow(0)
  await db().publication.updateMany({ data: { dueAt: new Date() } })
  await work()
  expect(there()).toContain('First: ')
  expect(there()).toContain('(verified; ')
  expect(there()).not.toContain('Second')
  await publish(number, repositoryId)
  expect(there()).toContain('Second')
})

test('a file that does not tell of an action is looked at once when that is proven, and not again and again', async () => {
  const repositoryId = await repository('for-customers', { template: 'customers' })
  const { number, actionId } = await incidentWithAction()
  await publish(number, repositoryId)
  await inTransaction((tx) =>
    settleByProof(tx, { actionId, standings: ['proven'], because: 'its check passed', checkRunId: null }),
  )
  expect(await askToFollow(0)).toBe(1)
  await db().publication.updateMany({ data: { dueAt: new Date() } })
  await work()
  expect((await standing(number)).steps.map(({ kind }) => kind)).toEqual(['unchanged', 'published'])
  expect(await askToFollow(0)).toBe(0)
})

test('a publication is taken back by a commit of its own', async () => {
  const repositoryId = await repository('back')
  const { number, path } = await incidentWithAction()
  await publish(number, repositoryId)
  await askToTakeBack(admin, { number, repositoryId })
  await work()
  expect(await standing(number)).toMatchObject({ path: null, failure: null })
  expect(inBare('back', 'ls-tree', '-r', '--name-only', 'main').trim()).toBe('README.md')
  expect(inBare('back', 'show', `main~1:${path}`)).toContain('INC-')
})

test('what stood there before it was published comes back when that is taken back, and is theirs again', async () => {
  const repositoryId = await repository('theirs-again')
  const { number, id, path } = await incidentWithAction()
  git.commit('theirs-again', { [path]: 'Written by hand.\n' })
  await publish(number, repositoryId)
  await publish(number, repositoryId, hashOf('Written by hand.\n'))
  await db().incident.update({ where: { id }, data: { title: 'A second publication' } })
  await publish(number, repositoryId)
  commitUpon(join(git.folder, 'theirs-again'), { 'other.md': 'other' }, 'Ana')
  await askToTakeBack(admin, { number, repositoryId })
  await work()
  expect(inBare('theirs-again', 'show', `main:${path}`)).toBe('Written by hand.\n')
  expect(inBare('theirs-again', 'show', 'main:other.md')).toBe('other')
  const after = await standing(number)
  expect(after).toMatchObject({ path: null, text: null, failure: null })
  expect(after.steps[0]).toMatchObject({ kind: 'taken_back', summary: `Put back what stood at ${path} before` })
  await publish(number, repositoryId)
  expect(await standing(number)).toMatchObject({ failure: 'changed_there' })
  expect(inBare('theirs-again', 'show', `main:${path}`)).toBe('Written by hand.\n')
})

test('a refusal is named, tried again where that can help, and told once in the log', async () => {
  const repositoryId = await repository('refusing')
  const { number } = await incidentWithAction()
  const hook = join(git.folder, 'refusing', 'hooks', 'pre-receive')
  const refuse = (words: string) => {
    writeFileSync(hook, `#!/bin/sh\necho "${words}" >&2\nexit 1\n`)
    chmodSync(hook, 0o755)
  }
  refuse('GH006: Protected branch update failed')
  await publish(number, repositoryId)
  expect(await standing(number)).toMatchObject({ failure: 'branch_protected', wish: null, dueAt: null, path: null })
  refuse('fatal: No space left on device')
  await publish(number, repositoryId)
  const waiting = await standing(number)
  expect(waiting).toMatchObject({ failure: 'no_space_there', wish: 'publish', tries: 1 })
  expect(waiting.dueAt?.getTime()).toBeGreaterThan(Date.now() + 30_000)
  await db().publication.updateMany({ data: { dueAt: new Date() } })
  await work()
  expect((await standing(number)).steps.filter(({ kind }) => kind === 'failed')).toHaveLength(2)
  rmSync(hook)
  await db().publication.updateMany({ data: { dueAt: new Date() } })
  await work()
  expect(await standing(number)).toMatchObject({ failure: null, problem: null, path: `postmortems/inc-${number}.md` })
})

test('many postmortems are one commit, and two of one path are told', async () => {
  const repositoryId = await repository('many')
  const incidents = [await incidentWithAction(), await incidentWithAction(), await incidentWithAction()]
  for (const { number } of incidents) await askToPublish(admin, { number, repositoryId })
  await Promise.all([work(), work()])
  expect(inBare('many', 'rev-list', '--count', 'main').trim()).toBe('2')
  expect(inBare('many', 'ls-tree', '-r', '--name-only', 'main').trim().split('\n')).toHaveLength(4)
})

test('the index goes along in the same commit, and what people wrote around it stays', async () => {
  const repositoryId = await repository('listed', { indexPath: 'README.md' })
  const [one, other] = [await incidentWithAction(), await incidentWithAction()]
  for (const { number } of [one, other]) await askToPublish(admin, { number, repositoryId })
  await work()
  const list = () => inBare('listed', 'show', 'main:README.md')
  expect(inBare('listed', 'rev-list', '--count', 'main').trim()).toBe('2')
  expect(list()).toMatch(/^# Docs\n\n<!-- nevermore:index begins -->\n/)
  for (const { number, path } of [one, other]) expect(list()).toContain(`[INC-${number}](${path})`)
  const { steps } = await standing(one.number)
  expect(steps[0]?.summary).toContain('README.md brought up to date')
  git.commit('listed', { 'README.md': list().replace('# Docs', '# Docs of ours') })
  await publish(one.number, repositoryId)
  expect(inBare('listed', 'rev-list', '--count', 'main').trim()).toBe('3')
  await askToTakeBack(admin, { number: one.number, repositoryId })
  await work()
  expect(list()).toContain('# Docs of ours')
  expect(list()).not.toContain(one.path)
  expect(list()).toContain(other.path)
})

test('nothing of a private incident is written, and nobody may ask who may not write', async () => {
  const repositoryId = await repository('private')
  const hidden = await incidentWithAction(true)
  await expect(askToPublish(admin, { number: hidden.number, repositoryId })).rejects.toThrow(Conflict)
  const open = await incidentWithAction()
  await expect(askToPublish(await makeMember('viewer'), { number: open.number, repositoryId })).rejects.toThrow()
  await askToPublish(admin, { number: open.number, repositoryId })
  await db().incident.update({ where: { id: open.id }, data: { isPrivate: true } })
  await work()
  expect(inBare('private', 'ls-tree', '-r', '--name-only', 'main').trim()).toBe('README.md')
})

test('the files that a postmortem names go along in the same commit, and go when it is taken back', async () => {
  const repositoryId = await repository('with-files')
  const { id, number, path } = await incidentWithAction()
  const dataDir = mkdtempSync(join(tmpdir(), 'publishing-'))
  overrideSettings({ dataDir })
  mkdirSync(join(dataDir, 'attachments'))
  const bytes = randomBytes(100_000)
  const attach = async (name: string, content: string | Buffer) => {
    const file = join(dataDir, 'incoming')
    writeFileSync(file, content)
    return addAttachment(admin, { id: newId(), incidentId: id, name, file })
  }
  const log = await attach('nginx error.log', 'x'.repeat(10))
  const dump = await attach('dump.gz', gzipSync(bytes))
  await attach('unused.log', 'unused')
  const body = `[log](${addressOf(log)}) and [dump](${addressOf(dump)})`
  const section = await addSection(admin, { id: newId(), incidentId: id, title: 'Files', body, audience: 'members' })
  await publish(number, repositoryId)
  const folder = path.replace('.md', '')
  const there = () => inBare('with-files', 'ls-tree', '-r', '--name-only', 'main').trim().split('\n')
  expect(there()).toEqual(['README.md', path, `${folder}/dump.gz`, `${folder}/nginx-error.log`].sort())
  expect(inBare('with-files', 'show', `main:${path}`)).toContain(`[log](inc-${number}/nginx-error.log)`)
  const packed = execFileSync('git', ['-C', join(git.folder, 'with-files'), 'show', `main:${folder}/dump.gz`])
  expect(gunzipSync(packed)).toEqual(bytes)
  expect(inBare('with-files', 'rev-list', '--count', 'main').trim()).toBe('2')
  await publish(number, repositoryId)
  expect(inBare('with-files', 'rev-list', '--count', 'main').trim()).toBe('2')

  await editSection(admin, { id: section.id, version: 1, body: `[dump](${addressOf(dump)})` })
  await publish(number, repositoryId)
  expect(there()).toEqual(['README.md', path, `${folder}/dump.gz`].sort())
  await askToTakeBack(admin, { number, repositoryId })
  await work()
  expect(there()).toEqual(['README.md'])
  rmSync(dataDir, { recursive: true })
})
