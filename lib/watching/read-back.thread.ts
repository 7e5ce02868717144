import { serveRequests } from '../platform/thread'
import { type Broken, type ReadBack, readBack, type Texts } from './reading/compare'

/** Null: the texts broke the parser. */
export type ReadBackReply = ReadBack | Broken | null

serveRequests((texts: Texts): ReadBackReply => {
  try {
    return readBack(texts)
  } catch {
    return null
  }
})
