/** Where a document can be found again, so that it is known when it comes with another content. Never holds credentials. */
export interface Origin {
  /** "upload", "folder", "zip:old.zip", or the address of a repository. */
  origin: string
  /** Its path there. */
  path: string
}

/** Paths longer than this are not remembered. */
export const PATH_LIMIT = 1_000

/** A file that was chosen or sent without its folder: many documents are called index.md, so the name alone says little. */
export const isBare = ({ origin, path }: Origin): boolean => origin === 'upload' && !path.includes('/')
