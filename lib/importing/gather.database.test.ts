import { expect, test } from 'vitest'
import { makeMember } from '@/tests/support/builders'
import { makeZip } from '@/tests/support/zip'
import type { MemberActor } from '../access/actor'
import { db } from '../platform/db/client'
import { newId } from '../platform/ids'
import { addFiles, closeBatch, listFiles, startBatch } from './batch.store'
import { claimFiles } from './batch-work.store'
import { readDue } from './read-due'
import { getImport } from './store'

const going = new AbortController().signal
const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
const upload = (path: string, bytes: Uint8Array) => ({ path, origin: 'upload', bytes })
const message = (text: string, ts: string) => ({ type: 'message', user: 'U1', text, ts })

/** An export of a channel of two days, told apart from others by a mark. */
const exportOf = (mark: string): [string, Uint8Array][] => [
  ['shop/channels.json', json([{ id: 'C1', name: 'inc-shop' }])],
  ['shop/inc-shop/2026-05-18.json', json([message(`Orders fail ${mark}`, '1779098400.000000')])],
  ['shop/inc-shop/2026-05-19.json', json([message('All well again', '1779184800.000000')])],
  ['shop/notes.json', json({ notes: `Bread ${mark}` })],
  ['shop/users.json', json([{ id: 'U1', profile: { real_name: 'Ines Brandt' } }])],
]

async function begin(actor: MemberActor): Promise<string> {
  const id = newId()
  await startBatch(actor, { id, title: 'shop' })
  return id
}

async function readChannel(actor: MemberActor, batchId: string) {
  await readDue(going)
  const files = await listFiles(batchId, { standing: null, page: 1, size: 50 })
  const channel = files.find(({ path }) => path.endsWith('inc-shop/inc-shop.json'))
  const source = await getImport(actor, channel?.sourceId ?? '')
  const entries = source.draft.incidents.flatMap(({ timeline }) => timeline)
  return {
    paths: files.map(({ path }) => path),
    entries: entries.map(({ at, attributedTo }) => [at?.slice(0, 10), attributedTo]),
  }
}

const BOTH_DAYS = [
  ['2026-05-18', 'Ines Brandt'],
  ['2026-05-19', 'Ines Brandt'],
]

test('the days of a channel in a zip are one document, with the people beside them', async () => {
  const ines = await makeMember()
  const id = await begin(ines)
  const zip = makeZip(exportOf(newId()).map(([name, data]) => ({ name, data: Buffer.from(data) })))
  await addFiles(ines, id, [upload('export.zip', new Uint8Array(zip))])
  await closeBatch(ines, id)
  expect(await readChannel(ines, id)).toEqual({ paths: ['export.zip/shop/inc-shop/inc-shop.json'], entries: BOTH_DAYS })
})

test('the days of a channel in a folder are one document, in however many portions they come', async () => {
  const ines = await makeMember()
  const id = await begin(ines)
  for (const [path, data] of exportOf(newId())) {
    await addFiles(ines, id, [upload(path, data)])
    expect(await claimFiles(4, 15), `${path} before all have come`).toEqual([])
  }
  await closeBatch(ines, id)
  await closeBatch(ines, id)
  expect(await readChannel(ines, id)).toEqual({
    paths: ['shop/inc-shop/inc-shop.json', 'shop/notes.json'],
    entries: BOTH_DAYS,
  })
  expect(await db().importFile.count({ where: { batchId: id, bytes: { not: null } } })).toBe(0)
})

test('days that are too large together are told so, and not kept', async () => {
  const ines = await makeMember()
  const id = await begin(ines)
  const large = (text: string) => json([message(text.repeat(6_000_000), '1779098400.000000')])
  for (const day of ['18', '19']) await addFiles(ines, id, [upload(`a/b/2026-05-${day}.json`, large(day.slice(0, 1)))])
  await closeBatch(ines, id)
  const files = await listFiles(id, { standing: null, page: 1, size: 50 })
  expect(files).toMatchObject([{ path: 'a/b/b.json', standing: 'failed', reason: expect.stringMatching(/2 files have 12 MB/) }])
  expect(await db().importFile.count({ where: { batchId: id, bytes: { not: null } } })).toBe(0)
})
