import { expect, test } from 'vitest'
import { db } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/ids'
import { makeIncident, makeMember } from '@/tests/support/builders'
import { makeAction, makeVerified } from '@/tests/support/checks'
import { InsightFilters } from './filters'
import { readHappened, readStanding } from './store'

const ALL = InsightFilters.parse({ period: 'all' })
const NOW = new Date()
const TODAY = NOW.toISOString().slice(0, 10)
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000)

test('what stands now is told of the actions the reader may see, and of no others', async () => {
  const [ines, tomas] = [await makeMember(), await makeMember()]
  const open = await makeAction(ines, 'open')
  await db().correctiveAction.update({
    where: { id: open.id },
    data: { dueOn: new Date(daysAgo(10).toISOString().slice(0, 10)) },
  })
  const { action } = await makeVerified(ines)
  const seenRed = await makeVerified(ines)
  await db().check.update({ where: { id: seenRed.checkId }, data: { firstRedAt: daysAgo(3), turnedGreenAt: daysAgo(2) } })
  await makeVerified(ines, { kind: 'attestation', title: 'Read', config: { statement: 'The chapter is there', validDays: 90 } })
  const hidden = await makeAction(ines, 'regressed', { isPrivate: true })

  const seen = await readStanding(ines, ALL, TODAY)
  expect(seen.counts).toEqual({ open: 1, in_progress: 0, done: 0, verified: 3, regressed: 1, waived: 0 })
  expect(seen).toMatchObject({ attested: 1, withoutCheck: 1, daysLate: [10] })
  expect(seen.neverRed.map(({ number }) => number)).toEqual([action.number])

  expect((await readStanding(tomas, ALL, TODAY)).counts).toMatchObject({ verified: 3, regressed: 0 })
  await db().actionTransition.create({
    data: { id: newId(), actionId: hidden.id, from: 'verified', to: 'regressed', because: 'it failed', at: daysAgo(1) },
  })
  expect((await readHappened(ines, ALL, NOW)).regressions.map(({ number }) => number)).toEqual([hidden.number])
  expect((await readHappened(tomas, ALL, NOW)).regressions).toEqual([])
})

test('a period, a service and a severity narrow what is told', async () => {
  const ines = await makeMember()
  const mail = await db().service.create({ data: { id: newId(), name: 'mail' } })
  const old = await makeIncident(ines)
  const young = await makeIncident(ines)
  await db().incident.update({ where: { id: old.id }, data: { beganAt: daysAgo(200), severity: 'SEV1' } })
  await db().incident.update({
    where: { id: young.id },
    data: {
      ...{ beganAt: daysAgo(20), impactStartedAt: daysAgo(20), detectedAt: daysAgo(19), severity: 'SEV3' },
      services: { create: { serviceId: mail.id } },
    },
  })
  const told = async (query: Record<string, string>) => {
    const { incidents, lengths } = await readHappened(ines, InsightFilters.parse({ period: 'all', ...query }), NOW)
    return [incidents, lengths.TTD.length]
  }
  const before = (await told({}))[0] ?? 0
  expect(await told({ severity: 'SEV1' })).toEqual([1, 0])
  expect(await told({ severity: 'SEV1', period: '90' })).toEqual([0, 0])
  expect(await told({ service: 'mail' })).toEqual([1, 1])
  expect(await told({ period: '365' })).toEqual([before, 1])
})

test('a restricted cause is told to those named on its incident only, and a deleted one to nobody', async () => {
  const [ines, tomas] = [await makeMember(), await makeMember()]
  const { id: incidentId } = await makeIncident(ines)
  const cause = (text: string, more = {}) => ({
    id: newId(),
    incidentId,
    kind: 'root_cause' as const,
    text,
    position: 1,
    ...more,
  })
  await db().cause.createMany({
    data: [cause('open to all'), cause('named only', { audience: 'restricted' }), cause('gone', { deletedAt: NOW })],
  })
  const texts = async (actor: typeof ines) => (await readHappened(actor, ALL, NOW)).causes.map(({ text }) => text).sort()
  expect(await texts(ines)).toEqual(['named only', 'open to all'])
  expect(await texts(tomas)).toEqual(['open to all'])
})
