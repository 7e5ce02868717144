import { createHash, hkdfSync } from 'node:crypto'
import { chmodSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chooseDataDir } from './data-dir'
import { Refusal } from './errors'
import { newSecret } from './ids'
import { readIfThere, readOrMake } from './made-once'
import { settings } from './settings'
import { weakness } from './weak-key'

/** A key that secrets are sealed with. */
export interface SecretsKey {
  /** Says which key it is without telling anything of it. */
  id: string
  bytes: Buffer
}

/** What seals, first, and what only opens: the keys before it, until everything is sealed anew. */
export interface Keyring {
  keys: [SecretsKey, ...SecretsKey[]]
  /** Where the keys come from: the operator's setting, or the file in the data directory. */
  from: 'setting' | 'file'
}

const ourDataDir = (): string => chooseDataDir(settings())
export const secretsKeyFile = (dataDir = ourDataDir()): string => join(dataDir, 'secrets-key')

/**
 * The keys of this installation, read anew each time: a rotation reaches processes that run. Null where there is none yet.
 * @throws Refusal where a key is too weak to be used
 */
export function readKeyring(dataDir = ourDataDir()): Keyring | null {
  const given = settings().secretsKey
  if (given) return { keys: parseKeys(given, 'NEVERMORE_SECRETS_KEY'), from: 'setting' }
  const file = secretsKeyFile(dataDir)
  const kept = readIfThere(file)
  return kept === null ? null : { keys: parseKeys(kept, file), from: 'file' }
}

/** The keys; one is made, and kept in the data directory, where there is none. @throws Refusal */
export function ensureKeyring(): Keyring {
  const stands = readKeyring()
  if (stands) return stands
  return { keys: parseKeys(readOrMake(secretsKeyFile(), newSecret), secretsKeyFile()), from: 'file' }
}

/** Puts a new key before those of the file. What was sealed before can still be opened. */
export function addNewKey(): void {
  writeKeys([newSecret(), ...linesOf(readIfThere(secretsKeyFile()) ?? '')])
}

/** Forgets all keys of the file but the newest: nothing is sealed with them any more. */
export function keepNewestKey(): void {
  writeKeys(linesOf(readIfThere(secretsKeyFile()) ?? '').slice(0, 1))
}

/** Whether others than its owner may read the key's file. */
export const isOpenToOthers = (dataDir: string): boolean => {
  const stats = statSync(secretsKeyFile(dataDir), { throwIfNoEntry: false })
  return stats !== undefined && (stats.mode & 0o077) !== 0
}

// Replaced whole or not at all: half a key would be a lost one.
function writeKeys(lines: string[]): void {
  const file = secretsKeyFile()
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${lines.join('\n')}\n`, { mode: 0o600, flush: true })
  chmodSync(draft, 0o600)
  renameSync(draft, file)
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

function parseKeys(text: string, where: string): [SecretsKey, ...SecretsKey[]] {
  const [first, ...others] = linesOf(text).map((line) => {
    const problem = weakness(line)
    if (problem) throw new Refusal(`The key for secrets in ${where} is not usable: ${problem}.`, KEY_ADVICE)
    return deriveKey(line)
  })
  if (!first) throw new Refusal(`There is no key for secrets in ${where}: it is empty.`, KEY_ADVICE)
  return [first, ...others]
}

const KEY_ADVICE = 'Bring back the key it was, or see “The key for secrets” in docs/operations.md.'

function deriveKey(line: string): SecretsKey {
  const bytes = Buffer.from(hkdfSync('sha256', line, '', 'nevermore secrets, aes-256-gcm', 32))
  const id = createHash('sha256').update('nevermore secrets, key id').update(bytes).digest('hex').slice(0, 12)
  return { id, bytes }
}
