import { type Agent, request as askHttp } from 'node:http'
import { request as askHttps } from 'node:https'
import { createSecureContext } from 'node:tls'
import type { Client } from 'pg'

const AT_ONCE = 64

/** The least that looking costs: node:http with a new socket for each look, and nothing judged, guarded or kept. */
export async function bareLoop(count: number, urls: string[], ca?: string, seen: () => void = () => {}): Promise<void> {
  let begun = 0
  const options = ca
    ? { agent: false as unknown as Agent, secureContext: createSecureContext({ ca }) }
    : { agent: false as const }
  const ask = (url: string) =>
    new Promise<void>((resolve, reject) => {
      const request = ca ? askHttps : askHttp
      request(url, options, (response) => response.resume().once('end', resolve).once('error', reject))
        .once('error', reject)
        .end()
    })
  const one = async () => {
    while (begun < count) {
      await ask(urls[begun++ % urls.length] ?? '')
      seen()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
}

/** The same loop, which keeps what it saw: one row a look, written a thousand at a time. */
export async function writingLoop(client: Client, count: number, urls: string[]): Promise<void> {
  await client.query('CREATE TABLE IF NOT EXISTS looks (id int, at timestamptz, verdict text, summary text)')
  let rows: { id: number; at: Date }[] = []
  let writing = Promise.resolve()
  const write = async (batch: typeof rows) => {
    await client.query(`INSERT INTO looks SELECT *, 'pass', 'Answered 200' FROM unnest($1::int[], $2::timestamptz[])`, [
      batch.map(({ id }) => id),
      batch.map(({ at }) => at),
    ])
  }
  await bareLoop(count, urls, undefined, () => {
    rows.push({ id: rows.length, at: new Date() })
    if (rows.length < 1000) return
    const batch = rows
    rows = []
    writing = writing.then(() => write(batch))
  })
  await writing
  await write(rows)
}
