import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Debian packages whose programs are far sides of tests, and where they put them. `.ci/run` installs every one. */
const PACKAGES = {
  git: '/usr/bin/git',
  hugo: '/usr/bin/hugo',
  jekyll: '/usr/bin/jekyll',
  'mariadb-server': '/usr/sbin/mariadbd',
  mkdocs: '/usr/bin/mkdocs',
  'monitoring-plugins': '/usr/lib/nagios/plugins/check_tcp',
  nginx: '/usr/sbin/nginx',
  openssl: '/usr/bin/openssl',
  'openssh-server': '/usr/sbin/sshd',
  'postgresql-15': '/usr/lib/postgresql/15/bin/postgres',
  prometheus: '/usr/bin/prometheus',
  'prometheus-blackbox-exporter': '/usr/bin/prometheus-blackbox-exporter',
} as const

export type Package = keyof typeof PACKAGES

/** Where the program of a Debian package lies. */
export const programOf = (name: Package): string => PACKAGES[name]

/** Those of the packages that are not installed here. */
export const missingOf = (packages: Package[]): Package[] => packages.filter((name) => !existsSync(PACKAGES[name]))

/** A program that a test started. */
export interface Program {
  pid: number
  /** Everything it said so far. */
  output(): string
  /** Ends it by its pid, and waits until it is gone. Its folder goes too. */
  stop(): Promise<void>
}

interface Start {
  program: string
  args: string[]
  /** Where its configuration and data lie; removed when it stops. */
  folder: string
  /** Resolves to whether it is ready to be asked. */
  ready(): Promise<boolean>
  env?: NodeJS.ProcessEnv
  /** What ends it; SIGTERM where nothing is said. Its data is thrown away, so it need not be left in order. */
  ending?: NodeJS.Signals
  /** Who it runs as; nobody else where it is not said. */
  user?: { uid: number; gid: number } | undefined
}

/** Starts a program in the foreground and waits, for half a minute at most, until it can be asked. */
export async function startProgram({
  program,
  args,
  folder,
  ready,
  env = process.env,
  user,
  ending = 'SIGTERM',
}: Start): Promise<Program> {
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: folder,
    env,
    ...(user && { uid: user.uid, gid: user.gid }),
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output = (output + chunk).slice(-100_000)
    })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  child.once('error', (error) => {
    output += error.message
  })
  // A test run that is torn down early leaves nothing behind.
  const kill = () => void child.kill('SIGKILL')
  process.once('exit', kill)
  const stop = async () => {
    await end(child, ended, ending)
    process.off('exit', kill)
    rmSync(folder, { recursive: true, force: true })
  }
  for (const until = Date.now() + 30_000; ; await sleep(50)) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined || Date.now() > until) {
      await stop()
      throw new Error(`${program} did not start:\n${output}`)
    }
    if (await ready()) return { pid: child.pid, output: () => output, stop }
  }
}

async function end(child: ChildProcess, ended: Promise<void>, signal: NodeJS.Signals): Promise<void> {
  if (child.pid === undefined) return
  child.kill(signal)
  const patience = setTimeout(() => child.kill('SIGKILL'), 5000)
  await ended
  clearTimeout(patience)
}

/** A folder of its own in the system's place for such. */
export const makeFolder = (name: string): string => mkdtempSync(join(tmpdir(), `nevermore-${name}-`))

/** Ports of loopback that are free now: for programs that cannot choose one themselves. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer()
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      return server
    }),
  )
  const ports = servers.map((server) => (server.address() as AddressInfo).port)
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  return ports
}

/** Whether something on loopback takes connections at this port. */
export const listensAt = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const answer = (listens: boolean) => () => {
      socket.destroy()
      resolve(listens)
    }
    socket.once('connect', answer(true)).once('error', answer(false))
  })
