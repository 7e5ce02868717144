import { beforeAll, describe, expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { makeMember } from '@/tests/support/builders'
import { db } from '../platform/db/client'
import { newId } from '../platform/ids'
import { addEntry } from '../timeline/store'
import { Filters } from './filters'
import { listFilterChoices, listIncidents } from './list.store'
import { IncidentInput } from './schema'
import { createIncident, deleteIncident } from './store'

let ines: MemberActor
let tomas: MemberActor
const now = new Date('2026-08-20T00:00:00Z')

const make = async (actor: MemberActor, title: string, fields: object = {}, milestones: [string, string][] = []) => {
  const incident = await createIncident(actor, IncidentInput.parse({ id: newId(), title, timeZone: 'UTC', ...fields }))
  for (const [milestone, at] of milestones)
    await addEntry(actor, {
      id: newId(),
      incidentId: incident.id,
      text: `${milestone} of ${title}`,
      occurredAt: at === 'unknown' ? null : new Date(at),
      endedAt: null,
      precision: at === 'unknown' ? 'unknown' : 'minute',
      isApproximate: false,
      clockTime: null,
      milestone: milestone as 'resolved',
    })
  return incident
}

beforeAll(async () => {
  ines = await makeMember('editor', 'Ines')
  tomas = await makeMember('viewer', 'Tomás')
  await make(ines, 'Checkout refused every order', { severity: 'SEV2', services: 'checkout, payments', tags: 'deploy' }, [
    ['impact_started', '2026-08-14T10:10:00Z'],
    ['resolved', '2026-08-14T10:30:00Z'],
  ])
  await make(ines, 'Mailer lost 100% of its_settings', { severity: 'SEV3', startedOn: '2026-07-01', tags: 'deploy, config' }, [
    ['resolved', 'unknown'],
  ])
  await make(ines, 'Slow search', { startedOn: '2026-08-19' }, [['detected', '2026-08-19T10:00:00Z']])
  await make(ines, 'Workers silent', {}, [
    ['impact_started', '2026-03-01T10:00:00Z'],
    ['mitigated', '2026-03-01T11:00:00Z'],
  ])
  await make(ines, 'Nobody knows when', { startedOn: '2020-01-01' })
  await make(ines, 'Breach', { isPrivate: true, services: 'vault', tags: 'secret', startedOn: '2026-08-01' })
  const gone = await make(ines, 'Deleted', { startedOn: '2026-08-02' })
  await deleteIncident(ines, { id: gone.id, version: 1 })
})

const titles = async (query: Record<string, unknown>, actor: MemberActor = ines) =>
  (await listIncidents(actor, Filters.parse(query), now)).incidents.map(({ title }) => title.split(' ')[0])

describe('the list of incidents', () => {
  test.each([
    [{}, ['Slow', 'Checkout', 'Breach', 'Mailer', 'Workers', 'Nobody']],
    [{ sort: 'oldest' }, ['Nobody', 'Workers', 'Mailer', 'Breach', 'Checkout', 'Slow']],
    [{ sort: 'severity' }, ['Checkout', 'Mailer', 'Slow', 'Breach', 'Workers', 'Nobody']],
    [{ severity: 'SEV2' }, ['Checkout']],
    [{ severity: ['SEV2', 'SEV3'] }, ['Checkout', 'Mailer']],
    [{ severity: 'SEV3,none' }, ['Slow', 'Breach', 'Mailer', 'Workers', 'Nobody']],
    [{ service: 'payments' }, ['Checkout']],
    [{ tag: ['deploy', 'config'] }, ['Mailer']],
    [{ state: 'resolved' }, ['Checkout', 'Mailer']],
    [{ state: 'mitigated' }, ['Workers']],
    [{ state: 'ongoing' }, ['Slow']],
    [{ state: 'unknown' }, ['Breach', 'Nobody']],
    [{ private: '1' }, ['Breach']],
    [{ deleted: '1' }, ['Deleted']],
    [{ text: 'refused CHECKOUT' }, ['Checkout']],
    [{ text: 'impact_started workers' }, ['Workers']],
    [{ text: '100%' }, ['Mailer']],
    [{ text: 'its_s' }, ['Mailer']],
    [{ text: '%' }, ['Mailer']],
    [{ text: '\\' }, []],
    [
      { severity: 'SEV9', sort: 'nonsense', page: '-3', person: 'x', private: 'maybe' },
      ['Slow', 'Checkout', 'Breach', 'Mailer', 'Workers', 'Nobody'],
    ],
    [{ page: '2' }, []],
  ])('%j shows %j', async (query, expected) => expect(await titles(query)).toEqual(expected))

  test('an incident is found by its number', async () => {
    const { number } = (await db().incident.findFirst({ where: { title: 'Slow search' }, select: { number: true } }))!
    expect(await titles({ text: `INC-${number}` })).toEqual(['Slow'])
  })

  test('the state in the list is the state the filter asks for', async () => {
    for (const state of ['ongoing', 'mitigated', 'resolved', 'unknown'] as const) {
      const { incidents } = await listIncidents(ines, Filters.parse({ state }), now)
      expect(new Set(incidents.map((incident) => incident.state))).toEqual(new Set([state]))
    }
  })

  test('what a person may not see is neither listed, counted nor offered as a filter', async () => {
    expect(await titles({}, tomas)).toEqual(['Slow', 'Checkout', 'Mailer', 'Workers', 'Nobody'])
    expect(await titles({ text: 'breach' }, tomas)).toEqual([])
    expect(await titles({ private: '1' }, tomas)).toEqual([])
    expect((await listIncidents(tomas, Filters.parse({}), now)).total).toBe(5)
    expect(await listFilterChoices(tomas)).toEqual({ tags: ['config', 'deploy'], services: ['checkout', 'payments'] })
    expect((await listFilterChoices(ines)).services).toEqual(['checkout', 'payments', 'vault'])
  })
})
