import { db } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/ids'

const OWNERS = ['Ines Brandt', 'Tomas Reyes', 'Ayumi Sato', 'Lena Okafor', 'Jonas Weil', 'Priya Nair', 'Marek Novak']
const SERVICES = ['checkout', 'payments', 'search', 'mail', 'identity', 'warehouse']
const WHAT = [
  'Alert when the queue of outgoing mail is older than five minutes',
  'Refuse a deploy whose migration has not run',
  'Keep the certificate of the label printer from running out unseen',
  'Rehearse the restore of the orders database every month',
  'Put a limit on retries',
  'Tell on-call when no order came in for ten minutes, and say in the message which step of the checkout was the last one that worked',
  'Move the session store off the shared cache',
  'Reject a configuration file that the staging environment never saw',
  'Give each tenant a budget of connections so that one of them cannot take the pool away from all the others during an import',
  'Page the database owner when replication falls behind',
  'Write down how to drain a node',
  'Check that the backup bucket was written to today',
]
const INCIDENTS = ['Checkout refused every order', 'Mail went out twice', 'Search returned nothing', 'Labels without a barcode']
const STATES = [
  'open',
  'open',
  'open',
  'in_progress',
  'in_progress',
  'done',
  'verified',
  'verified',
  'regressed',
  'open',
] as const
const TYPES = ['prevent', 'detect', 'mitigate', 'process', null] as const
const PRIORITIES = ['medium', 'medium', 'high', 'low', 'urgent'] as const
const SEVERITIES = ['SEV1', 'SEV2', 'SEV3', 'SEV4', null] as const
const DAY_MS = 86_400_000

/** Fills the database with that many actions of several incidents, owners and services, most of them with a check that ran. */
export async function fillBoard(count: number): Promise<void> {
  const now = Date.now()
  const pick = <Value>(list: readonly Value[], place: number): Value => list[place % list.length] as Value
  const owners = OWNERS.map((name) => ({ id: newId(), name }))
  await db().member.createMany({
    data: owners.map(({ id, name }) => ({
      ...{ id, name, email: `${id}@example.org`, role: 'editor' as const, passwordHash: 'none' },
      passwordChangedAt: new Date(),
    })),
  })
  const services = SERVICES.map((name) => ({ id: newId(), name }))
  await db().service.createMany({ data: services })
  const incidents = Array.from({ length: Math.ceil(count / 6) }, (_, place) => ({
    ...{ id: newId(), title: pick(INCIDENTS, place), timeZone: 'UTC', severity: pick(SEVERITIES, place) },
  }))
  await db().incident.createMany({ data: incidents })
  await db().incidentService.createMany({
    data: incidents.map(({ id }, place) => ({ incidentId: id, serviceId: pick(services, place * 5).id })),
  })
  const actions = Array.from({ length: count }, (_, place) => {
    const state = pick(STATES, place * 7)
    return {
      ...{ id: newId(), state, incidentId: pick(incidents, place).id, title: pick(WHAT, place), type: pick(TYPES, place * 3) },
      priority: pick(PRIORITIES, place * 7),
      ownerId: place % 6 === 5 ? null : pick(owners, place * 3).id,
      dueOn: place % 3 === 0 ? null : new Date(now + (((place * 37) % 60) - 15) * DAY_MS),
      stateChangedAt: new Date(now - (place % 28) * DAY_MS),
      verifiedAt: state === 'verified' ? new Date(now - (place % 28) * DAY_MS) : null,
    }
  })
  await db().correctiveAction.createMany({ data: actions })
  const checks = actions.flatMap((action, place) =>
    place % 4 === 3 && action.state !== 'verified' ? [] : [{ action, place, ...checkOf(action.state, place, now) }],
  )
  await db().check.createMany({ data: checks.map(({ check }) => check) })
  await db().actionCheck.createMany({ data: checks.map(({ action, check }) => ({ actionId: action.id, checkId: check.id })) })
  await db().checkRun.createMany({ data: checks.flatMap(({ runs }) => runs) })
}

function checkOf(state: string, place: number, now: number) {
  const id = newId()
  const isGreen = state === 'verified' || state === 'done'
  const redUntil = isGreen ? 4 : 12
  const runs = Array.from({ length: 12 }, (_, run) => {
    const at = new Date(now - (12 - run) * 300_000)
    const verdict = run < redUntil ? ('fail' as const) : ('pass' as const)
    return { id: newId(), checkId: id, slotAt: at, startedAt: at, finishedAt: at, verdict, summary: 'answered' }
  })
  const first = new Date(now - 20 * DAY_MS)
  const turned = new Date(now - 9 * DAY_MS)
  const check = {
    ...{
      id,
      kind: 'http',
      title: `GET https://shop.example.org/${place} answers 200`,
      config: { url: 'https://shop.example.org' },
    },
    lastRunAt: new Date(now - 300_000),
    lastVerdict: isGreen ? ('pass' as const) : ('fail' as const),
    passStreak: isGreen ? (state === 'done' ? 2 : 40) : 0,
    passingSinceAt: isGreen ? (state === 'done' ? new Date(now - 3_600_000) : turned) : null,
    failStreak: isGreen ? 0 : 8,
    failingSinceAt: isGreen ? null : turned,
    firstRedAt: place % 5 === 0 && isGreen ? null : first,
    turnedGreenAt: isGreen && place % 5 !== 0 ? turned : null,
    configChangedAt: first,
    createdAt: first,
  }
  return { check, runs }
}
