import { expect, test } from 'vitest'
import { inTransaction } from '../platform/db/client'
import { Limited } from '../platform/errors'
import { attemptSucceeded, countAttempt } from './attempt.store'

const NOW = new Date('2026-11-21T12:00:00Z')
const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
const fail = (account: string, address: string, minutes = 0) => countAttempt(account, address, at(minutes))
const succeed = async (account: string, address: string, minutes = 0) => {
  const id = await countAttempt(account, address, at(minutes))
  await inTransaction((tx) => attemptSucceeded(tx, id))
}

test('an account gets 5 tries in 15 minutes, from wherever they come', async () => {
  for (let i = 0; i < 5; i += 1) await fail('ada@example.org', `192.0.2.${i}`)
  await expect(fail('ada@example.org', '192.0.2.99', 1)).rejects.toThrow(Limited)
  await expect(fail('ada@example.org', '192.0.2.99', 14.9)).rejects.toThrow('The next one counts in')
  await fail('ada@example.org', '192.0.2.99', 15)
})

test('an address gets 20 tries in 15 minutes, for whatever accounts', async () => {
  for (let i = 0; i < 20; i += 1) await fail(`member-${i}@example.org`, '198.51.100.7')
  await expect(fail('another@example.org', '198.51.100.7', 1)).rejects.toThrow(Limited)
  await fail('another@example.org', '198.51.100.8', 1)
})

test('tries at the same moment do not slip past the limit together', async () => {
  const tries = await Promise.allSettled(Array.from({ length: 30 }, (_, i) => fail('rush@example.org', `203.0.113.${i}`)))
  expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(5)
})

test("a stranger's guessing does not lock out who signed in from another address before", async () => {
  await succeed('owner@example.org', '10.1.1.1', -60)
  for (let i = 0; i < 5; i += 1) await fail('owner@example.org', '10.9.9.9')
  await expect(fail('owner@example.org', '10.9.9.8')).rejects.toThrow(Limited)
  await succeed('owner@example.org', '10.1.1.1')
})

test('success at an address forgives the typing errors before it, there', async () => {
  for (let i = 0; i < 4; i += 1) await fail('typo@example.org', '10.2.2.2')
  await succeed('typo@example.org', '10.2.2.2', 1)
  for (let i = 0; i < 5; i += 1) await fail('typo@example.org', '10.2.2.2', 2)
  await expect(fail('typo@example.org', '10.2.2.2', 2)).rejects.toThrow(Limited)
})
