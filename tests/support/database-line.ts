import { connect, createServer, type Socket } from 'node:net'

/** How a line to a database breaks: told by a reset, or by an end, or (silent) not told at all. */
type Break = 'reset' | 'end' | 'silent'

export interface DatabaseLine {
  /** The database, by way of this line. */
  url: string
  /** Breaks at the so-many-th piece of bytes from now on, in either direction; everything that is open then breaks with it. */
  breakAt(piece: number, how: Break): void
  breaks(): number
  /** New connections are whole again, those that went silent stay so. */
  mend(): void
  close(): void
}

/** A line between this process and its database that can be broken in the middle of whatever is said. */
export async function openDatabaseLine(databaseUrl: string): Promise<DatabaseLine> {
  const target = new URL(databaseUrl)
  const folder = target.searchParams.get('host')
  const far = (): Socket =>
    folder
      ? connect(`${folder}/.s.PGSQL.${target.port || 5432}`)
      : connect(Number(target.port || 5432), target.hostname || '127.0.0.1')
  const pairs = new Set<Pair>()
  let [left, how, breaks] = [Number.POSITIVE_INFINITY, 'reset' as Break, 0]

  /** False where this piece is lost, and with it the line. */
  function passes(): boolean {
    if (--left >= 0) return true
    breaks++
    if (how !== 'silent') left = Number.POSITIVE_INFINITY
    for (const pair of pairs) pair.break(how)
    return false
  }

  const server = createServer((near) => {
    const pair = new Pair(near, far(), passes)
    pairs.add(pair)
    near.on('close', () => pairs.delete(pair))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = new URL(databaseUrl)
  url.searchParams.delete('host')
  url.host = `127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
  return {
    url: url.toString(),
    breakAt: (piece, kind) => {
      left = piece
      how = kind
    },
    breaks: () => breaks,
    mend: () => {
      left = Number.POSITIVE_INFINITY
    },
    close: () => {
      for (const pair of pairs) pair.break('reset')
      server.close()
    },
  }
}

class Pair {
  private isBroken = false

  constructor(
    private readonly near: Socket,
    private readonly far: Socket,
    passes: () => boolean,
  ) {
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('error', () => {})
      from.on('data', (bytes) => {
        if (!this.isBroken && passes()) to.write(bytes)
      })
      from.on('close', () => {
        if (!this.isBroken) to.destroy()
      })
    }
  }

  break(how: Break): void {
    this.isBroken = true
    // The server hears of it as it would of a client whose machine is gone: at once or, of a silent one, not at all.
    if (how !== 'silent') this.far.destroy()
    if (how === 'reset') this.near.resetAndDestroy()
    if (how === 'end') this.near.end()
  }
}
