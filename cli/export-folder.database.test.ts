import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addressOf } from '@/lib/attachments/address'
import { addAttachment } from '@/lib/attachments/store'
import { db } from '@/lib/platform/db/client'
import { Refusal } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { overrideSettings } from '@/lib/platform/settings'
import { TEMPLATES } from '@/lib/postmortems/templates/registry'
import { addTemplate } from '@/lib/postmortems/templates/store'
import { editSection, listSections } from '@/lib/sections/store'
import { addEntry } from '@/lib/timeline/store'
import { makeMember } from '@/tests/support/builders'
import { makeWholeIncident } from '@/tests/support/whole-incident'
import { type ExportWish, exportTo } from './export-folder'
import { narrowingOf } from './narrowing'

let dir: string
let lines: string[]
beforeEach(async () => {
  await db().incident.updateMany({ data: { deletedAt: new Date() } })
  dir = mkdtempSync(join(tmpdir(), 'nevermore-export-'))
  lines = []
})
afterEach(() => rmSync(dir, { recursive: true }))

const say = (line: string) => lines.push(line)
const run = (wish: Partial<ExportWish> = {}) =>
  exportTo(
    { dir, numbers: [], includePrivate: false, format: 'markdown', template: 'classic', flavour: 'plain', ...wish },
    say,
    say,
  )

test('each postmortem has its file, and only what changed is written again', async () => {
  const author = await makeMember()
  const first = await makeWholeIncident(author, { title: 'Cache was cold' })
  const second = await makeWholeIncident(author, { title: 'Cache was cold' })
  expect(await run()).toBe(0)
  const names = [first, second].map(({ number }) => `2026-08-14-inc-${number}-cache-was-cold.md`)
  expect(readdirSync(dir)).toEqual(names.sort())
  expect(readFileSync(join(dir, names[0]!), 'utf8')).toContain('# Cache was cold')
  expect(lines).toEqual([`2 postmortems written to ${dir}, 0 unchanged.`])

  const before = names.map((name) => statSync(join(dir, name)).ino)
  await db().section.updateMany({ where: { incidentId: second.id, key: 'summary' }, data: { body: 'Other words.' } })
  expect(await run()).toBe(0)
  expect(lines.at(-1)).toBe(`1 postmortem written to ${dir}, 1 unchanged.`)
  expect(names.map((name, index) => statSync(join(dir, name)).ino === before[index])).toEqual([true, false])
})

test('the same as HTML and as JSON, each beside the others, and without what is restricted', async () => {
  const author = await makeMember()
  const { id, number } = await makeWholeIncident(author, { title: 'Cache was cold' })
  const [section] = await listSections(author, id)
  await editSection(author, { id: section!.id, version: section!.version, body: 'heliotrope', audience: 'restricted' })
  for (const format of ['markdown', 'html', 'json'] as const) expect(await run({ format, numbers: [number] })).toBe(0)
  const names = readdirSync(dir)
  expect(names).toEqual(['html', 'json', 'md'].map((extension) => `2026-08-14-inc-${number}-cache-was-cold.${extension}`))
  const [html, json, markdown] = names.map((name) => readFileSync(join(dir, name), 'utf8'))
  expect(html).toMatch(/^<!doctype html><html lang="en">/)
  expect(JSON.parse(json!)).toMatchObject({ format: 'nevermore-incident/1', incident: `INC-${number}` })
  expect([html, json, markdown].filter((text) => text!.includes('Cache was cold'))).toHaveLength(3)
  expect([html, json, markdown].filter((text) => text!.includes('heliotrope'))).toEqual([])
})

test('for customers, HTML and JSON hold what is marked public and nothing around it', async () => {
  const author = await makeMember('editor', 'Heliotrope Author')
  const { id, number } = await makeWholeIncident(author, { title: 'Cache was cold' })
  const [section] = await listSections(author, id)
  await editSection(author, { id: section!.id, version: section!.version, body: 'Orders were refused.', audience: 'public' })
  await db().section.updateMany({ where: { incidentId: id, id: { not: section!.id } }, data: { body: 'heliotrope' } })
  for (const format of ['html', 'json'] as const) expect(await run({ format, template: 'customers', numbers: [number] })).toBe(0)
  const texts = readdirSync(dir).map((name) => readFileSync(join(dir, name), 'utf8'))
  expect(texts.filter((text) => text.includes('Orders were refused.'))).toHaveLength(2)
  for (const text of texts)
    for (const word of ['heliotrope', 'Heliotrope', '<svg', 'Impact started']) expect(text).not.toContain(word)
  await expect(run({ format: 'html', template: 'review' })).rejects.toThrow(Refusal)
})

test('for the public, in every format and by every template, only what is published and marked public is written', async () => {
  const author = await makeMember('editor', 'Heliotrope Author')
  const told = await makeWholeIncident(author, { title: 'Cache was cold', section: 'heliotrope' })
  const [section] = await listSections(author, told.id)
  await addEntry(author, {
    ...{ id: newId(), incidentId: told.id, text: 'The cache was cold', audience: 'public', attributedTo: 'Heliotrope' },
    ...{ occurredAt: null, endedAt: null, precision: 'unknown', isApproximate: false, clockTime: null },
  })
  await db().correctiveAction.updateMany({
    where: { incidentId: told.id },
    data: { ownerAsWritten: 'heliotrope', details: 'heliotrope' },
  })
  await db().lesson.updateMany({ where: { incidentId: told.id }, data: { text: 'heliotrope', audience: 'restricted' } })
  await db().cause.updateMany({ where: { incidentId: told.id }, data: { text: 'heliotrope' } })
  const draft = await makeWholeIncident(author, { title: 'heliotrope draft' })
  const nothing = await makeWholeIncident(author, { title: 'heliotrope nothing' })
  const secret = await makeWholeIncident(author, { title: 'heliotrope private', isPrivate: true })
  const published = { postmortemState: 'published' as const, publishedAt: new Date() }
  await db().incident.updateMany({ where: { id: { in: [told.id, nothing.id, secret.id] } }, data: published })
  await db().section.updateMany({ where: { incidentId: { in: [draft.id, secret.id] } }, data: { audience: 'public' } })
  expect(section?.audience).toBe('members')
  const audience = 'public'
  for (const format of ['markdown', 'html', 'json'] as const) expect(await run({ format, audience })).toBe(0)
  for (const template of TEMPLATES) expect(await run({ template: template.id, audience })).toBe(0)
  const texts = readdirSync(dir, { recursive: true, withFileTypes: true }).map(({ parentPath, name }) => [
    name,
    readFileSync(join(parentPath, name), 'utf8'),
  ])
  expect(texts.length).toBeGreaterThan(3)
  for (const [name, text] of texts) expect(`${name} ${text}`).not.toMatch(/heliotrope/i)
  await run({ audience })
  expect(readFileSync(join(dir, readdirSync(dir).find((name) => name.endsWith('cold.md')) ?? ''), 'utf8')).toContain(
    'The cache was cold',
  )
})

test('what an earlier export left in a folder for others is named before it is handed on', async () => {
  const author = await makeMember()
  const { id, number } = await makeWholeIncident(author, { title: 'Cache was cold' })
  expect(await run()).toBe(0)
  lines = []
  await run({ audience: 'members' })
  expect(lines.join()).not.toContain('hand the folder on')
  await db().incident.update({ where: { id }, data: { isPrivate: true } })
  await run({ audience: 'members' })
  expect(lines.at(-1)).toBe(
    `2026-08-14-inc-${number}-cache-was-cold.md stands there and is not for every member: delete it before you hand the folder on.`,
  )
  // How many are private is nothing for whom the files are for.
  expect(lines.join()).not.toContain('private incidents left out')
})

test('private ones are left out and counted, unless the operator takes them along', async () => {
  const author = await makeMember()
  const { number } = await makeWholeIncident(author, { isPrivate: true })
  expect(await run()).toBe(0)
  expect(readdirSync(dir)).toEqual([])
  expect(lines.at(-1)).toBe('1 postmortem of private incidents left out; --include-private takes them along.')
  expect(await run({ numbers: [number] })).toBe(1)
  expect(await run({ includePrivate: true })).toBe(0)
  expect(readdirSync(dir)).toHaveLength(1)
})

test('named ones are exported alone, and one that is not there is said', async () => {
  const author = await makeMember()
  const { number } = await makeWholeIncident(author)
  await makeWholeIncident(author)
  expect(await run({ numbers: [number, 999_999] })).toBe(1)
  expect(readdirSync(dir)).toHaveLength(1)
  expect(lines.at(-1)).toBe('Not exported: INC-999999.')
})

test('a title leads nowhere but into the folder', async () => {
  const { number } = await makeWholeIncident(await makeMember(), { title: '../../../tmp/x\\..\\y' })
  await run()
  expect(readdirSync(dir)).toEqual([`2026-08-14-inc-${number}-tmp-x-y.md`])
})

test('a link in the place of a file is replaced, not followed', async () => {
  const { number } = await makeWholeIncident(await makeMember(), { title: 'Cache' })
  const name = `2026-08-14-inc-${number}-cache.md`
  const outside = join(dir, 'outside.txt')
  writeFileSync(outside, 'mine')
  symlinkSync(outside, join(dir, name))
  expect(await run()).toBe(0)
  expect(readFileSync(outside, 'utf8')).toBe('mine')
  expect(lstatSync(join(dir, name)).isFile()).toBe(true)
})

test('an earlier name of a file is named, not deleted', async () => {
  const { id, number } = await makeWholeIncident(await makeMember(), { title: 'Cache' })
  await run()
  await db().incident.update({ where: { id }, data: { title: 'Cold cache' } })
  await run()
  expect(readdirSync(dir)).toHaveLength(2)
  expect(lines[1]).toBe(
    `2026-08-14-inc-${number}-cache.md is an earlier name of INC-${number}, now 2026-08-14-inc-${number}-cold-cache.md. Delete it if it is not needed.`,
  )
})

test('what stands in the way of one file does not keep the others from being written', async () => {
  const author = await makeMember()
  const { number } = await makeWholeIncident(author, { title: 'Cache' })
  await makeWholeIncident(author, { title: 'Other' })
  mkdirSync(join(dir, `2026-08-14-inc-${number}-cache.md`))
  expect(await run()).toBe(1)
  expect(lines[0]).toContain(`INC-${number} was not exported: EISDIR`)
  expect(lines[1]).toContain('1 postmortem written')
  expect(readdirSync(dir).filter((name) => name.startsWith('.'))).toEqual([])
})

test('a folder that cannot be one is refused', async () => {
  const file = join(dir, 'file')
  writeFileSync(file, '')
  await expect(run({ dir: file })).rejects.toThrow(Refusal)
  await expect(run({ dir: join(file, 'below') })).rejects.toThrow(Refusal)
  expect(existsSync(join(file, 'below'))).toBe(false)
})

test('they are laid out by a template, for a generator of sites, and by one of several in one file', async () => {
  const author = await makeMember()
  const first = await makeWholeIncident(author, { title: 'Cache {{ was }} cold' })
  const second = await makeWholeIncident(author, { title: 'Mail was late' })
  await addTemplate(author, { id: newId(), name: 'Short one', about: '', source: 'Only :fact[title].' })
  expect(await run({ numbers: [first.number], template: 'short ONE', flavour: 'jekyll' })).toBe(0)
  const name = `2026-08-14-inc-${first.number}-cache-was-cold.md`
  expect(readFileSync(join(dir, name), 'utf8')).toContain('Only Cache {{ "{{" }} was }} cold.')

  const numbers = [first.number, second.number]
  expect(await run({ numbers, template: 'review' })).toBe(0)
  const review = readFileSync(join(dir, 'review-of-several-incidents.md'), 'utf8')
  expect(review).toContain('# Review of 2 incidents')
  expect(review).toContain(`## INC-${second.number}: Mail was late`)
  await run({ numbers, template: 'review' })
  expect(lines.at(-1)).toContain('2 postmortems stand unchanged in ')
  await expect(run({ template: 'nothing' })).rejects.toThrow('There is no template “nothing”.')
})

test('the files that a postmortem names lie beside it, under names that lead to them, and are written once', async () => {
  const author = await makeMember()
  const { id, number } = await makeWholeIncident(author, { title: 'Cache was cold' })
  overrideSettings({ dataDir: dir })
  const incoming = join(dir, 'incoming.log')
  writeFileSync(incoming, '502 for everybody\n')
  mkdirSync(join(dir, 'attachments'), { recursive: true })
  const log = await addAttachment(author, { id: newId(), incidentId: id, name: 'nginx error.log', file: incoming })
  await addAttachment(author, { id: newId(), incidentId: id, name: 'unused.log', file: incoming })
  await db().section.updateMany({
    where: { incidentId: id, key: 'summary' },
    data: { body: `See [the log](${addressOf(log)}).` },
  })
  const out = join(dir, 'out')
  expect(await run({ dir: out })).toBe(0)
  const name = `2026-08-14-inc-${number}-cache-was-cold`
  expect(readFileSync(join(out, `${name}.md`), 'utf8')).toContain(`[the log](${name}/nginx-error.log)`)
  expect(readdirSync(join(out, name))).toEqual(['nginx-error.log'])
  expect(readFileSync(join(out, name, 'nginx-error.log'), 'utf8')).toBe('502 for everybody\n')
  const before = statSync(join(out, name, 'nginx-error.log')).ino
  expect(await run({ dir: out })).toBe(0)
  expect(lines.at(-1)).toBe(`0 postmortems written to ${out}, 1 unchanged.`)
  expect(statSync(join(out, name, 'nginx-error.log')).ino).toBe(before)
})

test('only those incidents are written that the options leave, whatever is named', async () => {
  const author = await makeMember()
  const first = await makeWholeIncident(author, { title: 'Cache was cold' })
  const second = await makeWholeIncident(author, { title: 'Disk was full' })
  await db().incident.update({ where: { id: second.id }, data: { severity: 'SEV4', postmortemState: 'published' } })
  const written = () => readdirSync(dir).map((name) => Number(/inc-(\d+)/.exec(name)?.[1]))
  expect(await run({ narrowing: narrowingOf({ severity: ['SEV4'], service: ['Checkout'], state: ['published'] }) })).toBe(0)
  expect(written()).toEqual([second.number])
  expect(await run({ narrowing: narrowingOf({ since: '2126-01-01' }) })).toBe(0)
  expect(await run({ numbers: [first.number], narrowing: narrowingOf({ severity: ['SEV4'] }) })).toBe(1)
  expect(lines.at(-1)).toBe(`Not exported: INC-${first.number}.`)
  expect(written()).toEqual([second.number])
})
