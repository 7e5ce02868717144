import { hash, verify } from '@node-rs/argon2'
import { Limited } from '../platform/errors'

/** argon2id, 19 MiB, two passes, one lane: what OWASP asks for at least. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** No more than two at once: each takes 19 MiB and most of a core, and signing in must not be a way to fill the machine. */
const AT_ONCE = 2
/** And no longer queue than is worked off in some seconds. */
const IN_QUEUE = 64
let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= IN_QUEUE)
    throw new Limited('Too many people are signing in at this moment. Try again in ten seconds.', 10)
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

/** The hash to store of a password that password-rules.ts has nothing against. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(sameBytes(password), COST))

/** The same characters are the same bytes, however the keyboard put them together. */
const sameBytes = (password: string) => password.normalize('NFKC')

let dummy: Promise<string> | undefined

/** True when the password is the one hashed. Without a hash (no such account) it takes as long and is false. */
export async function passwordMatches(password: string, stored: string | null): Promise<boolean> {
  dummy ??= hashPassword('the password of nobody')
  const against = stored ?? (await dummy)
  return (await inTurn(() => verify(against, sameBytes(password)).catch(() => false))) && stored !== null
}
