import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyDocument } from '@/tests/support/any-document'
import { makeMember } from '@/tests/support/builders'
import { storeDocument } from '@/tests/support/stored-document'
import { makeWholeIncident } from '@/tests/support/whole-incident'
import type { Actor } from '../access/actor'
import { db } from '../platform/db/client'
import { loadDocument } from '../postmortems/store'
import { DEFAULT_TEMPLATE } from '../postmortems/templates/registry'
import { writeInThread } from '../postmortems/write-pool'
import { acceptImport } from './accept.store'
import { saveSource } from './store'

async function importFile(actor: Actor, text: string, name = 'postmortem.md'): Promise<number> {
  const { id } = await saveSource(actor, { name, bytes: new TextEncoder().encode(text) })
  const [made] = await acceptImport(actor, id)
  return made?.number ?? 0
}

const exportOf = async (actor: Actor, number: number) => writeInThread(await loadDocument(actor, number), DEFAULT_TEMPLATE.id)

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

test('whatever people wrote, in whatever field, comes back from its file, to the byte', async () => {
  const ines = await makeMember('editor', 'Ines')
  await fc.assert(
    fc.asyncProperty(anyDocument, async (document) => {
      const number = await storeDocument(ines, document)
      const file = await exportOf(ines, number)
      await empty()
      expect(await importFile(ines, file)).toBe(number)
      expect(await exportOf(ines, number)).toBe(file)
    }),
    { numRuns: 10, endOnFailure: true },
  )
}, 300_000)
