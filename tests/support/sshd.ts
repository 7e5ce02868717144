import { execFileSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { freePorts, listensAt, makeFolder, type Program, programOf, startProgram } from './debian'

export interface Sshd extends Program {
  port: number
  /** Who may sign in, with the key in `keyFile` and nothing else. */
  user: string
  keyFile: string
  /** The server's own key as known_hosts wants it, without the host: "ssh-ed25519 AAAA…". */
  hostKey: string
}

/** Debian's OpenSSH server on loopback, for the user who runs the tests. */
export async function startSshd(): Promise<Sshd> {
  const folder = makeFolder('sshd')
  chmodSync(folder, 0o700)
  const [hostKeyFile, keyFile, authorized] = ['host_key', 'key', 'authorized_keys'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  for (const file of [hostKeyFile, keyFile]) execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', file])
  copyFileSync(`${keyFile}.pub`, authorized)
  const [port] = (await freePorts(1)) as [number]
  // Where root starts it, it insists on this folder, which the system's own service would have made.
  if (process.getuid?.() === 0 && !existsSync('/run/sshd')) mkdirSync('/run/sshd', { mode: 0o755 })
  const settings = {
    ListenAddress: `127.0.0.1:${port}`,
    HostKey: hostKeyFile,
    AuthorizedKeysFile: authorized,
    PidFile: 'none',
    // Its folder lies among the system's temporary ones, which everybody may write to.
    StrictModes: 'no',
    UsePAM: 'no',
    PermitRootLogin: 'prohibit-password',
    PasswordAuthentication: 'no',
    KbdInteractiveAuthentication: 'no',
  }
  const program = await startProgram({
    program: programOf('openssh-server'),
    args: ['-D', '-e', '-f', '/dev/null', ...Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`])],
    folder,
    ready: () => listensAt(port),
  })
  const hostKey = readFileSync(`${hostKeyFile}.pub`, 'utf8').split(' ').slice(0, 2).join(' ')
  return { ...program, port, user: userInfo().username, keyFile, hostKey }
}
