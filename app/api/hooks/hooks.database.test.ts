import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { db } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/ids'
import { overrideSettings } from '@/lib/platform/settings'
import { rotateKey } from '@/lib/secrets/sealing.store'
import { makeHook, removeHook } from '@/lib/watching/hooks.store'
import { makeMember } from '@/tests/support/builders'
import { POST } from './[id]/route'

// The key that secrets are sealed with.
const dataDir = mkdtempSync(join(tmpdir(), 'nevermore-hooks-'))
afterAll(() => rmSync(dataDir, { recursive: true }))

let admin: MemberActor
beforeAll(async () => {
  overrideSettings({ dataDir })
  admin = await makeMember('admin')
})

const LATER = new Date(Date.now() + 3_600_000)
async function repository(): Promise<string> {
  const { id } = await db().repository.create({
    data: {
      ...{
        id: newId(),
        name: newId(),
        address: 'https://git.example.org/team/docs',
        branch: 'main',
        pathTemplate: '{incident}.md',
      },
      ...{ authorName: 'N', authorEmail: 'n@example.org', messageTemplate: '{incident}', watchDueAt: LATER },
    },
  })
  return id
}
const isDue = async (id: string) => (await db().repository.findUniqueOrThrow({ where: { id } })).watchDueAt < LATER
const BODY = JSON.stringify({
  ref: 'refs/heads/main',
  repository: { full_name: 'somebody/else', clone_url: 'http://127.0.0.1/' },
})
const send = (id: string, headers: Record<string, string>, body: BodyInit = BODY) =>
  POST(new Request(`http://localhost/api/hooks/${id}`, { method: 'POST', headers, body, duplex: 'half' } as RequestInit), {
    params: Promise.resolve({ id }),
  })
const signed = (secret: string, body = BODY) => ({
  'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
})

test('a push that is signed makes its repository due at once, and telling of it again changes nothing', async () => {
  const [one, other] = [await repository(), await repository()]
  const { secret } = await makeHook(admin, one)
  expect((await send(one, signed(secret))).status).toBe(202)
  expect([await isDue(one), await isDue(other)]).toEqual([true, false])
  const { watchDueAt } = await db().repository.findUniqueOrThrow({ where: { id: one } })
  expect((await send(one, signed(secret))).status).toBe(202)
  expect((await db().repository.findUniqueOrThrow({ where: { id: one } })).watchDueAt).toEqual(watchDueAt)
})

test('of a repository that was just looked at the next look waits a moment', async () => {
  const id = await repository()
  const { secret } = await makeHook(admin, id)
  await db().repository.update({ where: { id }, data: { watchedAt: new Date() } })
  await send(id, { 'x-gitlab-token': secret })
  const { watchDueAt } = await db().repository.findUniqueOrThrow({ where: { id } })
  expect(watchDueAt.getTime()).toBeGreaterThan(Date.now())
  expect(watchDueAt.getTime()).toBeLessThan(LATER.getTime())
})

test('an unknown repository, one without a hook, a wrong signature and none are answered alike, and nothing becomes due', async () => {
  const [id, bare] = [await repository(), await repository()]
  const { secret } = await makeHook(admin, id)
  const answers = await Promise.all([
    send(newId(), signed(secret)),
    send('no-such', signed(secret)),
    send(bare, signed(secret)),
    send(id, signed('another')),
    send(id, signed(secret, 'another body')),
    send(id, {}),
  ])
  const told = await Promise.all(answers.map(async (answer) => [answer.status, await answer.text(), [...answer.headers]]))
  for (const one of told) expect(one).toEqual(told[0])
  expect(told[0]?.[0]).toBe(404)
  expect([await isDue(id), await isDue(bare)]).toEqual([false, false])
})

test('a body that never ends is not read to its end', async () => {
  const id = await repository()
  let sent = 0
  const endless = new ReadableStream({
    pull(controller) {
      sent += 1_000_000
      controller.enqueue(new Uint8Array(1_000_000))
    },
  })
  expect((await send(id, {}, endless)).status).toBe(400)
  expect(sent).toBeLessThan(10_000_000)
  expect((await send(id, { 'content-length': '6000000' })).status).toBe(400)
})

test('the secret is kept sealed, opens after the keys were changed, and ends with the hook', async () => {
  const id = await repository()
  const { secret } = await makeHook(admin, id)
  const row = await db().repositoryHook.findUniqueOrThrow({ where: { repositoryId: id } })
  expect(Buffer.from(row.sealed).includes(secret)).toBe(false)
  await rotateKey()
  expect((await send(id, { 'x-gitlab-token': secret })).status).toBe(202)
  const { secret: next } = await makeHook(admin, id)
  expect((await send(id, { 'x-gitlab-token': secret })).status).toBe(404)
  await removeHook(admin, id)
  expect((await send(id, { 'x-gitlab-token': next })).status).toBe(404)
  await expect(makeHook(await makeMember('editor'), id)).rejects.toThrow(/admin/)
})
