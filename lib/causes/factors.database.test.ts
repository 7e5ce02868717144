import { expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { Filters } from '@/lib/incidents/filters'
import { listIncidents } from '@/lib/incidents/list.store'
import { db } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/ids'
import { makeIncident, makeMember } from '@/tests/support/builders'
import { listFactors, renameFactor, takeRenamingBack } from './factors.store'
import { addCause, editCause, listCauses } from './store'

test('factors grow with the causes that name them, are merged, and are known only where their causes are', async () => {
  const [ines, other] = [await makeMember(), await makeMember()]
  const { id: incidentId } = await makeIncident(ines)
  const { id: hidden } = await makeIncident(ines, { isPrivate: true })
  const cause = (id: string, factors: string) =>
    addCause(ines, { id: newId(), incidentId: id, kind: 'contributing_factor', text: 'A queue without a bound', factors })
  const { id } = await cause(incidentId, 'No bound, quarter end')
  await cause(incidentId, 'no BOUND')
  await cause(hidden, 'secret merger')

  expect(await listFactors(other)).toEqual([
    { name: 'No bound', incidents: 1 },
    { name: 'quarter end', incidents: 1 },
  ])
  expect((await listFactors(ines)).map(({ name }) => name)).toContain('secret merger')
  const withFactor = async (by: MemberActor, factor: string) =>
    (await listIncidents(by, Filters.parse({ factor }))).incidents.map((incident) => incident.id)
  expect(await withFactor(other, 'No bound')).toEqual([incidentId])
  expect(await withFactor(ines, 'secret merger')).toEqual([hidden])
  expect(await withFactor(other, 'secret merger')).toEqual([])
  await expect(renameFactor(other, { was: 'secret merger', name: 'x' })).rejects.toThrow('No cause has this factor.')

  await editCause(ines, { id, version: 1, factors: ['unbounded', 'quarter end'] })
  await renameFactor(other, { was: 'unbounded', name: 'No bound' })
  expect((await listCauses(ines, incidentId)).map(({ factors }) => factors)).toEqual([['No bound', 'quarter end'], ['No bound']])
  const revisions = await db().revision.findMany({ where: { subjectId: id }, orderBy: { version: 'asc' } })
  expect(revisions.map(({ content }) => content)).toMatchObject([
    { factors: ['No bound', 'quarter end'] },
    { factors: ['unbounded', 'quarter end'] },
    { factors: ['No bound', 'quarter end'] },
  ])
})

test('a merge of two factors is taken back cause by cause, with what was written since, and by nobody else', async () => {
  const [ines, other] = [await makeMember(), await makeMember()]
  const { id: incidentId } = await makeIncident(ines)
  const cause = async (factors: string) =>
    (await addCause(ines, { id: newId(), incidentId, kind: 'root_cause', text: 'A queue', factors })).id
  const ids = [await cause('unbound'), await cause('unbound, endless'), await cause('endless')]
  const factorsOf = async () => {
    const causes = await listCauses(ines, incidentId)
    return ids.map((id) => causes.find((each) => each.id === id)?.factors)
  }
  const renaming = await renameFactor(ines, { was: 'unbound', name: 'endless' })
  expect(await factorsOf()).toEqual([['endless'], ['endless'], ['endless']])
  await editCause(ines, { id: ids[0] ?? '', version: 2, text: 'A long queue', factors: ['endless', 'new since'] })
  await expect(takeRenamingBack(other, renaming)).rejects.toThrow('nothing of it')
  await takeRenamingBack(ines, renaming)
  expect(await factorsOf()).toEqual([['unbound', 'new since'], ['unbound', 'endless'], ['endless']])
  expect((await listCauses(ines, incidentId)).map(({ text }) => text)).toContain('A long queue')
})
