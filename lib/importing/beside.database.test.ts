import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeMember } from '@/tests/support/builders'
import { PLACE, picture } from '@/tests/support/images'
import { makeZip } from '@/tests/support/zip'
import { systemActor } from '../access/actor'
import { listAttachments } from '../attachments/store'
import { db } from '../platform/db/client'
import { newId } from '../platform/ids'
import { overrideSettings, settings } from '../platform/settings'
import { listSections } from '../sections/store'
import { acceptImport } from './accept.store'
import { addFiles, askToAccept, closeBatch, listFiles, startBatch } from './batch.store'
import { readDue } from './read-due'
import { saveSource } from './store'

const before = settings().dataDir
const dataDir = mkdtempSync(join(tmpdir(), 'beside-'))
beforeAll(() => overrideSettings({ dataDir }))
afterAll(() => {
  overrideSettings({ dataDir: before })
  rmSync(dataDir, { recursive: true })
})

const KILN =
  '# Kiln out\n\n## Summary\n\nThe outage began on 2026-03-01 at 09:00 when the kiln went out.\n\n![The kiln](img/kiln.png) ![](img/run.svg) ![](img/link.png)\n'
const SCRIPT = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'

test('a batch takes pictures along where documents name them: from an archive, and sent beside', async () => {
  const ines = await makeMember('editor', 'Ines')
  const id = newId()
  await startBatch(ines, { id, title: 'old' })
  const zip = makeZip([
    { name: 'in/img/kiln.png', data: await picture('png') },
    { name: 'in/img/unnamed.png', data: await picture('png') },
    { name: 'in/img/run.svg', data: SCRIPT },
    { name: 'in/img/link.png', data: '/etc/passwd', mode: 0o120777 },
    { name: 'in/kiln.md', data: KILN },
  ])
  const file = (path: string, data: string | Buffer) => ({
    path,
    origin: 'upload',
    bytes: new Uint8Array(Buffer.from(data as string)),
  })
  await addFiles(ines, id, [
    file('old.zip', zip),
    file('docs/oven.md', KILN.replaceAll('Kiln', 'Oven').replace('went out', 'was cold')),
    file('docs/img/kiln.png', await picture('png')),
  ])
  await closeBatch(ines, id)
  await readDue(new AbortController().signal)
  const files = await listFiles(id, { standing: null, page: 1, size: 50 })
  expect(files.map(({ path, standing, reason }) => [path, standing, reason])).toEqual([
    ['old.zip/in/kiln.md', 'waiting', null],
    ['old.zip/in/img/kiln.png', 'beside', null],
    ['old.zip/in/img/run.svg', 'failed', expect.stringMatching(/holds a script/)],
    ['old.zip/in/img/link.png', 'failed', expect.stringMatching(/symbolic link/)],
    ['docs/oven.md', 'waiting', null],
    ['docs/img/kiln.png', 'beside', null],
  ])
  // What tells of a place is gone before anybody has looked at the draft.
  const kept = await db().importFile.findMany({ where: { batchId: id, state: 'beside' } })
  for (const { bytes } of kept) expect(Buffer.from(bytes ?? []).includes(PLACE)).toBe(false)
  await askToAccept(ines, id, { evenWithDoubts: true })
  await readDue(new AbortController().signal)
  for (const { numbers } of (await listFiles(id, { standing: 'accepted', page: 1, size: 50 })).values()) {
    const incident = await db().incident.findFirstOrThrow({ where: { number: numbers[0] ?? 0 } })
    const [attachment] = await listAttachments(ines, incident.id)
    expect(attachment).toMatchObject({ name: 'kiln.png', mediaType: 'image/png', addedBy: { name: 'Ines' } })
    const [section] = await listSections(ines, incident.id)
    expect(section?.body).toContain(`(attachment:${attachment?.id}/kiln.png)`)
    expect(section?.body).toContain('](img/run.svg)')
  }
  expect(await db().attachment.count()).toBe(2)
})

test('what somebody else sent beside the same document is not taken along', async () => {
  const [ines, bo] = [await makeMember('editor', 'Ines'), await makeMember('editor', 'Bo')]
  const send = async (member: typeof ines, more: Record<string, Buffer>) => {
    const id = newId()
    await startBatch(member, { id, title: 'docs' })
    const files = Object.entries({ 'docs/stove.md': Buffer.from(KILN.replaceAll('Kiln', 'Stove')), ...more })
    await addFiles(
      member,
      id,
      files.map(([path, bytes]) => ({ path, origin: 'upload', bytes: new Uint8Array(bytes) })),
    )
    await closeBatch(member, id)
    await readDue(new AbortController().signal)
    return (await listFiles(id, { standing: null, page: 1, size: 5 }))[0]?.sourceId ?? ''
  }
  // A draft of the command line is any editor's, so both bring the same.
  await saveSource(systemActor, { name: 'stove.md', bytes: Buffer.from(KILN.replaceAll('Kiln', 'Stove')) })
  const source = await send(ines, {})
  expect(await send(bo, { 'docs/img/kiln.png': await picture('png') })).toBe(source)
  const [made] = await acceptImport(ines, source)
  expect(await listAttachments(ines, made?.id ?? '')).toEqual([])
})
