import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { db, inTransaction } from '@/lib/platform/db/client'
import { Conflict, NotFound } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { overrideSettings } from '@/lib/platform/settings'
import { makeMember } from '@/tests/support/builders'
import { commitUpon } from '@/tests/support/commit-upon'
import { GitServer } from '@/tests/support/git-server'
import { describeWith } from '@/tests/support/programs'
import { startSshd } from '@/tests/support/sshd'
import { settleByProof } from '../corrective-actions/state.store'
import { createAction } from '../corrective-actions/store'
import { editIncident } from '../incidents/edit.store'
import { IncidentEdit } from '../incidents/schema'
import { createIncident, getIncident } from '../incidents/store'
import { askToFollow } from '../publishing/due.store'
import { publishDue } from '../publishing/publish-due'
import { addRepository, confirmHostKeys } from '../publishing/repositories.store'
import { RepositoryInput } from '../publishing/schema'
import { askToPublish, listPublications } from '../publishing/store'
import { addSecret } from '../secrets/store'
import { addSectionsIn, editSection, listSections } from '../sections/store'
import { addEntry, listEntries } from '../timeline/store'
import { proposedBy } from './changes'
import { getProposal, listOpenProposals, listWaitingProposals } from './proposals.store'
import { acceptProposal, dismissProposal, reopenProposal, settleGone } from './settle.store'
import { watchDue } from './watch-due'

let git: GitServer
let admin: MemberActor
beforeAll(async () => {
  process.env.NEVERMORE_ALLOW_TARGETS = 'loopback'
  git = await GitServer.start()
  admin = await makeMember('admin', 'Ines')
})
afterAll(() => git.stop())
// A test that ended early leaves nothing that the next one would look at.
beforeEach(() => db().repository.updateMany({ data: { isWatched: false } }))

const inBare = (name: string, ...args: string[]) =>
  execFileSync('git', ['-C', join(git.folder, name), ...args], { encoding: 'utf8', stdio: 'pipe' })
const commits = (name: string) => Number(inBare(name, 'rev-list', '--count', 'main').trim())

const commitThere = (name: string, files: Record<string, string | null>, author = 'Ana') =>
  commitUpon(join(git.folder, name), files, author)

async function repository(name: string, more: Record<string, unknown> = {}): Promise<string> {
  git.commit(name, { 'README.md': '# Docs\n' })
  inBare(name, 'config', 'http.receivepack', 'true')
  const id = newId()
  const typed = {
    ...{ id, name, address: git.url(name), branch: 'main', path: 'postmortems/{incident}.md', message: '{incident}: {title}' },
    ...{ authorName: 'Nevermore', authorEmail: 'nevermore@example.org', credential: '', isLiving: 'on', gatherMinutes: '60' },
    ...more,
  }
  await addRepository(admin, RepositoryInput.parse(typed))
  return id
}

const SUMMARY = 'The disk was full.\n\nNobody looked at it.\n\nOrders failed.'

/** An incident with something of everything, published. */
async function published(name: string, repositoryId: string) {
  const { id, number } = await createIncident(
    admin,
    { id: newId(), title: `Shop down ${name}`, timeZone: 'Europe/Berlin', severity: 'SEV2' },
    (tx, incident) =>
      addSectionsIn(tx, admin, incident.id, [{ id: newId(), title: 'Summary', body: SUMMARY, key: 'summary' }]).then(() => {}),
  )
  const occurredAt = new Date('2026-03-01T09:00:00Z')
  const when = { endedAt: null, precision: 'minute' as const, isApproximate: false, clockTime: null }
  await addEntry(admin, { id: newId(), incidentId: id, text: 'The alarm came', occurredAt, ...when })
  const action = await createAction(admin, { id: newId(), incidentId: id, title: 'Watch the disks' })
  await askToPublish(admin, { number, repositoryId })
  await publishDue(new AbortController().signal)
  const path = `postmortems/inc-${number}.md`
  return { id, number, action, path, text: inBare(name, 'show', `main:${path}`) }
}

const work = async () => {
  await db().repository.updateMany({ where: { isWatched: true }, data: { watchDueAt: new Date(), watchTries: 0 } })
  await watchDue(new AbortController().signal)
}
const publishAgain = async (number: number, repositoryId: string) => {
  await askToPublish(admin, { number, repositoryId })
  await publishDue(new AbortController().signal)
  const [row] = await listPublications(admin, number)
  return row
}
async function openOf(id: string) {
  const [line] = await listOpenProposals(admin, id)
  if (!line) throw new Error('no proposal')
  return getProposal(admin, line.publication.incident.number, line.id)
}
const keysOf = async (proposal: Awaited<ReturnType<typeof openOf>>) =>
  (await proposedBy(admin, proposal)).changes.map(({ key }) => key)
const summary = async (id: string) => (await listSections(admin, id)).find(({ key }) => key === 'summary')?.body

test('an edit made in a repository waits as a proposal; accepted, it is here with its author, and publishing writes nothing', async () => {
  const repositoryId = await repository('accepted')
  const { id, number, path, text } = await published('accepted', repositoryId)
  await work()
  expect(await listOpenProposals(admin, id)).toEqual([])
  const there = text
    .replace('The disk was full.', 'The disk of the shop was full.')
    .replace('The alarm came', 'The alarm came late')
    .replace('| medium | nobody |', '| high | Bo |')
  const commit = commitThere('accepted', { [path]: there })
  await work()
  const proposal = await openOf(id)
  expect(proposal).toMatchObject({ kind: 'edited', author: 'Ana', commit, changes: 3, others: null })
  expect(await summary(id)).toBe(SUMMARY)
  expect((await listWaitingProposals(admin, 5)).map((one) => one.id)).toContain(proposal.id)
  await acceptProposal(admin, { number, id: proposal.id, version: proposal.version }, await keysOf(proposal))
  expect(await summary(id)).toBe(SUMMARY.replace('The disk', 'The disk of the shop'))
  expect((await listEntries(admin, id)).map((one) => one.text)).toEqual(['The alarm came late'])
  expect(await db().correctiveAction.findFirst({ where: { incidentId: id } })).toMatchObject({
    priority: 'high',
    ownerAsWritten: 'Bo',
  })
  const taken = await db().revision.findMany({ where: { incidentId: id, takenCommit: commit }, include: { author: true } })
  expect(taken.map(({ subject, takenFrom, author }) => [subject, takenFrom, author?.name]).sort()).toEqual([
    ['corrective_action', 'Ana', 'Ines'],
    ['section', 'Ana', 'Ines'],
    ['timeline_entry', 'Ana', 'Ines'],
  ])
  const before = commits('accepted')
  expect(await publishAgain(number, repositoryId)).toMatchObject({ failure: null, text: there })
  expect(commits('accepted')).toBe(before)
  await work()
  expect(await listOpenProposals(admin, id)).toEqual([])
})

test('an edit spelt in another way than ours is not written over for that, and what follows proof goes in beside it', async () => {
  const repositoryId = await repository('spelt')
  const { id, number, path, text, action } = await published('spelt', repositoryId)
  const there = text.replace('Nobody looked at it.', '* Nobody __looked__ at it.')
  commitThere('spelt', { [path]: there })
  await work()
  const proposal = await openOf(id)
  await acceptProposal(admin, { number, id: proposal.id, version: proposal.version }, await keysOf(proposal))
  const before = commits('spelt')
  await publishAgain(number, repositoryId)
  expect(commits('spelt')).toBe(before)
  await db().correctiveAction.update({ where: { id: action.id }, data: { state: 'done' } })
  await inTransaction((tx) =>
    settleByProof(tx, { actionId: action.id, standings: ['proven'], because: 'its check passed', checkRunId: null }),
  )
  expect(await askToFollow(0)).toBe(1)
  await db().publication.updateMany({ data: { dueAt: new Date() } })
  await publishDue(new AbortController().signal)
  const followed = inBare('spelt', 'show', `main:${path}`)
  expect(followed).toContain('* Nobody __looked__ at it.')
  expect(followed).toContain('| verified |')
  await work()
  expect(await listOpenProposals(admin, id)).toEqual([])
})

test('an edit that only says the same in other marks bothers nobody', async () => {
  const repositoryId = await repository('marks')
  const { id, number, path, text } = await published('marks', repositoryId)
  commitThere('marks', { [path]: text.replaceAll('\n', '\r\n') })
  await work()
  expect(await listOpenProposals(admin, id)).toEqual([])
  const before = commits('marks')
  expect(await publishAgain(number, repositoryId)).toMatchObject({ failure: null })
  expect(commits('marks')).toBe(before)
})

test('what changed here meanwhile stays; where both changed the same, a person chooses', async () => {
  const repositoryId = await repository('both')
  const { id, number, path, text } = await published('both', repositoryId)
  const [section] = await listSections(admin, id)
  if (!section) throw new Error('no section')
  await editSection(admin, {
    id: section.id,
    version: section.version,
    body: SUMMARY.replace('Orders failed.', 'Orders failed here.'),
  })
  const incident = await getIncident(admin, number)
  await editIncident(admin, IncidentEdit.parse({ id, version: incident.version, severity: 'SEV1' }))
  commitThere('both', {
    [path]: text.replace('The disk was full.', 'The disk was small.').replace('severity: SEV2', 'severity: SEV3'),
  })
  await work()
  const proposal = await openOf(id)
  const { changes } = await proposedBy(admin, proposal)
  expect(changes.map(({ kind, conflict }) => [kind, conflict])).toEqual([
    ['fact', 'changed_here'],
    ['section', null],
  ])
  await acceptProposal(
    admin,
    { number, id: proposal.id, version: proposal.version },
    changes.flatMap(({ conflict, key }) => (conflict ? [] : key)),
  )
  expect(await summary(id)).toBe('The disk was small.\n\nNobody looked at it.\n\nOrders failed here.')
  expect((await getIncident(admin, number)).severity).toBe('SEV1')
  // The choice is made: the next publication says SEV1 there, and asks nobody.
  expect(await publishAgain(number, repositoryId)).toMatchObject({ failure: null })
  expect(inBare('both', 'show', `main:${path}`)).toMatch(/severity: SEV1[\s\S]*The disk was small\.[\s\S]*failed here/)
})

test('a dismissed edit is offered again when that is taken back, and written over when something is published', async () => {
  const repositoryId = await repository('dismissed')
  const { id, number, path, text } = await published('dismissed', repositoryId)
  commitThere('dismissed', { [path]: text.replace('Nobody', 'Everybody') })
  await work()
  const first = await openOf(id)
  await expect(acceptProposal(admin, { number, id: first.id, version: first.version }, ['unknown'])).rejects.toThrow(Conflict)
  await dismissProposal(admin, { number, id: first.id, version: first.version })
  await expect(dismissProposal(admin, { number, id: first.id, version: first.version })).rejects.toThrow(Conflict)
  await work()
  expect(await listOpenProposals(admin, id)).toEqual([])
  await reopenProposal(admin, { number, id: first.id, version: first.version + 1 })
  const again = await openOf(id)
  expect(await keysOf(again)).toHaveLength(1)
  await dismissProposal(admin, { number, id: again.id, version: again.version })
  // A further edit is a further proposal, and holds nothing that was dismissed.
  commitThere('dismissed', { [path]: text.replace('Nobody', 'Everybody').replace('came', 'came early') }, 'Tomas')
  await work()
  const next = await openOf(id)
  expect((await proposedBy(admin, next)).changes.map(({ kind }) => kind)).toEqual(['entry'])
  await expect(reopenProposal(admin, { number, id: again.id, version: again.version + 1 })).rejects.toThrow(Conflict)
  await acceptProposal(admin, { number, id: next.id, version: next.version }, await keysOf(next))
  await publishAgain(number, repositoryId)
  expect(inBare('dismissed', 'show', `main:${path}`)).toMatch(/Nobody looked[\s\S]*came early/)
})

test('a proposal is of what stands there: edited further it is another one, and taken back there it is gone', async () => {
  const repositoryId = await repository('moving')
  const { id, number, path, text } = await published('moving', repositoryId)
  commitThere('moving', { [path]: text.replace('Nobody', 'Everybody') })
  await work()
  const first = await openOf(id)
  const keys = await keysOf(first)
  commitThere('moving', { [path]: text.replace('Nobody', 'Somebody') }, 'Tomas')
  await work()
  await expect(acceptProposal(admin, { number, id: first.id, version: first.version }, keys)).rejects.toThrow(Conflict)
  expect(await openOf(id)).toMatchObject({ id: first.id, author: 'Tomas', others: '1 more commit, by Ana' })
  commitThere('moving', { [path]: text })
  await work()
  expect(await listOpenProposals(admin, id)).toEqual([])
  expect(await summary(id)).toBe(SUMMARY)
})

test('what follows proof leaves an edit open that nobody has looked at', async () => {
  const repositoryId = await repository('open')
  const { id, number, path, text, action } = await published('open', repositoryId)
  commitThere('open', { [path]: text.replace('Nobody', 'Everybody') })
  await work()
  await db().correctiveAction.update({ where: { id: action.id }, data: { state: 'done' } })
  await inTransaction((tx) =>
    settleByProof(tx, { actionId: action.id, standings: ['proven'], because: 'its check passed', checkRunId: null }),
  )
  await askToFollow(0)
  await db().publication.updateMany({ data: { dueAt: new Date() } })
  await publishDue(new AbortController().signal)
  expect(inBare('open', 'show', `main:${path}`)).toMatch(/Everybody[\s\S]*verified/)
  await work()
  const proposal = await openOf(id)
  expect((await proposedBy(admin, proposal)).changes.map(({ kind }) => kind)).toEqual(['section'])
  expect(proposal.author).toBe('Ana')
  expect(await publishAgain(number, repositoryId)).toMatchObject({ failure: 'changed_there' })
})

test('a file that was moved is followed, also where it was edited on the way; one that was deleted stands nowhere any more', async () => {
  const repositoryId = await repository('moved')
  const { id, number, path, text } = await published('moved', repositoryId)
  commitThere('moved', { [path]: null, 'archive/old.md': text.replace('Nobody', 'Everybody'), 'archive/other.md': '# Other\n' })
  await work()
  const moved = await openOf(id)
  expect(moved).toMatchObject({ kind: 'moved', movedTo: 'archive/old.md' })
  await settleGone(admin, { number, id: moved.id, version: moved.version }, 'follow')
  await work()
  expect(await openOf(id)).toMatchObject({ kind: 'edited', changes: 1 })
  commitThere('moved', { 'archive/old.md': null })
  await work()
  const deleted = await openOf(id)
  expect(deleted).toMatchObject({ kind: 'deleted', movedTo: null, text: null })
  await expect(dismissProposal(admin, { number, id: deleted.id, version: deleted.version })).rejects.toThrow(/not there/)
  await settleGone(admin, { number, id: deleted.id, version: deleted.version }, 'leave')
  expect((await listPublications(admin, number))[0]).toMatchObject({ path: null, text: null })
  expect(await publishAgain(number, repositoryId)).toMatchObject({ path, failure: null })
})

test('a file that is not our document any more is shown with what could not be read, and nothing of it can be taken', async () => {
  const repositoryId = await repository('broken')
  const { id, number, path, text } = await published('broken', repositoryId)
  commitThere('broken', { [path]: text.replace(`INC-${number}`, 'INC-999').replace('Nobody', 'Everybody') })
  await work()
  const proposal = await openOf(id)
  expect(proposal).toMatchObject({
    kind: 'unreadable',
    changes: 0,
    reason: `It says that it is about INC-999; this file tells of INC-${number}.`,
  })
  await expect(acceptProposal(admin, { number, id: proposal.id, version: proposal.version }, [])).rejects.toThrow(
    /cannot be read/,
  )
  expect(await summary(id)).toBe(SUMMARY)
  commitThere('broken', { [path]: `${'x'.repeat(6_000_000)}` })
  await work()
  expect(await openOf(id)).toMatchObject({ kind: 'unreadable', text: null, reason: 'It is too large to be read.' })
})

test('a private incident is not touched through a repository, and whoever may not see or edit it decides nothing', async () => {
  const repositoryId = await repository('private')
  const { id, number, path, text } = await published('private', repositoryId)
  commitThere('private', { [path]: text.replace('Nobody', 'Everybody') })
  await work()
  const { id: proposalId, version } = await openOf(id)
  const viewer = await makeMember('viewer')
  expect(await listOpenProposals(viewer, id)).toHaveLength(1)
  await expect(acceptProposal(viewer, { number, id: proposalId, version }, [])).rejects.toThrow(/role/)
  await db().incident.update({ where: { id }, data: { isPrivate: true } })
  commitThere('private', { [path]: text.replace('Nobody', 'Somebody') })
  await work()
  expect(await listOpenProposals(admin, id)).toEqual([])
  await expect(acceptProposal(admin, { number, id: proposalId, version }, [])).rejects.toThrow(/private now/)
  await expect(getProposal(await makeMember('admin'), number, proposalId)).rejects.toThrow(NotFound)
  await db().incident.update({ where: { id }, data: { isPrivate: false } })
  await work()
  expect((await openOf(id)).text).toContain('Somebody')
})

test('many files are looked at with one fetch of them all, and a branch that did not move with none', async () => {
  const repositoryId = await repository('many')
  const all = []
  for (let n = 0; n < 4; n++) all.push(await published('many', repositoryId))
  commitThere('many', Object.fromEntries(all.map(({ path, text }) => [path, text.replace('Nobody', 'Everybody')])))
  let from = git.requests.length
  await work()
  const posts = () => git.requests.slice(from).filter((one) => one.startsWith('POST')).length
  for (const { id } of all) expect(await openOf(id)).toMatchObject({ changes: 1 })
  const ofFour = posts()
  from = git.requests.length
  await work()
  expect(posts()).toBe(1)
  commitThere('many', { [all[0]?.path ?? '']: all[0]?.text.replace('Nobody', 'Somebody') ?? '' })
  from = git.requests.length
  await work()
  expect(posts()).toBe(ofFour)
})

describeWith(['openssh-server'], 'over ssh', () => {
  test('an edit is found with the key that publishes, and by nobody who stands between', async () => {
    const sshd = await startSshd()
    const dataDir = mkdtempSync(join(tmpdir(), 'nevermore-watch-'))
    try {
      overrideSettings({ dataDir })
      const hosts = ['127.0.0.1']
      await addSecret(admin, { id: newId(), name: 'watch-key', secret: readFileSync(sshd.keyFile, 'utf8'), hosts })
      const address = `ssh://${sshd.user}@127.0.0.1:${sshd.port}${git.folder}/by-ssh`
      const repositoryId = await repository('by-ssh', { address, credential: 'watch-key' })
      await confirmHostKeys(admin, repositoryId, `[127.0.0.1]:${sshd.port} ${sshd.hostKey}\n`)
      const { id, path, text } = await published('by-ssh', repositoryId)
      commitThere('by-ssh', { [path]: text.replace('Nobody', 'Everybody') })
      await work()
      expect(await db().repository.findUniqueOrThrow({ where: { id: repositoryId } })).toMatchObject({ watchProblem: null })
      expect(await openOf(id)).toMatchObject({ kind: 'edited', author: 'Ana', changes: 1 })
      const other = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB'
      await confirmHostKeys(admin, repositoryId, `[127.0.0.1]:${sshd.port} ${other}\n`)
      commitThere('by-ssh', { [path]: text.replace('Nobody', 'Somebody') })
      await work()
      expect((await openOf(id)).text).toContain('Everybody')
      expect((await db().repository.findUniqueOrThrow({ where: { id: repositoryId } })).watchProblem).toMatch(/another key/)
    } finally {
      await sshd.stop()
      rmSync(dataDir, { recursive: true })
    }
  })
})

test('a repository that cannot be looked at is tried again later and later, and says why', async () => {
  const repositoryId = await repository('gone')
  await published('gone', repositoryId)
  rmSync(join(git.folder, 'gone'), { recursive: true })
  await work()
  const first = await db().repository.findUniqueOrThrow({ where: { id: repositoryId } })
  expect(first).toMatchObject({ watchTries: 1, watchProblem: 'There is no repository at this address.', watchLeasedUntil: null })
  await db().repository.update({ where: { id: repositoryId }, data: { watchDueAt: new Date() } })
  await watchDue(new AbortController().signal)
  const second = await db().repository.findUniqueOrThrow({ where: { id: repositoryId } })
  expect(second.watchTries).toBe(2)
  expect(second.watchDueAt.getTime() - first.watchDueAt.getTime()).toBeGreaterThan(10 * 60_000)
})
