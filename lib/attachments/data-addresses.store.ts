import type { Actor } from '../access/actor'
import { visibleIncidents } from '../access/visible.store'
import { db } from '../platform/db/client'
import { readFile } from './files.store'

/** Together; what is beyond is left out, for a file with everything in it has to be opened whole. */
const MOST_BYTES = 20_000_000

/** Pictures of an incident as data: addresses, by their ids, in the order asked for and as many as fit into one file. */
export async function dataAddresses(actor: Actor, number: number, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db().attachment.findMany({
    where: { id: { in: [...ids] }, deletedAt: null, incident: { AND: [{ number, deletedAt: null }, visibleIncidents(actor)] } },
    select: { id: true, name: true, hash: true, bytes: true, mediaType: true },
  })
  const addresses = new Map<string, string>()
  let total = 0
  for (const id of ids) {
    const row = rows.find((one) => one.id === id)
    if (!row || total + row.bytes > MOST_BYTES) continue
    total += row.bytes
    const content = await readFile({ path: row.name, ...row })
    addresses.set(id, `data:${row.mediaType};base64,${content.toString('base64')}`)
  }
  return addresses
}
