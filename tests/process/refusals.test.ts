import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fromRoot } from '@/lib/platform/root'
import { Folder, runProgram } from './program'

const NOBODY = 65534
const isRoot = process.getuid?.() === 0
let folder: Folder

beforeEach(() => {
  folder = new Folder()
})
afterEach(() => folder.remove())

/** A refusal is two lines, a sentence and what to do, and an exit code that is not 0. */
async function refusal(args: string[], env: Record<string, string> = {}, uid?: number): Promise<string> {
  const { exitCode, output } = await runProgram(args, { env, ...(uid === undefined ? {} : { uid }) })
  expect(exitCode, output).toBe(78)
  expect(output.trimEnd().split('\n'), output).toHaveLength(2)
  expect(output).not.toMatch(/\bat .*:\d+:\d+/)
  return output.split('\n')[0]?.replace('nevermore: ', '') ?? ''
}

const serve = (...args: string[]) => ['serve', '--port', '0', '--data-dir', folder.path, ...args]
const withUrl = (url: string) => refusal(serve(), { DATABASE_URL: url })

async function listening(answer: (server: Server) => Promise<void>, onData?: Buffer) {
  const server = createServer((socket) => socket.on('error', () => {}).on('data', () => onData && socket.end(onData)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    await answer(server)
  } finally {
    server.close()
  }
}

const portOf = (server: Server): number => {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

/** PostgreSQL's words for "no": a message E with the fields severity, code and text. */
const postgresError = (code: string, text: string): Buffer => {
  const fields = Buffer.from(`SFATAL\0C${code}\0M${text}\0\0`)
  const head = Buffer.from([0x45, 0, 0, 0, 0])
  head.writeInt32BE(fields.length + 4, 1)
  return Buffer.concat([head, fields])
}

test('a port in use', () =>
  listening(async (server) => {
    const port = portOf(server)
    expect(await refusal(['serve', '--port', String(port), '--data-dir', folder.path])).toBe(
      `Cannot listen on 127.0.0.1:${port}: the port is in use.`,
    )
  }))

test('a data directory that is a file', async () => {
  writeFileSync(folder.at('file'), '')
  expect(await refusal(['serve', '--port', '0', '--data-dir', folder.at('file')])).toBe(
    `The data directory ${folder.at('file')} cannot be used: a file of that name is in the way.`,
  )
})

test('a data directory below a file', async () => {
  writeFileSync(folder.at('file'), '')
  expect(await refusal(['serve', '--port', '0', '--data-dir', folder.at('file', 'data')])).toMatch(/a file is in the way\.$/)
})

test('a data directory that may not be written', async () => {
  mkdirSync(folder.at('closed'), { mode: 0o555 })
  expect(
    await refusal(['serve', '--port', '0', '--data-dir', folder.at('closed', 'data')], {}, isRoot ? NOBODY : undefined),
  ).toBe(`The data directory ${folder.at('closed', 'data')} cannot be used: this user may not write there.`)
})

test('a data directory in a Git work tree, unless Git ignores it there', async () => {
  mkdirSync(folder.at('repository'))
  spawnSync('git', ['init', '--quiet', folder.at('repository')])
  const inside = folder.at('repository', 'data')
  expect(await refusal(['serve', '--port', '0', '--data-dir', inside])).toBe(
    `The data directory ${inside} lies inside the Git work tree ${folder.at('repository')}, where a checkout or a clean deletes it.`,
  )
  writeFileSync(folder.at('repository', '.gitignore'), 'data/\n')
  const { output } = await runProgram(['doctor', '--data-dir', inside])
  expect(output).toContain(`ok       data directory: ${inside}`)
})

// Mounting is for root alone; this needs a disk that is small.
if (isRoot) {
  test('a full disk', async () => {
    mkdirSync(folder.at('small'))
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=40m,mode=711', 'tmpfs', folder.at('small')]).status).toBe(0)
    try {
      expect(await refusal(['serve', '--port', '0', '--data-dir', folder.at('small')])).toMatch(
        /^The disk that holds .*\/small is full: \d+ MB are free, and 64 MB are the least to start with\.$/,
      )
      const inMemory = { NEVERMORE_ALLOW_EPHEMERAL_DATA: '0' }
      spawnSync('mount', ['-o', 'remount,size=200m', folder.at('small')])
      expect(await refusal(['serve', '--port', '0', '--data-dir', folder.at('small')], inMemory)).toMatch(
        /would be lost: .* is a file system in memory \(tmpfs\): the next restart empties it\.$/,
      )
    } finally {
      spawnSync('umount', [folder.at('small')])
    }
  })
}

test('DATABASE_URL: nobody listens there', async () => {
  expect(await withUrl('postgresql://me:secret@127.0.0.1:1/nevermore')).toBe(
    'The database at 127.0.0.1:1/nevermore does not answer: the connection was refused.',
  )
})

test('DATABASE_URL: no such host', async () => {
  expect(await withUrl('postgresql://me:secret@no-such-host.invalid/nevermore')).toMatch(
    /^The database at no-such-host\.invalid:5432\/nevermore does not answer: the host name (is unknown|could not be looked up)\.$/,
  )
})

test('DATABASE_URL: no such socket', async () => {
  expect(await withUrl(`postgresql://me@localhost/nevermore?host=${encodeURIComponent(folder.path)}`)).toMatch(
    /does not answer: there is no such socket\.$/,
  )
})

test('DATABASE_URL: a server that never says a word', () =>
  listening(async (server) => {
    expect(await withUrl(`postgresql://me@127.0.0.1:${portOf(server)}/nevermore`)).toMatch(/nothing came back in time\.$/)
  }))

test.each([
  ['28P01', 'password authentication failed for user "me"', 'it refused the password'],
  ['28000', 'no pg_hba.conf entry for host', 'it refused the user'],
  ['3D000', 'database "nevermore" does not exist', 'it has no database of that name'],
  ['53300', 'sorry, too many clients already', 'it has no connection left'],
])('DATABASE_URL: the server says %s', (code, text, words) =>
  listening(
    async (server) => {
      const place = `127.0.0.1:${portOf(server)}/nevermore`
      expect(await withUrl(`postgresql://me:secret@${place}`)).toBe(`The database at ${place} does not answer: ${words}.`)
    },
    postgresError(code, text),
  ),
)

test('DATABASE_URL: not an address at all', async () => {
  expect(await withUrl('mysql://me:secret@127.0.0.1/nevermore')).toBe(
    'The settings are not usable: DATABASE_URL: expected postgresql://user:password@host:port/name.',
  )
})

test.each(['web', 'worker'])('%s alone without DATABASE_URL', async (name) => {
  expect(await refusal([name, '--data-dir', folder.path])).toBe(
    `"nevermore ${name}" runs without a database of its own, and DATABASE_URL is not set.`,
  )
})

test('a Node that is too old is told so, in words', () => {
  const pretend = `data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'18.20.4'}})`
  const { status, stderr } = spawnSync(process.execPath, ['--import', pretend, fromRoot('cli', 'nevermore.mjs')], {
    encoding: 'utf8',
  })
  expect(status).toBe(78)
  expect(stderr).toMatch(
    /^nevermore: this is Node 18\.20\.4, and Nevermore needs Node 20\.19 or newer\.\n.*Install a current Node/,
  )
})

test('a mistyped command and a mistyped option', async () => {
  expect(await runProgram(['sevre'])).toEqual({
    exitCode: 2,
    output: 'There is no command "sevre". Did you mean "serve"? "nevermore help" lists them all.\n',
  })
  const { exitCode, output } = await runProgram(['serve', '--prot', '1'])
  expect(exitCode).toBe(2)
  expect(output).toMatch(/^nevermore serve: Unknown option '--prot'/)
})
