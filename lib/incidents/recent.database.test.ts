import { expect, test } from 'vitest'
import { makeIncident, makeMember } from '@/tests/support/builders'
import { nobody } from '../access/actor'
import { db } from '../platform/db/client'
import { countIncidents } from './count.store'
import { listRecentIncidents, listWaitingPostmortems } from './recent.store'

test('recent incidents and their count leave out what is deleted and what is private to others', async () => {
  const [ines, tomas] = [await makeMember(), await makeMember()]
  const open = await makeIncident(ines, { title: 'Open' })
  const closed = await makeIncident(ines, { title: 'Private', isPrivate: true })
  const gone = await makeIncident(ines, { title: 'Deleted' })
  await db().incident.update({ where: { id: gone.id }, data: { deletedAt: new Date() } })
  await db().incident.update({ where: { id: closed.id }, data: { beganAt: new Date('2020-01-01') } })

  expect((await listRecentIncidents(ines, 5)).map(({ number }) => number)).toEqual([open.number, closed.number])
  expect((await listRecentIncidents(tomas, 5)).map(({ number }) => number)).toEqual([open.number])
  expect([await countIncidents(ines), await countIncidents(tomas)]).toEqual([2, 1])
  await expect(listRecentIncidents(nobody, 5)).rejects.toThrow()
  await expect(countIncidents(nobody)).rejects.toThrow()
})

test('a draft waits for its authors and leads, a review for its reviewers, and nothing published for anybody', async () => {
  const [ines, tomas] = [await makeMember(), await makeMember()]
  const { id, number } = await makeIncident(ines)
  await db().incidentPerson.create({ data: { incidentId: id, memberId: tomas.memberId, role: 'reviewer' } })
  const waiting = async () => [
    (await listWaitingPostmortems(ines, 9)).filter((each) => each.number === number).map((each) => each.waitsFor),
    (await listWaitingPostmortems(tomas, 9)).filter((each) => each.number === number).map((each) => each.waitsFor),
  ]
  const become = (postmortemState: 'in_review' | 'published') =>
    db().incident.update({ where: { id }, data: { postmortemState } })

  expect(await waiting()).toEqual([['write'], []])
  await become('in_review')
  expect(await waiting()).toEqual([[], ['review']])
  await become('published')
  expect(await waiting()).toEqual([[], []])
})
