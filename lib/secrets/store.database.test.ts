import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type MemberActor, nobody, systemActor } from '@/lib/access/actor'
import { db } from '@/lib/platform/db/client'
import { Conflict, Forbidden, Invalid, NotFound, Refusal } from '@/lib/platform/errors'
import { newId, newSecret } from '@/lib/platform/ids'
import { overrideSettings } from '@/lib/platform/settings'
import { makeMember } from '@/tests/support/builders'
import { makeCheck } from '@/tests/support/checks'
import { SecretEdit, SecretInput } from './schema'
import { rotateKey } from './sealing.store'
import { addSecret, deleteSecret, editSecret, listSecretNames, listSecrets, openSecret } from './store'

const dataDir = mkdtempSync(join(tmpdir(), 'nevermore-secrets-'))
const keyFile = join(dataDir, 'secrets-key')
let admin: MemberActor
let editor: MemberActor
let viewer: MemberActor
beforeAll(async () => {
  overrideSettings({ dataDir })
  admin = await makeMember('admin', 'Ada')
  editor = await makeMember('editor', 'Ed')
  viewer = await makeMember('viewer', 'Vera')
})
beforeEach(async () => {
  await db().secret.deleteMany()
  rmSync(keyFile, { force: true })
})
afterAll(() => rmSync(dataDir, { recursive: true }))

const input = (fields: Record<string, unknown> = {}) =>
  SecretInput.parse({ id: newId(), name: 'shop-token', secret: 'kestrel-at-the-weir', hosts: 'shop.example.org', ...fields })
const add = async (fields?: Record<string, unknown>) => {
  const secret = input(fields)
  await addSecret(admin, secret)
  return secret.id
}
const opened = async (name: string) => {
  const secret = await openSecret(systemActor, name)
  return secret.ok ? secret.value : secret.failure
}

test('a secret is kept so that only the key in the data directory reads it, and that file is its owner’s alone', async () => {
  const id = await add()
  expect(await opened('shop-token')).toBe('kestrel-at-the-weir')
  const { sealed } = await db().secret.findUniqueOrThrow({ where: { id } })
  expect(Buffer.from(sealed).toString('latin1')).not.toContain('kestrel')
  expect(statSync(keyFile).mode & 0o777).toBe(0o600)
  expect(readFileSync(keyFile, 'utf8').trim().length).toBeGreaterThanOrEqual(43)
})

test('admins add, list, change and delete; editors know names and use; viewers and strangers nothing', async () => {
  const id = await add()
  for (const member of [editor, viewer]) {
    await expect(addSecret(member, input({ name: 'other' }))).rejects.toThrow(Forbidden)
    await expect(listSecrets(member)).rejects.toThrow(Forbidden)
    await expect(editSecret(member, { id, secret: null, hosts: [] })).rejects.toThrow(Forbidden)
    await expect(deleteSecret(member, id)).rejects.toThrow(Forbidden)
  }
  await expect(listSecrets(nobody)).rejects.toThrow(NotFound)
  expect(await listSecretNames(editor)).toEqual([{ name: 'shop-token', hosts: ['shop.example.org'] }])
  await expect(listSecretNames(viewer)).rejects.toThrow(Forbidden)
  await expect(openSecret(viewer, 'shop-token')).rejects.toThrow(Forbidden)
  expect(await listSecrets(admin)).toMatchObject([{ name: 'shop-token', createdBy: { name: 'Ada' }, isReadable: true }])
  expect(JSON.stringify([await listSecrets(admin), await listSecretNames(editor)])).not.toMatch(/kestrel|sealed|keyId/)
})

test('sent twice it is added once, and another of its name is refused', async () => {
  const secret = input()
  await addSecret(admin, secret)
  await addSecret(admin, secret)
  await expect(addSecret(admin, input({ secret: 'something-else' }))).rejects.toThrow(Invalid)
  expect(await opened('shop-token')).toBe('kestrel-at-the-weir')
})

test('a new value takes the place of the old, and an empty one leaves it', async () => {
  const id = await add()
  await editSecret(admin, SecretEdit.parse({ id, secret: '', hosts: 'a.example.org\nb.example.org' }))
  expect(await openSecret(systemActor, 'shop-token')).toMatchObject({
    value: 'kestrel-at-the-weir',
    hosts: ['a.example.org', 'b.example.org'],
  })
  expect((await listSecrets(admin))[0]?.replacedAt).toBeNull()
  await editSecret(admin, SecretEdit.parse({ id, secret: 'heron-by-the-bank\r\n', hosts: '' }))
  expect(await openSecret(systemActor, 'shop-token')).toMatchObject({ value: 'heron-by-the-bank', hosts: [] })
  expect((await listSecrets(admin))[0]).toMatchObject({ replacedBy: { name: 'Ada' }, replacedAt: expect.any(Date) })
})

test('it is known when a secret was last used', async () => {
  await add()
  expect((await listSecrets(admin))[0]?.lastUsedAt).toBeNull()
  await opened('shop-token')
  expect((await listSecrets(admin))[0]?.lastUsedAt).toBeInstanceOf(Date)
})

test('what a check uses is not deleted; afterwards the check says that it is missing', async () => {
  const id = await add()
  const check = await makeCheck(editor, {
    config: {
      url: 'https://shop.example.org/',
      secret: 'shop-token',
      headers: [{ name: 'Authorization', value: 'Bearer {secret}' }],
    },
  })
  await expect(deleteSecret(admin, id)).rejects.toThrow(Conflict)
  await db().check.update({ where: { id: check }, data: { deletedAt: new Date() } })
  await deleteSecret(admin, id)
  await deleteSecret(admin, id)
  expect(await opened('shop-token')).toBe('secret_missing')
})

test('a secret moved into another row does not open there', async () => {
  const id = await add()
  await add({ name: 'other', secret: 'another-secret' })
  const { sealed } = await db().secret.findUniqueOrThrow({ where: { id } })
  await db().secret.update({ where: { name: 'other' }, data: { sealed } })
  expect(await opened('other')).toBe('secret_unreadable')
})

test('a lost key is told, nothing is sealed with a new one beside it, and the old one brought back reads everything', async () => {
  await add()
  const kept = readFileSync(keyFile)
  rmSync(keyFile)
  expect(await opened('shop-token')).toBe('secret_unreadable')
  expect((await listSecrets(admin))[0]?.isReadable).toBe(false)
  await expect(addSecret(admin, input({ name: 'other' }))).rejects.toThrow(/missing/)
  writeFileSync(keyFile, `${newSecret()}\n`)
  expect(await opened('shop-token')).toBe('secret_unreadable')
  await expect(rotateKey()).rejects.toThrow(Invalid)
  writeFileSync(keyFile, kept)
  expect(await opened('shop-token')).toBe('kestrel-at-the-weir')
})

test('rotating seals everything anew, forgets the old key, and loses nothing that is added meanwhile', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, index) => add({ name: `s${index}`, secret: `value number ${index}` })))
  const before = readFileSync(keyFile, 'utf8')
  await Promise.all([
    rotateKey(),
    ...Array.from({ length: 20 }, (_, index) => add({ name: `t${index}`, secret: `later ${index} value` })),
    rotateKey(),
  ])
  const after = readFileSync(keyFile, 'utf8')
  expect(after).not.toContain(before.trim())
  expect(after.trim().split('\n')).toHaveLength(1)
  for (let index = 0; index < 20; index++) {
    expect(await opened(`s${index}`)).toBe(`value number ${index}`)
    expect(await opened(`t${index}`)).toBe(`later ${index} value`)
  }
  expect(new Set((await db().secret.findMany()).map(({ keyId }) => keyId)).size).toBe(1)
})

test('a rotation that ended between its two steps is gone on with by the next', async () => {
  await add()
  const old = readFileSync(keyFile, 'utf8')
  writeFileSync(keyFile, `${newSecret()}\n${old}`)
  expect(await opened('shop-token')).toBe('kestrel-at-the-weir')
  await rotateKey()
  expect(readFileSync(keyFile, 'utf8').trim().split('\n')).toHaveLength(1)
  expect(await opened('shop-token')).toBe('kestrel-at-the-weir')
})

test('a key of the operator’s setting is used in place of a file, and changed by putting the new one before it', async () => {
  const [first, second] = [newSecret(), newSecret()]
  try {
    overrideSettings({ secretsKey: first })
    await add()
    overrideSettings({ secretsKey: `${second}\n${first}` })
    expect(await rotateKey()).toMatchObject({ sealed: 1, from: 'setting' })
    overrideSettings({ secretsKey: second })
    expect(await opened('shop-token')).toBe('kestrel-at-the-weir')
    expect(() => statSync(keyFile)).toThrow()
    overrideSettings({ secretsKey: 'changeme'.repeat(8) })
    await expect(opened('shop-token')).rejects.toThrow(Refusal)
  } finally {
    delete process.env.NEVERMORE_SECRETS_KEY
    overrideSettings({})
  }
})

test.each<[string, Record<string, unknown>]>([
  ['a name with blanks', { name: 'shop token' }],
  ['a name that begins otherwise', { name: '-x' }],
  ['a short secret', { secret: 'abc12' }],
  ['a secret with a NUL', { secret: 'abc\0defgh' }],
  ['a host that is an address', { hosts: 'https://shop.example.org/' }],
  ['an unknown field', { more: '1' }],
])('%s is refused', (_, fields) => expect(() => input(fields)).toThrow())
