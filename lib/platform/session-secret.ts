import { join } from 'node:path'
import { newSecret } from './ids'
import { readOrMake } from './made-once'

/** The secret that sessions are signed with: made on the first start, kept in the data directory, readable by its owner only. */
export const sessionSecret = (dataDir: string): string => readOrMake(join(dataDir, 'session-secret'), newSecret)
