import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { Refusal } from '../../errors'

/** The unprivileged user that PostgreSQL runs as where we are root; undefined where it runs as we do. */
export interface ServerUser {
  name: string
  uid: number
  gid: number
}

/**
 * PostgreSQL refuses to be root. A user named nevermore is taken where there is one, else nobody; a database that exists
 * already keeps the user it belongs to.
 * @throws Refusal where no such user exists
 */
export function serverUser(databaseFolder: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = readUsers()
  const owner = existsSync(databaseFolder) ? statSync(databaseFolder).uid : 0
  const chosen = owner
    ? users.find((user) => user.uid === owner)
    : ['nevermore', 'nobody'].map((name) => users.find((user) => user.name === name)).find((user) => user && user.uid !== 0)
  if (chosen) return chosen
  throw new Refusal(
    owner
      ? `${databaseFolder} belongs to user number ${owner}, which this machine does not have.`
      : 'PostgreSQL does not run as root, and this machine has neither a user "nevermore" nor "nobody" to run it as.',
    'Create one: useradd --system --user-group nevermore.',
  )
}

function readUsers(): ServerUser[] {
  const lines = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : []
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}

/** A folder that only the server's user (and root) can look into. */
export function ownFolder(path: string, user: ServerUser | undefined): void {
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const there = lstatSync(path)
  const owner = user?.uid ?? process.getuid?.() ?? there.uid
  if (!there.isDirectory() || (there.uid !== owner && there.uid !== process.getuid?.()))
    throw new Refusal(`${path} is in the way: it belongs to somebody else.`, 'Move it away, or choose another --data-dir.')
  if (user && there.uid !== user.uid) chownSync(path, user.uid, user.gid)
}

/**
 * Lets the server's user through to its folders. What is above the data directory is not ours to open.
 * @throws Refusal where a folder above is closed to the server's user
 */
export function openWay(path: string, user: ServerUser | undefined): void {
  if (!user) return
  const there = statSync(path)
  if (there.uid === 0 && !(there.mode & 0o001)) chmodSync(path, (there.mode & 0o777) | 0o011)
  for (let folder = path; folder !== dirname(folder); folder = dirname(folder)) {
    const { uid, gid, mode } = statSync(folder)
    const mayEnter = uid === user.uid ? mode & 0o100 : gid === user.gid ? mode & 0o010 : mode & 0o001
    if (!mayEnter)
      throw new Refusal(
        `PostgreSQL runs as "${user.name}" and cannot reach ${path}, because ${folder} is closed to others.`,
        `Choose a --data-dir that others can enter, such as /var/lib/nevermore, or open the folder: chmod o+x ${folder}`,
      )
  }
}
