import { db, type Tx } from '../platform/db/client'

/** Whether the database can be asked at all: if not, what could not be kept is kept later. */
export const isAnswering = (): Promise<boolean> =>
  db().$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  )

/** What time the database has. @throws where it does not answer */
export async function databaseNow(client: Pick<Tx, '$queryRaw'> = db()): Promise<Date> {
  const [row] = await client.$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS now`
  if (!row) throw new Error('The database did not say what time it is.')
  return row.now
}
