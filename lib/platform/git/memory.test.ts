import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { prepareBare } from './bare'
import { nameGitFailure } from './failures'
import { GitFailed, runGit } from './run'

const MB = 1_000_000
let folder: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nevermore-git-memory-'))
  await prepareBare(folder, 'https://git.example.org/shop', [])
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const [BLOB, DELTA] = [3, 6]

test.each<[string, () => Buffer]>([
  ['16 KB that stand for a gigabyte', () => pack([text(65_536), deltaOf(65_536, 16_384)])],
  ['a pack that says it holds a thousand million objects', () => pack([text(10)], 10 ** 9)],
])('%s are refused before they are unpacked', async (_, made) => {
  const { peak, failed } = await take(made())
  expect(failed).toBe('too_large')
  expect(peak).toBeLessThan(100 * MB)
})

test('a chain of large objects, each made of the one before, is unpacked one after another', async () => {
  const links = Array.from({ length: 3 }, (_, at) => deltaOf(at === 0 ? 65_536 : 960 * 65_536, 960))
  const { peak, failed } = await take(pack([text(65_536), ...links]))
  expect(failed).toBeUndefined()
  expect(peak).toBeLessThan(250 * MB)
})

test('a large file goes through without being held', async () => {
  const { peak, failed } = await take(pack([text(110 * MB)]))
  expect(failed).toBeUndefined()
  expect(peak).toBeLessThan(100 * MB)
})

/** Has Git take a pack in as it does from a server: what it called its failure, and the most that it held meanwhile. */
async function take(bytes: Buffer): Promise<{ peak: number; failed: string | undefined }> {
  let peak = 0
  const watch = setInterval(() => {
    peak = Math.max(peak, ...childrenInMemory())
  }, 5)
  const failed = await runGit(['index-pack', '--stdin'], { folder, stdin: bytes, timeoutMs: 60_000 }).then(
    () => undefined,
    (error) => (error instanceof GitFailed ? nameGitFailure(error).failure : String(error)),
  )
  clearInterval(watch)
  return { peak, failed }
}

/** The most that each child of this process has held so far, in bytes. */
const childrenInMemory = (): number[] =>
  readdirSync('/proc/self/task')
    .flatMap((task) => readFileSync(`/proc/self/task/${task}/children`, 'utf8').trim().split(' '))
    .filter(Boolean)
    .map((pid) => Number(/VmHWM:\s+(\d+)/.exec(statusOf(pid))?.[1] ?? 0) * 1024)

function statusOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return ''
  }
}

const text = (size: number): Buffer => entry(BLOB, Buffer.alloc(size, 'x'))

/** An object that is made of the one before it in the pack, copied again and again, 64 KB at a time. */
function deltaOf(baseSize: number, copies: number): (distance: number) => Buffer {
  const delta = Buffer.concat([varint(baseSize), varint(copies * 65_536), Buffer.alloc(copies, 0x80)])
  return (distance) => entry(DELTA, delta, offset(distance))
}

function pack(entries: (Buffer | ((distance: number) => Buffer))[], count = entries.length): Buffer {
  const head = Buffer.alloc(12)
  head.write('PACK')
  head.writeUInt32BE(2, 4)
  head.writeUInt32BE(count, 8)
  const parts: Buffer[] = [head]
  for (const each of entries) parts.push(typeof each === 'function' ? each(parts.at(-1)?.length ?? 0) : each)
  const body = Buffer.concat(parts)
  return Buffer.concat([body, createHash('sha1').update(body).digest()])
}

/** Kind and size, where its base stands if it has one, and the bytes. */
function entry(kind: number, bytes: Buffer, base: Buffer = Buffer.alloc(0)): Buffer {
  const first = (kind << 4) | (bytes.length & 15)
  const rest = Math.floor(bytes.length / 16)
  const head = rest > 0 ? Buffer.concat([Buffer.from([first | 0x80]), varint(rest)]) : Buffer.from([first])
  return Buffer.concat([head, base, deflateSync(bytes)])
}

function varint(value: number): Buffer {
  const bytes: number[] = []
  for (let left = value; ; left = Math.floor(left / 128)) {
    if (left < 128) return Buffer.from([...bytes, left])
    bytes.push((left % 128) | 0x80)
  }
}

/** How far before it the base begins, as Git writes it. */
function offset(distance: number): Buffer {
  const bytes = [distance & 127]
  for (let left = distance >> 7; left > 0; left >>= 7) bytes.unshift((--left & 127) | 0x80)
  return Buffer.from(bytes)
}
