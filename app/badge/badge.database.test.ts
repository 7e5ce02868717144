import { NextRequest } from 'next/server'
import { beforeAll, expect, test } from 'vitest'
import { db } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/ids'
import { proxy } from '@/proxy'
import { makeMember } from '@/tests/support/builders'
import { makeAction } from '@/tests/support/checks'
import { GET } from './[name]/route'

const ask = (name: string, headers: Record<string, string> = {}) =>
  GET(new Request(`http://localhost:3000/badge/${name}`, { headers }), { params: Promise.resolve({ name }) })
const answer = async (name: string) => {
  const response = await ask(name)
  return { status: response.status, headers: [...response.headers], body: await response.text() }
}

let [open, hidden] = ['', '']
beforeAll(async () => {
  await db().instance.create({ data: { id: newId(), hasPublicBadges: true } })
  const ada = await makeMember('admin', 'Ada')
  const numberOf = async (isPrivate: boolean) => {
    const { incidentId } = await makeAction(ada, 'done', { isPrivate })
    return `INC-${(await db().incident.findUniqueOrThrow({ where: { id: incidentId } })).number}.svg`
  }
  open = await numberOf(false)
  hidden = await numberOf(true)
})

test('a badge may be kept by anybody for a while, and is asked for again by its tag', async () => {
  const first = await ask(open)
  expect([first.status, Object.fromEntries(first.headers)]).toEqual([
    200,
    {
      'content-type': 'image/svg+xml; charset=utf-8',
      'cache-control': 'public, max-age=120, must-revalidate',
      etag: expect.stringMatching(/^"[\w-]{22}"$/),
    },
  ])
  expect(await first.text()).toContain('<svg')
  const tag = first.headers.get('etag') ?? ''
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
    const again = await ask(open, { 'if-none-match': known })
    expect([again.status, await again.text(), again.headers.get('etag')], known).toEqual([304, '', tag])
    expect(again.headers.get('cache-control')).toBe('public, max-age=120, must-revalidate')
  }
  expect((await ask(open, { 'if-none-match': '"other"' })).status).toBe(200)
  await db().correctiveAction.updateMany({ data: { state: 'verified' } })
  const changed = await ask(open, { 'if-none-match': tag })
  expect([changed.status, changed.headers.get('etag') === tag]).toEqual([200, false])
})

test('what is private is answered as what is not there, and is not kept', async () => {
  const absent = await answer('INC-99999.svg')
  expect(absent).toMatchObject({ status: 404, body: 'Not found.\n' })
  expect(absent.headers).toContainEqual(['cache-control', 'no-store, private'])
  for (const name of [hidden, 'ACT-99999.svg', 'INC-0.svg', 'nonsense', open.replace('.svg', '')])
    expect(await answer(name), name).toEqual(absent)
})

test('other sites may show it, and none may take it for anything else', () => {
  const { headers } = proxy(new NextRequest(`http://localhost:3000/badge/${open}`))
  expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cache-control')).toBeNull()
  expect(headers.getSetCookie()).toEqual([])
  expect(proxy(new NextRequest('http://localhost:3000/incidents/1')).headers.get('cross-origin-resource-policy')).toBe(
    'same-origin',
  )
})
