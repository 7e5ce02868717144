import { existsSync, readFileSync } from 'node:fs'

/** One line of /proc/self/mountinfo. */
interface Mount {
  /** Where it is mounted. */
  at: string
  /** Which folder of the file system is seen there. */
  root: string
  type: string
}

/** Why data in a folder would not outlive the container or the machine's next start; undefined where it would. */
export function ephemeralReason(folder: string, table = readTable()): string | undefined {
  const mount = parseMounts(table)
    .filter(({ at }) => at === '/' || folder === at || folder.startsWith(`${at}/`))
    .sort((a, b) => a.at.length - b.at.length)
    .at(-1)
  if (!mount) return undefined
  if (MEMORY.has(mount.type)) return `${mount.at} is a file system in memory (${mount.type}): the next restart empties it`
  if (mount.at === '/' && isContainerLayer(mount))
    return 'it is on the writable layer of a container, which is thrown away with the container'
  return undefined
}

const MEMORY = new Set(['tmpfs', 'ramfs'])
const LAYERED = new Set(['overlay', 'aufs', 'fuse.fuse-overlayfs', 'fuse-overlayfs'])

// Judged by the mount table alone. A marker file is part of the image: it is there on a machine made from one, and it stays
// there where a volume is mounted.
const isContainerLayer = ({ type, root }: Mount): boolean =>
  LAYERED.has(type) || /\/(docker|containers\/storage|containerd)\//.test(`${root}/`)

function parseMounts(table: string): Mount[] {
  return table.split('\n').flatMap((line) => {
    const [before = '', after = ''] = line.split(' - ')
    const [, , , root, at] = before.split(' ')
    const type = after.split(' ')[0]
    return root && at && type ? [{ at: unescapeOctal(at), root: unescapeOctal(root), type }] : []
  })
}

// Spaces and tabs in a path are written as \040 and \011.
const unescapeOctal = (path: string): string =>
  path.replace(/\\([0-7]{3})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 8)))

const readTable = (): string => (existsSync('/proc/self/mountinfo') ? readFileSync('/proc/self/mountinfo', 'utf8') : '')
