import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { systemActor } from '@/lib/access/actor'
import { addressOf } from '@/lib/attachments/address'
import { addAttachment, listAttachments } from '@/lib/attachments/store'
import { acceptImport } from '@/lib/importing/accept.store'
import { saveSource } from '@/lib/importing/store'
import { db } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/ids'
import { overrideSettings } from '@/lib/platform/settings'
import { editSection, listSections } from '@/lib/sections/store'
import { addEntry, listEntries } from '@/lib/timeline/store'
import { makeMember } from '@/tests/support/builders'
import { PLACE, photo, picture } from '@/tests/support/images'
import { makeWholeIncident } from '@/tests/support/whole-incident'
import { makeZip } from '@/tests/support/zip'
import { exportTo } from './export-folder'
import { findItems } from './import-sources'

let dir: string
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'nevermore-there-and-back-'))
  overrideSettings({ dataDir: join(dir, 'data') })
  mkdirSync(join(dir, 'data'))
  await empty()
})
afterEach(() => rmSync(dir, { recursive: true }))

/** As an instance that has never held anything: the numbers begin anew. */
async function empty(): Promise<void> {
  await db().$executeRaw`TRUNCATE incidents, services, import_sources, corrective_actions, checks RESTART IDENTITY CASCADE`
}

async function exportInto(folder: string): Promise<Record<string, string>> {
  const say = () => {}
  const wish = { numbers: [], includePrivate: false, format: 'markdown' as const, template: 'classic', flavour: 'plain' }
  await exportTo({ dir: folder, ...wish }, say, say)
  return readFolder(folder)
}

const readFolder = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .map((path) => [path.slice(folder.length + 1), readFileSync(path).toString('base64')]),
  )

/** As the command does: every document that is found, with what lies beside it. */
async function importFrom(path: string): Promise<{ numbers: number[]; refused: string[] }> {
  const { items, close } = await findItems([path], { glob: null, ref: null })
  const [numbers, refused]: [number[], string[]] = [[], []]
  for (const { name, beside, load } of items) {
    const bytes = await load()
    if (!bytes) continue
    const { id } = await saveSource(systemActor, { name, bytes })
    const made = await acceptImport(systemActor, id, { beside: beside ?? null, onRefused: (words) => refused.push(words) })
    numbers.push(...made.map(({ number }) => number))
  }
  await close()
  return { numbers, refused }
}

test('a postmortem with pictures goes out and comes back into an empty instance, and is the same again with them', async () => {
  const ines = await makeMember('editor', 'Ines')
  const { id: incidentId, number } = await makeWholeIncident(ines)
  const attach = async (name: string, content: Buffer) => {
    const file = join(dir, 'incoming')
    writeFileSync(file, content)
    return addressOf(await addAttachment(ines, { id: newId(), incidentId, name, file }))
  }
  const [section] = await listSections(ines, incidentId)
  if (!section) throw new Error('no section')
  const inSection = [
    `![Orders of the day](${await attach('orders of the day.jpg', await photo('jpeg'))})`,
    `![The shop](${await attach('größe.webp', await photo('webp'))})`,
    `![Blinking](${await attach('blink.gif', await photo('gif'))})`,
    `[All of it](${await attach('all.pdf', Buffer.from('%PDF-1.7\n1 0 obj\n'))})`,
  ]
  await editSection(ines, { id: section.id, version: section.version, body: inSection.join('\n\n') })
  const when = { occurredAt: null, endedAt: null, precision: 'unknown' as const, isApproximate: false, clockTime: null }
  const text = `![Graph](${await attach('graph.png', await photo('png'))})`
  await addEntry(ines, { id: newId(), incidentId, text, ...when })
  const first = await exportInto(join(dir, 'first'))
  expect(Object.keys(first).sort()).toHaveLength(6)
  await empty()
  expect(await importFrom(join(dir, 'first'))).toEqual({ numbers: [number], refused: [] })
  const made = await db().incident.findFirstOrThrow({ where: { number } })
  expect((await listAttachments(systemActor, made.id)).map(({ name }) => name).sort()).toEqual([
    'all.pdf',
    'blink.gif',
    'graph.png',
    'größe.webp',
    'orders-of-the-day.jpg',
  ])
  expect((await listEntries(systemActor, made.id)).at(-1)?.text).toMatch(/^!\[Graph\]\(attachment:[\da-f-]{36}\/graph\.png\)$/)
  expect(await exportInto(join(dir, 'second'))).toEqual(first)
})

test('pictures beside anybody’s Markdown come along, without what they tell of a place, from a folder and from a zip', async () => {
  const text =
    '# Kiln out\n\n## Summary\n\nThe outage began on 2026-03-01 at 09:00 when the kiln went out.\n\n![The kiln](img/kiln.jpg) and [again](./img/kiln.jpg)\n'
  const image = await picture('jpeg')
  const folder = join(dir, 'docs')
  mkdirSync(join(folder, 'img'), { recursive: true })
  writeFileSync(join(folder, 'kiln.md'), text)
  writeFileSync(join(folder, 'img/kiln.jpg'), image)
  writeFileSync(join(folder, 'img/unnamed.jpg'), image)
  const zip = join(dir, 'docs.zip')
  writeFileSync(
    zip,
    makeZip([
      { name: 'docs/kiln.md', data: text.replace('went out', 'was cold') },
      { name: 'docs/img/kiln.jpg', data: image },
    ]),
  )
  for (const source of [folder, zip]) {
    const { numbers, refused } = await importFrom(source)
    expect(refused).toEqual([])
    const { id } = await db().incident.findFirstOrThrow({ where: { number: numbers[0] ?? 0 } })
    const attachments = await listAttachments(systemActor, id)
    expect(attachments).toMatchObject([{ name: 'kiln.jpg', mediaType: 'image/jpeg', width: 20, height: 40 }])
    const address = addressOf(attachments[0] ?? { id: '', name: '' })
    const [section] = await listSections(systemActor, id)
    expect(section?.body).toContain(`![The kiln](${address}) and [again](${address})`)
    const { text: file } = {
      text: readFileSync(join(dir, 'data/attachments/sha256', ...pathOf(attachments[0]?.hash ?? '')), 'latin1'),
    }
    expect(file).not.toContain(PLACE)
  }
})

const pathOf = (hash: string) => {
  const found = readdirSync(join(dir, 'data/attachments/sha256'), { recursive: true, encoding: 'utf8' })
  return (found.find((path) => path.endsWith(hash)) ?? '').split('/')
}

test('what leads out, is a link, too large or a program stays behind and says why; the document is imported', async () => {
  const folder = join(dir, 'docs')
  mkdirSync(folder)
  writeFileSync(join(dir, 'secret.png'), await picture('png'))
  symlinkSync(join(dir, 'secret.png'), join(folder, 'link.png'))
  mkdirSync(join(dir, 'elsewhere'))
  writeFileSync(join(dir, 'elsewhere/secret.png'), await picture('png'))
  symlinkSync(join(dir, 'elsewhere'), join(folder, 'linked'))
  writeFileSync(join(folder, 'script.svg'), '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  writeFileSync(join(folder, 'plain.svg'), '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>')
  writeFileSync(join(folder, 'program.png'), Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), Buffer.alloc(200)]))
  writeFileSync(join(folder, 'huge.png'), Buffer.alloc(10_000_001))
  const names = [
    '../secret.png',
    join(dir, 'secret.png'),
    'link.png',
    'linked/secret.png',
    'script.svg',
    'plain.svg',
    'program.png',
  ]
  const named = [...names, 'huge.png', 'gone.png'].map((name) => `![x](${name})`)
  writeFileSync(
    join(folder, 'kiln.md'),
    `# Kiln out\n\n## Summary\n\nThe outage began on 2026-03-01 at 09:00 when the kiln went out.\n\n${named.join('\n\n')}\n`,
  )
  const { numbers, refused } = await importFrom(folder)
  expect(refused).toEqual([
    expect.stringMatching(/^link\.png: This is a link/),
    expect.stringMatching(/^linked\/secret\.png: This is a link/),
    expect.stringMatching(/^script\.svg: This SVG holds a script/),
    expect.stringMatching(/^program\.png: This file is/),
    expect.stringMatching(/^huge\.png: It has more than 10 MB/),
  ])
  const { id } = await db().incident.findFirstOrThrow({ where: { number: numbers[0] ?? 0 } })
  expect((await listAttachments(systemActor, id)).map(({ name }) => name)).toEqual(['plain.svg'])
  const [section] = await listSections(systemActor, id)
  expect(section?.body).toContain('![x](../secret.png)')
  expect(readdirSync(join(dir, 'data/attachments/incoming'))).toEqual([])
})
