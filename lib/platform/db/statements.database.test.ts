import { expect, test } from 'vitest'
import { db, inTransaction, Prisma } from './client'

const all = (client: Pick<Prisma.TransactionClient, '$queryRaw'>) => client.$queryRaw`
  SELECT 1 AS small, 2::bigint AS big, 1.5::float AS part, true AS yes, NULL::text AS nothing, 'ł' AS word,
    '{"a": [1]}'::jsonb AS json, ARRAY['a', 'b,c'] AS words, ARRAY[1, 2] AS numbers,
    ARRAY['01890000-0000-7000-8000-000000000000']::uuid[] AS ids, date '2024-02-29' AS day, '2024-03-31 02:30:00.123'::timestamptz AS moment,
    ${'it’s'}::text AS given, ${[1, 2]}::int[] AS list, ${new Date('2024-06-30T23:30:00Z')}::timestamptz AS at,
    ${new Date('2024-06-30T23:30:00Z')}::date::text AS "dayOf", ${null}::int AS none, ${Prisma.sql`${7}::int + ${8}::int`} AS sum`

test('a statement of ours gives what it gives within a transaction of Prisma, whatever the types', async () => {
  const there = await inTransaction((tx) => all(tx))
  expect(await all(db())).toEqual(there)
})

test('a numeric, which no number can hold, is refused and the connection goes on', async () => {
  await expect(db().$queryRaw`SELECT 0.1::numeric AS part`).rejects.toThrow(/cast it to float or to text/)
  expect(await db().$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }])
})

test('a statement of ours says how many rows it changed', async () => {
  expect(
    await db().$executeRaw`INSERT INTO process_beats (id, kind, version, started_at, beat_at, unbroken_since_at)
    SELECT gen_random_uuid(), 'counted', '1', now(), now(), now() FROM generate_series(1, 3)`,
  ).toBe(3)
  expect(await db().$executeRaw`DELETE FROM process_beats WHERE kind = 'counted'`).toBe(3)
})
