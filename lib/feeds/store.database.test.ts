import { expect, test } from 'vitest'
import { endFeed, feedMadeAt, giveFeedToken, readerOfFeed } from '@/lib/access/feed-token.store'
import { db } from '@/lib/platform/db/client'
import { NotFound } from '@/lib/platform/errors'
import { makeMember } from '@/tests/support/builders'
import { makeWholeIncident } from '@/tests/support/whole-incident'
import { addPerson, removePerson } from '../incidents/people.store'
import { editSection, listSections } from '../sections/store'
import { loadFeed } from './store'

const at = { appUrl: 'https://nevermore.example.org', feedUrl: 'https://nevermore.example.org/feeds/t/atom.xml' }
const titles = async (token: string) =>
  (await loadFeed(await readerOfFeed(token), at)).entries.map(({ title }) => title.replace(/^INC-\d+ /, ''))
const publish = (id: string, publishedAt: string) =>
  db().incident.update({ where: { id }, data: { postmortemState: 'published', publishedAt: new Date(publishedAt) } })

test('a feed tells the published postmortems that its reader may see now, newest first', async () => {
  const [author, reader] = [await makeMember('editor', 'Ines'), await makeMember('viewer')]
  const older = await makeWholeIncident(author, { title: 'Older' })
  const newer = await makeWholeIncident(author, { title: 'Newer' })
  const hidden = await makeWholeIncident(author, { title: 'Hidden', isPrivate: true })
  await makeWholeIncident(author, { title: 'Draft' })
  await publish(older.id, '2026-08-01T00:00:00Z')
  await publish(newer.id, '2026-09-01T00:00:00Z')
  await publish(hidden.id, '2026-10-01T00:00:00Z')
  const { token } = await giveFeedToken(reader)
  expect(await titles(token)).toEqual(['Newer', 'Older'])

  const part = { incidentId: hidden.id, memberId: reader.memberId, role: 'reader' as const }
  await addPerson(author, part)
  expect(await titles(token)).toEqual(['Hidden', 'Newer', 'Older'])
  await removePerson(author, part)
  await db().incident.update({ where: { id: newer.id }, data: { deletedAt: new Date() } })
  expect(await titles(token)).toEqual(['Older'])

  const feed = await loadFeed(await readerOfFeed(token), at)
  expect(feed.entries[0]).toMatchObject({ url: `${at.appUrl}/incidents/${older.number}`, authors: ['Ines'] })
  expect(feed.entries[0]?.html).toMatch(/^<p>/)
})

test('a restricted summary is in no feed, not even of somebody who may read it in the app', async () => {
  const author = await makeMember()
  const incident = await makeWholeIncident(author)
  await publish(incident.id, '2026-08-01T00:00:00Z')
  const summary = (await listSections(author, incident.id)).find(({ key }) => key === 'summary')!
  await editSection(author, { id: summary.id, version: summary.version, body: 'heliotrope', audience: 'restricted' })
  const { token } = await giveFeedToken(author)
  expect(JSON.stringify(await loadFeed(await readerOfFeed(token), at))).not.toContain('heliotrope')
})

test('an address ends when it is revoked, when a newer one is made, and when its reader leaves', async () => {
  const reader = await makeMember('viewer')
  const first = await giveFeedToken(reader)
  const second = await giveFeedToken(reader)
  await expect(readerOfFeed(first.token)).rejects.toThrow(NotFound)
  expect(await readerOfFeed(second.token)).toMatchObject({ memberId: reader.memberId })
  expect(JSON.stringify(await db().member.findMany())).not.toContain(second.token)

  await db().member.update({ where: { id: reader.memberId }, data: { disabledAt: new Date() } })
  await expect(readerOfFeed(second.token)).rejects.toThrow(NotFound)
  await db().member.update({ where: { id: reader.memberId }, data: { disabledAt: null } })
  expect(await feedMadeAt(reader)).toBeInstanceOf(Date)
  await endFeed(reader)
  expect(await feedMadeAt(reader)).toBeNull()
  for (const token of [second.token, '', 'unknown']) await expect(readerOfFeed(token)).rejects.toThrow(NotFound)
})
