import { beforeAll, expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { db } from '@/lib/platform/db/client'
import { Forbidden } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { makeMember } from '@/tests/support/builders'
import { makeAction } from '@/tests/support/checks'
import { findBadge, setBadgesPublic } from './store'

let admin: MemberActor
beforeAll(async () => {
  admin = await makeMember('admin', 'Ada')
  await db().instance.create({ data: { id: newId() } })
})

const made = async (isPrivate: boolean) => {
  const { id } = await makeAction(admin, 'done', { isPrivate })
  return db().correctiveAction.findUniqueOrThrow({
    where: { id },
    select: { id: true, number: true, incident: { select: { id: true, number: true } } },
  })
}

test('badges are there for nobody until an administrator allows them, and never of what is private or deleted', async () => {
  const [open, hidden] = [await made(false), await made(true)]
  const ofOpen = () => Promise.all([`ACT-${open.number}.svg`, `INC-${open.incident.number}.svg`].map(findBadge))
  const ofHidden = () =>
    Promise.all([`ACT-${hidden.number}.svg`, `INC-${hidden.incident.number}.svg`, 'ACT-999.svg', 'INC-999.svg'].map(findBadge))
  expect(await ofOpen()).toEqual([null, null])
  await expect(setBadgesPublic(await makeMember('editor'), true)).rejects.toThrow(Forbidden)
  await setBadgesPublic(admin, true)
  expect(await ofOpen()).toEqual([
    { name: `ACT-${open.number}`, words: 'done, awaiting proof', tone: 'awaiting' },
    { name: `INC-${open.incident.number}`, words: '0 of 1 action verified', tone: 'awaiting' },
  ])
  expect(await ofHidden()).toEqual([null, null, null, null])
  await db().incident.update({ where: { id: open.incident.id }, data: { deletedAt: new Date() } })
  expect(await ofOpen()).toEqual([null, null])
})
