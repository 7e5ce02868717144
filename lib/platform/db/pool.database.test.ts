import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DatabaseLine, openDatabaseLine } from '@/tests/support/database-line'
import { settings } from '../settings'
import { makePool } from './pool'

let line: DatabaseLine
beforeAll(async () => {
  line = await openDatabaseLine(settings().databaseUrl ?? '')
})
afterAll(() => line.close())

test('a database that went silent is given up, by a statement and in a transaction, and the next one is asked anew', async () => {
  const pool = makePool(line.url, 500)
  const one = async () => (await pool.query('SELECT 1 AS one')).rows[0]?.one
  expect(await one()).toBe(1)
  line.breakAt(0, 'silent')
  await expect(one()).rejects.toThrow('said nothing for 0.5 s')
  line.mend()
  expect(await one()).toBe(1)

  const client = await pool.connect()
  client.on('error', () => {})
  await client.query('BEGIN')
  line.breakAt(0, 'silent')
  await expect(client.query('SELECT 1')).rejects.toThrow('said nothing for 0.5 s')
  client.release()
  line.mend()
  expect(await Promise.all(Array.from({ length: 30 }, one))).toEqual(Array(30).fill(1))
  await pool.end()
})
