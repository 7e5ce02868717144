import { Refusal } from '../errors'

/** How much there is of what is never deleted: a drop means another database. */
export type Counts = Record<'incidents' | 'members' | 'actions', number>

export type EngineKind = 'embedded' | 'server'

/** What instance.json in the data directory says about the database this installation belongs to. */
export interface InstanceRecord {
  instanceId: string
  engine: EngineKind
  /** "host:port/name" of a server of one's own; null for the embedded one. */
  place: string | null
  counts: Counts
  countedAt: string
}

/** What stands in the database that was opened. */
export interface FoundInstance {
  engine: EngineKind
  place: string | null
  /** null where it has never been an instance of Nevermore. */
  instanceId: string | null
  /** Without the nouns whose table is missing. */
  counts: Partial<Counts>
  /** How many tables there are, and whether they are Nevermore's. */
  tables: number
  isOurs: boolean
}

const ADOPT = 'If this is meant, start once with --adopt-database.'

/**
 * Judged before a database is even started: which engine was used here the last time.
 * @throws Refusal rather than quietly going over to another database
 */
export function judgeEngine(record: InstanceRecord | undefined, engine: EngineKind, adopt: boolean): void {
  if (!record || record.engine === engine || adopt) return
  if (engine === 'embedded')
    throw new Refusal(
      `DATABASE_URL is not set, and this installation used the PostgreSQL at ${record.place} (${inWords(record)}).`,
      `Set DATABASE_URL again. The embedded database would show none of that. ${ADOPT}`,
    )
  throw new Refusal(
    `DATABASE_URL is set, and this installation used its embedded PostgreSQL (${inWords(record)}).`,
    `Unset DATABASE_URL to go on with it, or name another --data-dir for a new installation. ${ADOPT}`,
  )
}

/** @throws Refusal where the embedded database was there and its files are gone */
export function judgeFiles(record: InstanceRecord | undefined, isThere: boolean, adopt: boolean): void {
  if (record?.engine !== 'embedded' || isThere || adopt) return
  throw new Refusal(
    `The embedded database is gone: expected ${inWords(record)}, last seen ${record.countedAt}; its folder "postgres" is not in the data directory.`,
    `Bring the folder back from where it went, or from a backup. ${ADOPT}`,
  )
}

/**
 * Judges the database that answers against the one this installation knows, before anything is written to it.
 * @throws Refusal that says what was expected and what was found
 */
export function judgeIdentity(
  record: InstanceRecord | undefined,
  found: FoundInstance,
  { adopt, expectedId }: { adopt: boolean; expectedId?: string | undefined },
): void {
  if (expectedId !== undefined && found.instanceId !== null && found.instanceId !== expectedId)
    throw new Refusal(
      `NEVERMORE_INSTANCE_ID expects instance ${expectedId}, and the database is instance ${found.instanceId}.`,
      'Correct DATABASE_URL or the data directory, or NEVERMORE_INSTANCE_ID.',
    )
  if (adopt) return
  if (expectedId !== undefined && found.instanceId === null)
    throw new Refusal(
      `NEVERMORE_INSTANCE_ID expects instance ${expectedId}, and the database is empty.`,
      `Correct DATABASE_URL or the data directory. ${ADOPT}`,
    )
  if (found.instanceId === null && found.tables > 0 && !found.isOurs)
    throw new Refusal(
      `The database holds ${found.tables} tables of something else, and no Nevermore.`,
      'Give Nevermore a database of its own (createdb nevermore) and name it in DATABASE_URL.',
    )
  if (record) judgeKnown(record, found)
}

function judgeKnown(record: InstanceRecord, found: FoundInstance) {
  const expected = `expected ${inWords(record)}, last seen ${record.countedAt}`
  if (found.instanceId === null)
    throw new Refusal(
      `The database ${found.tables === 0 ? 'is empty' : `has ${found.tables} tables and no identity`}: ${expected}${record.place ? ` at ${record.place}` : ''}, found no instance${found.place ? ` at ${found.place}` : ''}.`,
      `A volume may be missing or the address be another one: bring the old database back. ${ADOPT}`,
    )
  if (found.instanceId !== record.instanceId)
    throw new Refusal(
      `This is another database: ${expected}; found ${inWords({ ...found, instanceId: found.instanceId })}${found.place ? ` at ${found.place}` : ''}.`,
      `Correct DATABASE_URL or --data-dir. ${ADOPT}`,
    )
  const nouns = Object.keys(record.counts) as (keyof Counts)[]
  const lost = nouns.filter((noun) => (found.counts[noun] ?? Number.POSITIVE_INFINITY) * 2 < record.counts[noun])
  if (lost.length > 0)
    throw new Refusal(
      `More than half of the data is gone: ${lost.map((noun) => `${record.counts[noun]} ${noun} expected, ${found.counts[noun]} found`).join('; ')} (last seen ${record.countedAt}).`,
      `An old copy or a half-made clone may be in its place: bring the right database back. ${ADOPT}`,
    )
}

const inWords = ({ instanceId, counts }: { instanceId: string; counts: Partial<Counts> }): string =>
  `instance ${instanceId} with ${counts.incidents ?? 'no table of'} incidents and ${counts.members ?? 'no table of'} members`
