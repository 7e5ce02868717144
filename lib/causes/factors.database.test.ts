import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/ids'
import { makeIncident, makeMember } from '@/tests/support/builders'
import { listFactors, renameFactor } from './factors.store'
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
