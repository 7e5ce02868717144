import pg, { type Pool } from 'pg'

/** A statement and what stands for $1, $2 … in it. */
interface Sql {
  text: string
  values: readonly unknown[]
}

/** The rows of a statement of ours, with the same types that Prisma gives. */
export async function query(pool: Pool, { text, values }: Sql): Promise<unknown[]> {
  const { rows } = await pool.query({ text, values: values.map(toWire), types: { getTypeParser } })
  return rows
}

/** How many rows a statement of ours changed. */
export async function execute(pool: Pool, { text, values }: Sql): Promise<number> {
  const { rowCount } = await pool.query({ text, values: values.map(toWire) })
  return rowCount ?? 0
}

/** The driver writes a moment in this machine's zone; a day that is taken from it has to be that of UTC. */
const toWire = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value)

const { builtins } = pg.types
/** By the number of the type. What the driver reads otherwise than Prisma: a day or a moment without a zone is in UTC. */
const READERS: Partial<Record<number, (text: string) => unknown>> = {
  [builtins.INT8]: BigInt,
  [builtins.DATE]: (text) => new Date(`${text}T00:00:00Z`),
  [builtins.TIMESTAMP]: (text) => new Date(`${text.replace(' ', 'T')}Z`),
  [builtins.NUMERIC]: () => {
    throw new Error('A numeric came back from a statement: cast it to float or to text, a number cannot hold all of them.')
  },
}

function getTypeParser(type: number, format?: 'text' | 'binary') {
  return READERS[type] ?? pg.types.getTypeParser(type, format)
}
