import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyDocument } from '@/tests/support/any-document'
import { makeMember } from '@/tests/support/builders'
import { storeDocument } from '@/tests/support/stored-document'
import { makeWholeIncident } from '@/tests/support/whole-incident'
import type { Actor } from '../access/actor'
import { moveAction } from '../corrective-actions/state.store'
import { db } from '../platform/db/client'
import { NotFound } from '../platform/errors'
import { loadDocument } from '../postmortems/store'
import { DEFAULT_TEMPLATE, TEMPLATES } from '../postmortems/templates/registry'
import { writeInThread } from '../postmortems/write-pool'
import { acceptImport } from './accept.store'
import { saveSource } from './store'

async function importFile(actor: Actor, text: string, name = 'postmortem.md'): Promise<number> {
  const { id } = await saveSource(actor, { name, bytes: new TextEncoder().encode(text) })
  const [made] = await acceptImport(actor, id)
  return made?.number ?? 0
}

const exportOf = async (actor: Actor, number: number, template = DEFAULT_TEMPLATE) =>
  writeInThread(await loadDocument(actor, number), template.id)

/** As an instance that has never held anything: the numbers begin anew. */
async function empty(): Promise<void> {
  await db().$executeRaw`TRUNCATE incidents, services, import_sources, corrective_actions, checks RESTART IDENTITY CASCADE`
}

test('an incident with something of everything comes back from its file into an empty instance, to the byte', async () => {
  const ines = await makeMember('editor', 'Ines')
  const { number, action } = await makeWholeIncident(ines)
  await makeWholeIncident(ines)
  const file = await exportOf(ines, number)
  await empty()
  const ada = await makeMember('editor', 'Ada')
  expect(await importFile(ada, file)).toBe(number)
  expect(await exportOf(ada, number)).toBe(file)
  const row = await db().correctiveAction.findUniqueOrThrow({ where: { number: action } })
  expect(row.state).toBe('done')
})

test.each(TEMPLATES.filter(({ lossless }) => lossless).map((template) => [template.id, template] as const))(
  'of %s, which says that it is lossless, whatever people wrote, in whatever field, comes back from its file, to the byte',
  async (_, template) => {
    const ines = await makeMember('editor', 'Ines')
    await fc.assert(
      fc.asyncProperty(anyDocument, async (document) => {
        const number = await storeDocument(ines, document)
        const file = await exportOf(ines, number, template)
        await empty()
        expect(await importFile(ines, file)).toBe(number)
        expect(await exportOf(ines, number, template)).toBe(file)
      }),
      { numRuns: 10, endOnFailure: true },
    )
  },
  300_000,
)

test('where its numbers are taken it gets new ones, and the second file differs by those alone', async () => {
  const ines = await makeMember('editor', 'Ines')
  const { number, action } = await makeWholeIncident(ines)
  const file = await exportOf(ines, number)
  const second = await importFile(ines, file)
  expect(second).toBeGreaterThan(number)
  const made = await db().correctiveAction.findFirstOrThrow({ where: { incident: { number: second } } })
  expect(made.number).toBeGreaterThan(action)
  const renumbered = (await exportOf(ines, second))
    .replaceAll(`INC-${second}`, `INC-${number}`)
    .replaceAll(`ACT-${made.number}`, `ACT-${action}`)
    .replace(`{"incident":{"number":${second},`, `{"incident":{"number":${number},`)
    .replace(`{"action":{"number":${made.number},`, `{"action":{"number":${action},`)
    .replace(`"actions":[${made.number}]`, `"actions":[${action}]`)
  expect(renumbered).toBe(file)
})

test('a number far ahead of the others is not given, and numbers go on behind one that is', async () => {
  await empty()
  const ines = await makeMember('editor', 'Ines')
  const { number } = await makeWholeIncident(ines)
  const file = await exportOf(ines, number)
  await empty()
  const numbered = (wanted: number) => file.replace(`{"incident":{"number":${number},`, `{"incident":{"number":${wanted},`)
  expect(await importFile(ines, numbered(2_000_000_000))).toBe(1)
  expect(await importFile(ines, numbered(40))).toBe(40)
  expect((await makeWholeIncident(ines)).number).toBe(41)
  expect(await importFile(ines, numbered(7))).toBe(7)
})

test('nothing that only proof or an approver can say is believed of a file, and what happens here takes its place', async () => {
  const ines = await makeMember('editor', 'Ines')
  const { number } = await makeWholeIncident(ines)
  const file = await exportOf(ines, number)
  await empty()
  const ada = await makeMember('editor', 'Ada')
  await importFile(ada, file)
  const { id, state, verifiedAt } = await db().correctiveAction.findFirstOrThrow()
  expect({ state, verifiedAt }).toEqual({ state: 'done', verifiedAt: null })
  expect(await db().check.count()).toBe(0)
  expect(await db().incidentPerson.count()).toBe(0)
  await moveAction(ada, { id, from: 'done', to: 'in_progress', because: '' })
  const again = await exportOf(ada, number)
  expect(again).toContain('| in progress | nothing proves this yet |')
  expect(again).not.toMatch(/verified\b.*2026/)
})

test('a private incident comes back for whoever imports it, and for nobody by a name in the file', async () => {
  const ines = await makeMember('editor', 'Ines')
  const { number } = await makeWholeIncident(ines, { isPrivate: true })
  const file = await exportOf(ines, number)
  await empty()
  const ada = await makeMember('editor', 'Ada')
  await importFile(ada, file)
  await expect(loadDocument(ines, number)).rejects.toThrow(NotFound)
  expect((await loadDocument(ada, number)).people).toEqual([
    { name: 'Ines', role: 'author' },
    { name: 'Ada', role: 'reader' },
  ])
})

test('an edit of the words is read back, one of what stands around them as any Markdown', async () => {
  const ines = await makeMember('editor', 'Ines')
  const { number } = await makeWholeIncident(ines)
  const file = await exportOf(ines, number)
  const edited = await importFile(ines, file.replace('Config goes live', 'A config of *yesterday* goes live'))
  expect((await loadDocument(ines, edited)).timeline[0]).toMatchObject({
    text: 'A config of *yesterday* goes live',
    milestone: 'impact_started',
  })
  const added = await importFile(ines, file.replace(/^(- .*Config goes live)$/m, '$1\n- **10:20 +02:00** The pager is heard'))
  expect((await loadDocument(ines, added)).timeline.map(({ text }) => text)).toContain('The pager is heard')
})
