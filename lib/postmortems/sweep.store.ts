import { db } from '../platform/db/client'

/** Forgets laid-out text that was made before a moment; what is still read is made anew. Returns how many went. */
export const forgetRenderedBefore = (moment: Date): Promise<number> => db().$executeRaw`
  DELETE FROM rendered_markdown WHERE created_at < ${moment}`
