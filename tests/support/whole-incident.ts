import type { MemberActor } from '@/lib/access/actor'
import { db } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/ids'
import { makeIncident } from './builders'

/** An incident with something of everything that hangs on one, stored. */
export async function makeWholeIncident(
  actor: MemberActor,
  fields: { title?: string; isPrivate?: boolean; section?: string } = {},
) {
  const { id: incidentId, number } = await makeIncident(actor, fields)
  const resolvedAt = new Date('2026-08-14T22:30:00Z')
  const impactStartedAt = new Date('2026-08-14T08:10:00Z')
  const service = await db().service.upsert({ where: { name: 'checkout' }, update: {}, create: { name: 'checkout' } })
  await db().incident.update({
    where: { id: incidentId },
    data: {
      severity: 'SEV2',
      tags: ['config', 'black friday'],
      impactStartedAt,
      resolvedAt,
      services: { create: { serviceId: service.id } },
    },
  })
  await db().section.createMany({
    data: [
      { incidentId, key: 'summary', title: 'Summary', body: fields.section ?? 'Every order was **refused**.', position: 1 },
      { incidentId, key: 'impact', title: 'Impact', body: '', position: 2 },
    ],
  })
  const [first, second] = [newId(), newId()]
  await db().timelineEntry.createMany({
    data: [
      { id: first, incidentId, text: 'Config goes live', occurredAt: impactStartedAt, milestone: 'impact_started', position: 1 },
      { incidentId, text: 'Somebody calls', precision: 'unknown', sourceText: 'later', position: 2 },
      { id: second, incidentId, text: 'All orders are in', occurredAt: resolvedAt, milestone: 'resolved', position: 3 },
      { incidentId, text: 'Taken back', occurredAt: resolvedAt, position: 4, deletedAt: new Date() },
    ],
  })
  const [root, gone] = [newId(), newId()]
  await db().cause.createMany({
    data: [
      { id: root, incidentId, kind: 'root_cause', text: 'The config was not validated', position: 1 },
      { id: gone, incidentId, kind: 'trigger', text: 'Taken back', parentId: root, position: 2, deletedAt: new Date() },
      { incidentId, kind: 'contributing_factor', text: 'No schema existed', parentId: gone, position: 3 },
    ],
  })
  await db().causeEvidence.create({ data: { causeId: root, entryId: first } })
  const action = await db().correctiveAction.create({
    data: {
      incidentId,
      title: 'Validate the config',
      details: 'As in the *runbook*.',
      type: 'prevent',
      state: 'verified',
      verifiedAt: new Date('2026-08-19T10:00:00Z'),
      ownerId: actor.memberId,
      dueOn: new Date('2026-09-01'),
      causes: { create: { causeId: root } },
      checks: {
        create: {
          check: {
            create: {
              kind: 'http',
              title: 'Shop answers',
              config: { url: 'https://shop.example.org/health' },
              lastVerdict: 'pass',
              firstRedAt: new Date('2026-08-15T10:00:00Z'),
              turnedGreenAt: new Date('2026-08-16T11:30:00Z'),
            },
          },
        },
      },
    },
  })
  await db().lesson.createMany({
    data: [
      { incidentId, kind: 'got_lucky', text: 'It was night in the US', position: 1 },
      { incidentId, kind: 'went_well', text: 'The alarm came at once', position: 2 },
    ],
  })
  return { id: incidentId, number, causeId: root, action: action.number }
}
