import { afterAll, expect, test } from 'vitest'
import { makeMember } from '@/tests/support/builders'
import { GitServer } from '@/tests/support/git-server'
import { makeZip } from '@/tests/support/zip'
import type { MemberActor } from '../access/actor'
import { db } from '../platform/db/client'
import { Forbidden, NotFound } from '../platform/errors'
import { newId } from '../platform/ids'
import { overrideSettings } from '../platform/settings'
import {
  addFiles,
  askToAccept,
  cancelRest,
  closeBatch,
  continueBatch,
  countFiles,
  getBatch,
  listBatches,
  listFiles,
  pauseBatch,
  resumeRest,
  startBatch,
} from './batch.store'
import { claimFiles } from './batch-work.store'
import { fetchDue, readDue } from './read-due'

const going = new AbortController().signal
const report = (title: string) => `# ${title}\n\nSeverity: SEV2\n\n## Timeline (UTC)\n\n- 2024-03-01 10:00 Orders failed\n`
const bytes = (text: string) => new TextEncoder().encode(text)
const upload = (path: string, content: string | Uint8Array) => ({
  path,
  origin: 'upload',
  bytes: typeof content === 'string' ? bytes(content) : new Uint8Array(content),
})

async function batchOf(actor: MemberActor, files: ReturnType<typeof upload>[]): Promise<string> {
  const id = newId()
  await startBatch(actor, { id, title: 'Postmortems' })
  await addFiles(actor, id, files)
  await closeBatch(actor, id)
  return id
}

async function resultsOf(id: string): Promise<[string, string][]> {
  return (await listFiles(id, { standing: null, page: 1, size: 500 })).map(({ path, standing }) => [path, standing])
}

let git: GitServer | undefined
afterAll(() => git?.stop())

test('files of a batch are read one by one: a bad one is told and does not stop the rest', async () => {
  const ines = await makeMember()
  const mark = newId()
  const zip = makeZip([
    { name: 'in/a.md', data: report(`Zipped ${mark}`) },
    { name: 'in/picture.png', data: 'x' },
    { name: 'link.md', data: '/etc', mode: 0o120777 },
  ])
  const id = await batchOf(ines, [
    upload('docs/shop.md', report(`Shop ${mark}`)),
    upload(
      'docs/broken.md',
      Uint8Array.from({ length: 500 }, (_, n) => n % 8),
    ),
    upload('docs/notes.md', `Shopping list: bread, milk. ${mark}`),
    upload('old.zip', zip),
    upload('bad.zip', bytes('PK\u0003\u0004 and no more')),
    upload('twin.md', report(`Shop ${mark}`)),
  ])
  await readDue(going)
  expect(await resultsOf(id)).toEqual([
    ['docs/shop.md', 'waiting'],
    ['docs/broken.md', 'failed'],
    ['docs/notes.md', 'none'],
    ['old.zip/in/a.md', 'waiting'],
    ['old.zip/link.md', 'failed'],
    ['bad.zip', 'failed'],
    ['twin.md', 'same'],
  ])
  const reasons = await listFiles(id, { standing: 'failed', page: 1, size: 10 })
  expect(reasons.map(({ reason }) => reason)).toEqual([
    expect.stringMatching(/not text/),
    expect.stringMatching(/symbolic link/),
    expect.stringMatching(/archive cannot be read/),
  ])
  expect(await countFiles(id)).toMatchObject({ total: 7, waiting: 2, failed: 3, none: 1, same: 1, queued: 0 })
  expect(await db().importFile.count({ where: { batchId: id, bytes: { not: null } } })).toBe(0)
})

test('the same files again are the same, changed ones are offered, and new ones are new', async () => {
  const ines = await makeMember()
  const mark = newId()
  const [a, b] = [report(`A ${mark}`), report(`B ${mark}`)]
  const first = await batchOf(ines, [upload('docs/a.md', a), upload('docs/b.md', b)])
  await readDue(going)
  await askToAccept(ines, first, { evenWithDoubts: true })
  await readDue(going)
  expect(await countFiles(first)).toMatchObject({ accepted: 2, waiting: 0, accepting: 0 })
  const incidents = await db().incident.count()
  const again = await batchOf(ines, [upload('docs/a.md', a), upload('docs/b.md', b)])
  await readDue(going)
  expect(await countFiles(again)).toMatchObject({ total: 2, same: 2 })
  const third = await batchOf(ines, [
    upload('docs/a.md', `${a}- 11:00 All well\n`),
    upload('docs/b.md', b),
    upload('docs/c.md', report(mark)),
  ])
  await readDue(going)
  expect(await resultsOf(third)).toEqual([
    ['docs/a.md', 'changed'],
    ['docs/b.md', 'same'],
    ['docs/c.md', 'waiting'],
  ])
  await askToAccept(ines, third, { evenWithDoubts: true })
  await readDue(going)
  expect(await db().incident.count()).toBe(incidents + 1)
})

test('several workers share a batch, and every file is read once', async () => {
  const ines = await makeMember()
  const mark = newId()
  const id = await batchOf(
    ines,
    Array.from({ length: 40 }, (_, n) => upload(`${n}.md`, report(`${n} ${mark}`))),
  )
  await Promise.all(Array.from({ length: 4 }, () => readDue(going)))
  expect(await countFiles(id)).toMatchObject({ total: 40, waiting: 40 })
  expect(await db().importFile.count({ where: { batchId: id, attempts: 1 } })).toBe(40)
  expect(await db().importSource.count({ where: { importedById: ines.memberId } })).toBe(40)
})

test('what a killed worker held is read by the next one; a file that ends every worker is given up', async () => {
  const ines = await makeMember()
  const id = await batchOf(ines, [upload('a.md', report(newId())), upload('b.md', report(newId()))])
  expect(await claimFiles(10, 60)).toHaveLength(2)
  await readDue(going)
  expect(await countFiles(id)).toMatchObject({ queued: 2 })
  const past = new Date(Date.now() - 1_000)
  await db().importFile.updateMany({ where: { batchId: id }, data: { claimedUntil: past } })
  await db().importFile.updateMany({ where: { batchId: id, path: 'b.md' }, data: { attempts: 3 } })
  await readDue(going)
  expect(await resultsOf(id)).toEqual([
    ['a.md', 'waiting'],
    ['b.md', 'failed'],
  ])
})

test('a worker that is told to end gives back what it has not done', async () => {
  const ines = await makeMember()
  const id = await batchOf(
    ines,
    Array.from({ length: 30 }, (_, n) => upload(`${n}.md`, report(`${n} ${newId()}`))),
  )
  const ending = new AbortController()
  setTimeout(() => ending.abort(), 150)
  await readDue(ending.signal)
  const { waiting, queued } = await countFiles(id)
  expect(waiting + queued).toBe(30)
  expect(await db().importFile.count({ where: { batchId: id, state: 'queued', claimedUntil: { not: null } } })).toBe(0)
  await readDue(going)
  expect(await countFiles(id)).toMatchObject({ waiting: 30 })
})

test('a batch is paused and goes on, and its rest is given up and taken up again', async () => {
  const ines = await makeMember()
  const id = await batchOf(ines, [upload('a.md', report(newId()))])
  await pauseBatch(ines, id)
  await readDue(going)
  expect(await countFiles(id)).toMatchObject({ queued: 1 })
  await continueBatch(ines, id)
  await cancelRest(ines, id)
  await readDue(going)
  expect(await countFiles(id)).toMatchObject({ cancelled: 1 })
  await resumeRest(ines, id)
  await readDue(going)
  expect(await countFiles(id)).toMatchObject({ waiting: 1 })
})

test('only what has no doubts is accepted where that is asked for', async () => {
  const ines = await makeMember()
  const id = await batchOf(ines, [
    upload('clear.md', report(newId())),
    upload('doubtful.md', `# ${newId()}\n\n## Timeline\n\n- 10:00 Down\n`),
  ])
  await readDue(going)
  expect(await countFiles(id)).toMatchObject({ waiting: 2, clear: 1 })
  await askToAccept(ines, id, { evenWithDoubts: false })
  expect(await countFiles(id)).toMatchObject({ accepting: 1 })
  await readDue(going)
  expect(await resultsOf(id)).toEqual([
    ['clear.md', 'accepted'],
    ['doubtful.md', 'waiting'],
  ])
})

test('a batch is there for whoever began it, and what they may do decides when it is read', async () => {
  const [ines, tomas, viewer] = [await makeMember(), await makeMember(), await makeMember('viewer')]
  const id = await batchOf(ines, [upload('a.md', report(newId()))])
  await expect(getBatch(tomas, id)).rejects.toThrow(NotFound)
  await expect(addFiles(tomas, id, [])).rejects.toThrow(NotFound)
  await expect(cancelRest(tomas, id)).rejects.toThrow(NotFound)
  await expect(askToAccept(tomas, id, { evenWithDoubts: true })).rejects.toThrow(NotFound)
  await expect(startBatch(viewer, { id: newId(), title: 'x' })).rejects.toThrow(Forbidden)
  expect(await listBatches(tomas)).toEqual([])
  await db().member.update({ where: { id: ines.memberId }, data: { role: 'viewer' } })
  await readDue(going)
  expect((await listFiles(id, { standing: 'failed', page: 1, size: 1 }))[0]?.reason).toMatch(/role editor/)
})

test('a repository is fetched, read, and looked at again', async () => {
  overrideSettings({ allowTargets: 'loopback' })
  git = await GitServer.start()
  const ines = await makeMember()
  const mark = newId()
  const commit = git.commit('docs', {
    'pm/a.md': report(`A ${mark}`),
    'pm/b.md': report(`B ${mark}`),
    'pm/large.md': 'x'.repeat(10_000_001),
    'code.ts': 'x',
  })
  const look = async (glob: string | null = 'pm/*.md', address = git?.url('docs') ?? '') => {
    const id = newId()
    await startBatch(ines, { id, title: address, address, ref: null, glob })
    await fetchDue(going)
    await readDue(going)
    return id
  }
  const first = await look()
  expect(await getBatch(ines, first)).toMatchObject({ commit, problem: null })
  expect(await resultsOf(first)).toEqual([
    ['pm/a.md', 'waiting'],
    ['pm/b.md', 'waiting'],
    ['pm/large.md', 'failed'],
  ])
  await askToAccept(ines, first, { evenWithDoubts: true })
  await readDue(going)
  expect(await countFiles(await look())).toMatchObject({ same: 2, failed: 1 })
  git.commit('docs', { 'pm/a.md': `${report(`A ${mark}`)}- 11:00 All well\n`, 'pm/c.md': report(`C ${mark}`) })
  expect(await countFiles(await look())).toMatchObject({ changed: 1, same: 1, waiting: 1, failed: 1 })
  expect(await getBatch(ines, await look('nothing/*'))).toMatchObject({ problem: expect.stringMatching(/no document/) })
  expect(await getBatch(ines, await look(null, git.url('missing')))).toMatchObject({
    problem: expect.stringMatching(/no repository/),
  })
  overrideSettings({ allowTargets: '' })
  expect(await getBatch(ines, await look(null, 'http://127.0.0.1:1/x'))).toMatchObject({
    problem: expect.stringMatching(/not one that/),
  })
})
