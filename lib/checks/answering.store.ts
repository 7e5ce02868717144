import { db } from '../platform/db/client'

/** Whether the database can be asked at all: if not, what could not be kept is kept later. */
export const isAnswering = (): Promise<boolean> =>
  db().$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  )
