import { relativePath, withAddresses } from './address'

/** A file that lies beside a document: where, from the same folder as the document's path is told, and what is in it. */
export interface FileBeside {
  path: string
  hash: string
  bytes: number
}

interface Named {
  id: string
  name: string
  hash: string
  bytes: number
}

/** The folder for the files of a document: "postmortems/inc-12.md" has them in "postmortems/inc-12". */
const folderBeside = (path: string): string => path.replace(/\.[^./]*$/, '')

/**
 * A document with the addresses of attachments made relative, as it stands at `path`, and the files that have to lie beside it
 * then. Only what the text names goes along.
 */
export function placeBeside(text: string, path: string, attachments: readonly Named[]): { text: string; files: FileBeside[] } {
  const named = attachments.filter(({ id }) => text.includes(`attachment:${id}/`))
  const folder = folderBeside(path)
  const last = folder.slice(folder.lastIndexOf('/') + 1)
  return {
    text: withAddresses(text, new Map(named.map(({ id, name }) => [id, relativePath(last, name)]))),
    files: named.map(({ name, hash, bytes }) => ({ path: `${folder}/${name}`, hash, bytes })),
  }
}
