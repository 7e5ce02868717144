import { db } from '@/lib/platform/db/client'

/**
 * Makes the database of the test file refuse the n-th row written from now on, whatever the table; 0 ends it. The counter is a
 * sequence, so a rolled back transaction does not set it back.
 */
async function failAtWrite(n: number): Promise<void> {
  await db().$executeRawUnsafe(`CREATE SEQUENCE IF NOT EXISTS test_writes`)
  await db().$executeRawUnsafe(`
    CREATE OR REPLACE FUNCTION test_fail() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF nextval('test_writes') = ${n > 0 ? n : -1} THEN RAISE EXCEPTION 'planted failure'; END IF;
      RETURN COALESCE(NEW, OLD);
    END $$`)
  const tables = await db().$queryRaw<{ tablename: string }[]>`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`
  for (const { tablename } of tables)
    await db().$executeRawUnsafe(
      `CREATE OR REPLACE TRIGGER test_fail BEFORE INSERT OR UPDATE OR DELETE ON "${tablename}" FOR EACH ROW EXECUTE FUNCTION test_fail()`,
    )
  await db().$executeRawUnsafe(`SELECT setval('test_writes', 1, false)`)
}

/**
 * Fails the first, second, … write of a use case until it goes through, and calls `afterEach` after every failed try: there
 * `look` must find everything as it was.
 */
export async function failAtEveryWrite(
  work: () => Promise<unknown>,
  look: () => Promise<unknown>,
): Promise<{ tries: number; changed: number }> {
  const before = JSON.stringify(await look())
  let changed = 0
  for (let n = 1; ; n++) {
    await failAtWrite(n)
    const failed = await work().then(
      () => false,
      () => true,
    )
    await failAtWrite(0)
    if (!failed) return { tries: n - 1, changed }
    if (JSON.stringify(await look()) !== before) changed++
  }
}
