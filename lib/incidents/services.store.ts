import type { Actor } from '../access/actor'
import { demand } from '../access/rules'
import { visibleIncidents } from '../access/visible.store'
import { db, isDuplicate, type Tx } from '../platform/db/client'
import { Conflict, Invalid, NotFound } from '../platform/errors'
import { newId } from '../platform/ids'

export interface Service {
  id: string
  name: string
  /** How many incidents that the actor may see name it. */
  incidents: number
}

export async function listServices(actor: Actor): Promise<Service[]> {
  demand(actor, 'read')
  const rows = await db().service.findMany({
    select: {
      id: true,
      name: true,
      _count: { select: { incidents: { where: { incident: { AND: [{ deletedAt: null }, visibleIncidents(actor)] } } } } },
    },
    orderBy: { name: 'asc' },
  })
  return rows.map(({ _count, ...service }) => ({ ...service, incidents: _count.incidents }))
}

/** Adding one that is there already is no change: it is returned. */
export async function addService(actor: Actor, name: string): Promise<{ id: string; name: string }> {
  demand(actor, 'write')
  const [service] = await ensureServices(db(), [name])
  if (!service) throw new NotFound('The service was not made.')
  return service
}

/** @throws Invalid where another service has the name, NotFound */
export async function renameService(actor: Actor, { id, name }: { id: string; name: string }): Promise<void> {
  demand(actor, 'write')
  try {
    const { count } = await db().service.updateMany({ where: { id }, data: { name } })
    if (count === 0) throw new NotFound('No such service.')
  } catch (error) {
    if (!isDuplicate(error)) throw error
    throw new Invalid(`There is another service called ${name}.`, { name: `There is another service called ${name}.` })
  }
}

/** Only a service that no incident names, not even a deleted or a private one, can go. @throws Conflict */
export async function deleteService(actor: Actor, id: string): Promise<void> {
  demand(actor, 'write')
  const { count } = await db().service.deleteMany({ where: { id, incidents: { none: {} } } })
  if (count > 0) return
  if (await db().service.findUnique({ where: { id }, select: { id: true } }))
    throw new Conflict('An incident names this service (it may be deleted or private); rename the service instead.')
}

/** The services of these names, made where they are missing. "Checkout" finds "checkout". */
export async function ensureServices(
  tx: Pick<Tx, '$queryRaw' | 'service'>,
  names: string[],
): Promise<{ id: string; name: string }[]> {
  const wanted = [...new Map(names.map((name) => [name.toLowerCase(), name])).values()]
  if (wanted.length === 0) return []
  const found = await named(tx, wanted)
  const have = new Set(found.map(({ name }) => name.toLowerCase()))
  const missing = wanted.filter((name) => !have.has(name.toLowerCase()))
  if (missing.length === 0) return found
  await tx.service.createMany({ data: missing.map((name) => ({ id: newId(), name })), skipDuplicates: true })
  return named(tx, wanted)
}

const named = (tx: Pick<Tx, '$queryRaw'>, names: string[]) =>
  tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT DISTINCT ON (lower(name)) id, name FROM services
    WHERE lower(name) = ANY (SELECT lower(unnest(${names}::text[]))) ORDER BY lower(name), created_at`
