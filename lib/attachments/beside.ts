import { addressOf, relativePath, withAddresses } from './address'

/** A file that lies beside a document: where, from the same folder as the document's path is told, and what is in it. */
export interface FileBeside {
  path: string
  hash: string
  bytes: number
}

/** A document with the files that lie beside it. */
export interface Beside {
  /** With the addresses of its attachments made relative. */
  text: string
  /** What it names. */
  files: FileBeside[]
  /** The paths of what it does not name: nothing of them is to lie there. */
  absent: string[]
}

interface Named {
  id: string
  name: string
  hash: string
  bytes: number
  /** What was deleted goes along with nothing. */
  deletedAt: Date | null
}

/** The folder for the files of a document: "postmortems/inc-12.md" has them in "postmortems/inc-12". */
const folderBeside = (path: string): string => path.replace(/\.[^./]*$/, '')

/** A document as it stands at `path`. Of the attachments of its incident only what the text names goes along. */
export function placeBeside(text: string, path: string, attachments: readonly Named[]): Beside {
  const isNamed = ({ id, deletedAt }: Named) => deletedAt === null && text.includes(`attachment:${id}/`)
  const named = attachments.filter(isNamed)
  const folder = folderBeside(path)
  const last = lastOf(folder)
  return {
    text: withAddresses(text, new Map(named.map(({ id, name }) => [id, relativePath(last, name)]))),
    files: named.map(({ name, hash, bytes }) => ({ path: `${folder}/${name}`, hash, bytes })),
    absent: attachments.filter((one) => !isNamed(one)).map(({ name }) => `${folder}/${name}`),
  }
}

/** The same document as it is kept here: the relative addresses of files beside it are those of its attachments again. */
export function takeBack(text: string, path: string, attachments: readonly Named[]): string {
  const last = lastOf(folderBeside(path))
  return attachments.reduce(
    (so, one) =>
      so.replace(new RegExp(`(?<=[(<]|\\]: )${escaped(relativePath(last, one.name))}(?=[)>\\s]|$)`, 'gm'), addressOf(one)),
    text,
  )
}

const lastOf = (folder: string): string => folder.slice(folder.lastIndexOf('/') + 1)
const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
