import { createHash, randomBytes } from 'node:crypto'
import { uuidv7 } from 'uuidv7'

/** A new row's id: UUIDv7, so that a restored or merged instance never hands one out twice and rows sort by age. */
export const newId = (): string => uuidv7()

/** A secret for a link or a cookie: 32 random bytes, base64url. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What is stored of a secret. The secrets are random and long, so a plain hash is enough. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')
