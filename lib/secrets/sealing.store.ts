import { inTransaction, type Prisma, type Tx } from '../platform/db/client'
import { Invalid } from '../platform/errors'
import { log } from '../platform/log'
import { addNewKey, ensureKeyring, type Keyring, keepNewestKey, readKeyring, type SecretsKey } from '../platform/secrets-key'
import { seal, unseal } from './box'

interface Sealed {
  sealed: Uint8Array<ArrayBuffer>
  keyId: string
}

/**
 * Seals a text for a row within a transaction that holds the lock of the keys: a rotation that runs meanwhile does not forget the
 * key it is sealed with.
 * @throws Invalid where the key of the secrets that are there is lost: a new one beside it would hide that
 */
export async function sealIn(tx: Tx, id: string, text: string): Promise<Sealed> {
  await lockKeys(tx)
  if (readKeyring() === null && (await countSealed(tx)) > 0)
    throw new Invalid(
      'The key that the secrets of this installation are encrypted with is missing, so nothing was stored. Run “nevermore doctor” on the server.',
    )
  const { keys } = ensureKeyring()
  return { sealed: seal(keys[0].bytes, id, text), keyId: keys[0].id }
}

/** The text of a row; null where no key of this installation fits. */
export function unsealRow(row: Sealed & { id: string }, keyring: Keyring | null): string | null {
  const key = keyring?.keys.find(({ id }) => id === row.keyId)
  return key ? unseal(key.bytes, row.id, row.sealed) : null
}

/**
 * Seals every secret with a new key: of the data directory's file a new one is made and the old one forgotten; with keys from a
 * setting, the first of them is taken. Ended in the middle, the same again goes on.
 * @throws Invalid where a secret cannot be opened: nothing is changed then
 */
export async function rotateKey(): Promise<{ sealed: number; from: Keyring['from']; before: string; now: string }> {
  const { before, sealed } = await inTransaction(async (tx) => {
    await lockKeys(tx)
    const keyring = ensureKeyring()
    const unread = await countSealed(tx, { notIn: keyring.keys.map(({ id }) => id) })
    if (unread > 0)
      throw new Invalid(`${unread} of the secrets are sealed with a key that is not here. Bring it back, or delete them first.`)
    // Written before anything is sealed with it, and kept beside the old one until nothing is sealed with that.
    if (keyring.from === 'file') addNewKey()
    return { before: keyring, sealed: await sealAll(tx) }
  })
  // In a transaction of its own: the old key is forgotten only once what is sealed with the new one is on the disk.
  const now = await inTransaction(async (tx) => {
    await lockKeys(tx)
    const keyring = ensureKeyring()
    const left = await countSealed(tx, { not: keyring.keys[0].id })
    if (left === 0 && keyring.from === 'file') keepNewestKey()
    return keyring.keys[0].id
  })
  const { from, keys } = before
  log().info({ sealed, keyBefore: keys[0].id, key: now }, 'secrets sealed with a new key')
  return { sealed, from, before: keys[0].id, now }
}

async function sealAll(tx: Tx): Promise<number> {
  const keyring = ensureKeyring()
  const [newest] = keyring.keys
  const older = { where: { keyId: { not: newest.id } }, select: { id: true, sealed: true, keyId: true } }
  const secrets = await tx.secret.findMany(older)
  for (const row of secrets) await tx.secret.update({ where: { id: row.id }, data: sealAnew(row, keyring, newest) })
  const channels = await tx.notificationChannel.findMany(older)
  for (const row of channels) await tx.notificationChannel.update({ where: { id: row.id }, data: sealAnew(row, keyring, newest) })
  const hooks = await tx.repositoryHook.findMany(older)
  for (const row of hooks) await tx.repositoryHook.update({ where: { id: row.id }, data: sealAnew(row, keyring, newest) })
  return secrets.length + channels.length + hooks.length
}

/** Everything there is that is sealed: what checks sign in with, where channels lead, and what forges prove a push by. */
async function countSealed(tx: Tx, keyId: Prisma.StringFilter = {}): Promise<number> {
  const where = { keyId }
  const counts = [tx.secret.count({ where }), tx.notificationChannel.count({ where }), tx.repositoryHook.count({ where })]
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
}

function sealAnew(row: Sealed & { id: string }, keyring: Keyring, key: SecretsKey): Sealed {
  const text = unsealRow(row, keyring)
  if (text === null) throw new Invalid(`The secret ${row.id} cannot be opened. Nothing was changed.`)
  return { sealed: seal(key.bytes, row.id, text), keyId: key.id }
}

/** One at a time, over all processes: who seals, and who changes the keys. */
const lockKeys = (tx: Tx) => tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('nevermore secrets key', 0))`
