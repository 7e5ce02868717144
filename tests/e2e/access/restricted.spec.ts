import { expect, test } from '@playwright/test'
import { giveFeedToken } from '@/lib/access/feed-token.store'
import { closeDb } from '@/lib/platform/db/client'
import { findEmbedded } from '@/lib/platform/db/embedded/server'
import { overrideSettings } from '@/lib/platform/settings'
import { editSection } from '@/lib/sections/store'
import { routes as inTree } from './addresses'
import { PAGES, ROUTES } from './permissions'
import { HIDDEN_WORD, makeWorld, type Whole, type World } from './world'

// Every page and every route that the tree has (permissions.spec.ts fails for one that its table lacks), asked for an incident of
// which parts are restricted. What has no address (notices, exports, publications) is asked in lib and cli.

const STRANGERS = ['nobody', 'viewer', 'editor', 'admin'] as const

let world: World
test.beforeAll(async () => {
  world = await makeWorld()
})
test.afterAll(async () => {
  await world?.instance.remove()
})

const gets = Object.entries(ROUTES).filter(([key]) => key.startsWith('GET '))

/** Every address there is, for one incident. */
const addresses = (of: Whole): string[] =>
  [...Object.entries(PAGES), ...gets].map(([key, rule]) => rule.at?.(of, world) ?? key.replace('GET ', ''))

const bodyOf = async (role: keyof World['visitors'], path: string) => (await world.visitors[role].fetch(path)).text()

test('no page and no route tells anybody else what is restricted to the people of an incident', async () => {
  expect(gets.map(([key]) => key).sort()).toEqual(inTree.filter((key) => key.startsWith('GET ')))
  const told: string[] = []
  for (const path of addresses(world.guarded))
    for (const role of STRANGERS) {
      const body = await bodyOf(role, path)
      const at = body.indexOf(HIDDEN_WORD)
      if (at >= 0) told.push(`${role} at ${path}: ${body.slice(Math.max(0, at - 80), at + 40)}`)
    }
  expect(told).toEqual([])
})

test('nothing that is searched or filtered by what is restricted answers otherwise than by a word that is nowhere', async () => {
  const differs: string[] = []
  const nowhere = 'quokkaquok'
  const count = (body: string, word: string) => body.split(word).length - 1
  for (const path of [...new Set(addresses(world.guarded).map((each) => each.replace(/\?.*$/, '')))]) {
    // What was asked for may be said back, as often as any word is.
    const [asked, control] = [
      await bodyOf('editor', `${path}?q=${HIDDEN_WORD}&text=${HIDDEN_WORD}`),
      await bodyOf('editor', `${path}?q=${nowhere}&text=${nowhere}`),
    ]
    if (count(asked, HIDDEN_WORD) !== count(control, nowhere) || count(asked, 'Kiln cracked') !== count(control, 'Kiln cracked'))
      differs.push(path)
  }
  expect(differs).toEqual([])
})

test('it is there for the people of the incident, where it is read, in its history and where a list is searched', async () => {
  const { number, attachmentId } = world.guarded
  for (const path of [
    `/incidents/${number}`,
    `/incidents/${number}/causes`,
    `/incidents/${number}/revisions`,
    `/attachments/${attachmentId}/log.txt`,
  ])
    expect(await bodyOf('author', path), path).toContain(HIDDEN_WORD)
  expect(await bodyOf('author', `/incidents?text=${HIDDEN_WORD}`)).toContain('Kiln cracked')
})

test('no file that leaves the app holds it, even where one of its people takes the file', async () => {
  const { number } = world.guarded
  for (const path of ['markdown', 'markdown/download', 'html', 'html?template=customers', 'json', 'json?template=narrative']) {
    const answer = await world.visitors.author.fetch(`/incidents/${number}/${path}`)
    const text = await answer.text()
    expect([path, answer.status, text.includes('Kiln cracked'), text.includes(HIDDEN_WORD)]).toEqual([path, 200, true, false])
  }
})

test('the feeds of a stranger and of its author hold none of it, are asked for each time, and end when they are revoked', async () => {
  const databaseUrl = (await findEmbedded(world.instance.dataDir)) ?? ''
  overrideSettings({ databaseUrl, dataDir: world.instance.dataDir })
  const member = ({ memberId }: { memberId: string }) => ({
    ...{ kind: 'member' as const, memberId, role: 'editor' as const, name: '', email: '', timeZone: null },
  })
  const tokens = await Promise.all([world.members.author, world.members.viewer].map((one) => giveFeedToken(member(one))))
  await closeDb()
  for (const { token } of tokens)
    for (const format of ['atom.xml', 'feed.json']) {
      const path = `/feeds/${token}/${format}`
      const answer = await world.visitors.nobody.fetch(path)
      const text = await answer.text()
      expect([text.includes('Kiln cracked'), text.includes(HIDDEN_WORD), text.includes('Kestrel')]).toEqual([true, false, false])
      expect(answer.headers.get('cache-control')).toBe('private, no-cache')
      const known = { 'if-none-match': answer.headers.get('etag') ?? '' }
      const again = await world.visitors.nobody.fetch(path, { headers: known })
      expect([again.status, await again.text()]).toEqual([304, ''])
    }
})

test('a page that is told of changes is told nothing of what was changed', async () => {
  const { incidentId, sectionId } = world.guarded
  const end = new AbortController()
  const stream = await world.visitors.editor.fetch(`/api/live?topic=incident:${incidentId}`, { signal: end.signal })
  const databaseUrl = (await findEmbedded(world.instance.dataDir)) ?? ''
  overrideSettings({ databaseUrl, dataDir: world.instance.dataDir })
  const author = { kind: 'member' as const, role: 'editor' as const, name: '', email: '', timeZone: null }
  await editSection(
    { ...author, memberId: world.members.author.memberId },
    { id: sectionId, version: 2, body: `${HIDDEN_WORD} again` },
  )
  await closeDb()
  let heard = ''
  const reader = stream.body?.getReader()
  while (reader && !heard.includes(`incident:${incidentId}`)) heard += new TextDecoder().decode((await reader.read()).value)
  end.abort()
  expect(heard).not.toContain(HIDDEN_WORD)
})
