import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { makeIncident, makeMember } from '@/tests/support/builders'
import { picture } from '@/tests/support/images'
import { listActivity } from '../activity/store'
import { deleteIncident, restoreIncident } from '../incidents/store'
import { blobs, incomingFolder } from '../platform/blobs/blobs'
import { Conflict, Forbidden, NotFound } from '../platform/errors'
import { newId } from '../platform/ids'
import { overrideSettings } from '../platform/settings'
import { addSection, editSection } from '../sections/store'
import { addressOf } from './address'
import { addAttachment, deleteAttachment, getAttachment, listAttachments, restoreAttachment } from './store'
import { sweepAttachments } from './sweep.store'
import { listUses } from './uses.store'

let dataDir: string
let ines: MemberActor
let incidentId: string
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'attachments-'))
  overrideSettings({ dataDir })
  await mkdir(incomingFolder(), { recursive: true })
  ines = await makeMember('editor', 'Ines')
})
afterAll(() => rm(dataDir, { recursive: true }))
beforeEach(async () => {
  incidentId = (await makeIncident(ines)).id
})

const incoming = async (content: string | Buffer, folder = incomingFolder()): Promise<string> => {
  const file = join(folder, newId())
  await writeFile(file, content)
  return file
}
const attach = async (content: string | Buffer, name = 'nginx.log', more: { id?: string; incidentId?: string } = {}) => {
  const file = await incoming(content)
  return addAttachment(ines, { id: newId(), incidentId, ...more, name, file }).finally(() => rm(file))
}
const contentOf = async (hash: string) => new Response(await blobs().read(hash)).text()
const DAY = 24 * 3_600_000

test('a file is kept as it is, and found among those of its incident', async () => {
  const added = await attach('502 for everybody\n')
  expect(added).toMatchObject({ name: 'nginx.log', mediaType: 'text/plain', bytes: 18 })
  expect(added.hash).toBe(createHash('sha256').update('502 for everybody\n').digest('hex'))
  expect(await contentOf(added.hash)).toBe('502 for everybody\n')
  expect(await listAttachments(ines, incidentId)).toEqual([added])
  expect(await getAttachment(ines, added.id)).toEqual(added)
  expect((await listActivity(ines, incidentId))[0]).toMatchObject({ kind: 'attachment_added', data: { name: 'nginx.log' } })
  expect(await readdir(incomingFolder())).toEqual([])
})

test('of an image the size is known, and two of one name have two names', async () => {
  const image = await picture('png')
  expect(await attach(image, 'Graph.png')).toMatchObject({ name: 'Graph.png', width: 20, height: 40 })
  const second = await attach(image, 'graph.png')
  expect(second.name).toBe('graph-2.png')
  await deleteAttachment(ines, second.id)
  expect((await attach(image, 'graph.png')).name).toBe('graph-3.png')
})

test('sent twice with one id it is attached once, also at once; with the id of a deleted one it is refused', async () => {
  const id = newId()
  const both = await Promise.all([attach('one', 'a.txt', { id }), attach('one', 'a.txt', { id })])
  expect(both[0]).toEqual(both[1])
  expect(await listAttachments(ines, incidentId)).toHaveLength(1)
  await deleteAttachment(ines, id)
  await expect(attach('one', 'a.txt', { id })).rejects.toThrow(Conflict)
})

test('deleted it is not there, and brought back it is', async () => {
  const { id } = await attach('one')
  await deleteAttachment(ines, id)
  await deleteAttachment(ines, id)
  expect(await listAttachments(ines, incidentId)).toEqual([])
  await expect(getAttachment(ines, id)).rejects.toThrow(NotFound)
  await restoreAttachment(ines, id)
  expect(await listAttachments(ines, incidentId)).toHaveLength(1)
  const kinds = (await listActivity(ines, incidentId)).map(({ kind }) => kind)
  expect(kinds).toEqual(['attachment_restored', 'attachment_deleted', 'attachment_added'])
})

test('what belongs to a private or deleted incident is absent for everybody who may not see it, and no viewer attaches', async () => {
  const outsider = await makeMember('admin')
  const viewer = await makeMember('viewer')
  const { id: hidden } = await makeIncident(ines, { isPrivate: true })
  const { id } = await attach('secret', 'a.txt', { incidentId: hidden })
  expect(await listAttachments(outsider, hidden)).toEqual([])
  const file = await incoming('x')
  for (const attempt of [
    () => getAttachment(outsider, id),
    () => deleteAttachment(outsider, id),
    () => restoreAttachment(outsider, id),
    () => addAttachment(outsider, { id: newId(), incidentId: hidden, name: 'x.txt', file }),
  ])
    await expect(attempt()).rejects.toThrow(NotFound)
  await expect(addAttachment(viewer, { id: newId(), incidentId, name: 'x.txt', file })).rejects.toThrow(Forbidden)
  await expect(deleteAttachment(viewer, id)).rejects.toThrow(Forbidden)
  await rm(file)
  await deleteIncident(ines, { id: hidden, version: 1 })
  await expect(getAttachment(ines, id)).rejects.toThrow(NotFound)
  await restoreIncident(ines, hidden)
  expect((await getAttachment(ines, id)).id).toBe(id)
})

test('bytes go when nobody has named them for days, and stay while somebody does or might bring them back', async () => {
  const shared = await attach('shared', 'one.txt')
  const twin = await attach('shared', 'two.txt')
  const alone = await attach('alone', 'three.txt')
  const later = (days: number) => new Date(Date.now() + days * DAY)
  await deleteAttachment(ines, alone.id)
  await deleteAttachment(ines, twin.id)
  expect(await sweepAttachments(later(29))).toEqual({ forgotten: 0, removed: 0 })
  await restoreAttachment(ines, alone.id)
  await deleteAttachment(ines, alone.id)
  expect(await sweepAttachments(later(31))).toMatchObject({ removed: 1 })
  expect(await blobs().has(alone.hash)).toBe(false)
  expect(await contentOf(shared.hash)).toBe('shared')
  await expect(restoreAttachment(ines, alone.id)).rejects.toThrow(NotFound)
})

test('what came in and never became a row goes after its time, and not before', async () => {
  const file = await incoming('left behind')
  await blobs().put('c'.repeat(64), file)
  await sweepAttachments()
  expect(await blobs().has('c'.repeat(64))).toBe(true)
  const old = new Date(Date.now() - 2 * DAY)
  await utimes(file, old, old)
  await sweepAttachments(new Date(Date.now() + 4 * DAY))
  expect(await blobs().has('c'.repeat(64))).toBe(false)
  expect(await readdir(incomingFolder())).toEqual([])
})

test('attaching what the sweep is just removing keeps it', async () => {
  for (let round = 0; round < 20; round++) {
    const content = `round ${round}`
    const file = await incoming(content)
    await blobs().put(createHash('sha256').update(content).digest('hex'), file)
    await rm(file)
    // The sweep of four days later takes what comes in as well.
    const elsewhere = await incoming(content, dataDir)
    const [added] = await Promise.all([
      addAttachment(ines, { id: newId(), incidentId, name: 'a.txt', file: elsewhere }),
      sweepAttachments(new Date(Date.now() + 4 * DAY)),
    ])
    expect(await contentOf(added.hash)).toBe(content)
  }
})

test('where a file is named is told, and what only restricted parts name is absent for whoever may not see these', async () => {
  const reader = await makeMember('editor')
  const [shown, confidential, free] = [await attach('1', 'a.txt'), await attach('2', 'b.txt'), await attach('3', 'c.txt')]
  const naming = (...files: { id: string; name: string }[]) => files.map((file) => `[x](${addressOf(file)})`).join(' and ')
  const section = (title: string, body: string, audience: 'restricted' | 'members') =>
    addSection(ines, { id: newId(), incidentId, title, body, audience })
  await section('Impact', naming(shown), 'members')
  const hidden = await section('Names', naming(shown, confidential), 'restricted')
  expect(await listUses(ines, incidentId)).toEqual(
    new Map([
      [
        shown.id,
        [
          { words: 'Impact', anchor: 'section-impact' },
          { words: 'Names', anchor: 'section-names' },
        ],
      ],
      [confidential.id, [{ words: 'Names', anchor: 'section-names' }]],
    ]),
  )
  const seenBy = async (actor: MemberActor) => (await listAttachments(actor, incidentId)).map(({ id }) => id)
  expect(await seenBy(ines)).toEqual([shown.id, confidential.id, free.id])
  expect(await seenBy(reader)).toEqual([shown.id, free.id])
  expect((await listUses(reader, incidentId)).get(shown.id)).toHaveLength(1)
  await editSection(ines, { id: hidden.id, version: 1, body: 'Nobody is named any more.' })
  for (const attempt of [getAttachment, deleteAttachment, restoreAttachment])
    await expect(attempt(reader, confidential.id)).rejects.toThrow(NotFound)
  expect((await getAttachment(ines, confidential.id)).id).toBe(confidential.id)
})
