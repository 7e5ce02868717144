import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeMember } from '@/tests/support/builders'
import { makeZip } from '@/tests/support/zip'
import type { MemberActor } from '../access/actor'
import { NotFound } from '../platform/errors'
import { newId } from '../platform/ids'
import { overrideSettings, settings } from '../platform/settings'
import { closeBatch, listFiles, startBatch } from './batch.store'
import { addPiece } from './upload.store'

const before = settings().dataDir
const dataDir = mkdtempSync(join(tmpdir(), 'uploads-'))
beforeAll(() => overrideSettings({ dataDir }))
afterAll(() => {
  overrideSettings({ dataDir: before })
  rmSync(dataDir, { recursive: true })
})

const left = () => readdirSync(join(dataDir, 'uploads'))

async function begin(actor: MemberActor): Promise<string> {
  const id = newId()
  await startBatch(actor, { id, title: 'old.zip' })
  return id
}

async function send(actor: MemberActor, batchId: string, bytes: Uint8Array, { id = newId(), step = 1_000 } = {}): Promise<void> {
  for (let at = 0; at < bytes.length; at += step)
    await addPiece(actor, batchId, { id, path: 'old.zip', size: bytes.length, at, bytes: bytes.subarray(at, at + step) })
}

const filesOf = async (batchId: string) => listFiles(batchId, { standing: null, page: 1, size: 50 })

const archive = makeZip([
  { name: 'in/a.md', data: '# Shop down\n\nA disk was full.\n' },
  { name: 'in/noise.md', data: Buffer.from(Array.from({ length: 5_000 }, () => Math.floor(Math.random() * 90) + 32)) },
  { name: 'in/picture.png', data: 'x' },
])

test('an archive that comes in pieces is unpacked with the last one, and not kept', async () => {
  const ines = await makeMember()
  const id = await begin(ines)
  expect(archive.length).toBeGreaterThan(3_000)
  await send(ines, id, archive)
  await closeBatch(ines, id)
  expect(await filesOf(id)).toMatchObject([
    { path: 'old.zip/in/a.md', standing: 'queued' },
    { path: 'old.zip/in/noise.md', standing: 'queued' },
  ])
  expect(left()).toEqual([])
})

test('a piece that is sent again is taken once, and one that is left out is refused', async () => {
  const ines = await makeMember()
  const id = await begin(ines)
  const piece = (at: number) => ({ id: name, path: 'old.zip', size: archive.length, at, bytes: archive.subarray(at, at + 1_000) })
  const name = newId()
  await addPiece(ines, id, piece(0))
  await expect(addPiece(ines, id, piece(2_000))).rejects.toThrow(/did not come in as it was sent/)
  await addPiece(ines, id, piece(0))
  await send(ines, id, archive, { id: name })
  await addPiece(ines, id, piece(1_000))
  expect(await filesOf(id)).toHaveLength(2)
  expect(left()).toEqual([])
})

test('an archive that is too large is refused before anything of it is kept, and a bad one is told as a file', async () => {
  const ines = await makeMember()
  const id = await begin(ines)
  const large = { id: newId(), path: 'old.zip', size: 120_000_000, at: 0, bytes: archive.subarray(0, 10) }
  await expect(addPiece(ines, id, large)).rejects.toThrow(/has 120 MB; an archive may have at most 100 MB/)
  await expect(addPiece(ines, id, { ...large, size: 5 })).rejects.toThrow(/did not come in/)
  await send(ines, id, Buffer.from('this is no archive'))
  expect(await filesOf(id)).toMatchObject([
    { path: 'old.zip', standing: 'failed', reason: expect.stringMatching(/no zip archive/) },
  ])
  expect(left()).toEqual([])
})

test('nobody adds to what another began', async () => {
  const [ines, tomas] = [await makeMember(), await makeMember()]
  const id = await begin(ines)
  await expect(send(tomas, id, archive)).rejects.toThrow(NotFound)
})
