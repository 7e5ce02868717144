import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { ThreadPool } from './thread-pool'

const folder = mkdtempSync(join(tmpdir(), 'nevermore-threads-'))
const file = join(folder, 'thread.mjs')
writeFileSync(
  file,
  `import { parentPort, threadId } from 'node:worker_threads'
   parentPort.on('message', (request) => {
     if (request === 'loop') for (;;);
     if (request === 'exit') process.exit(0)
     if (request === 'throw') throw new Error('broken')
     if (request === 'grow') { const kept = []; for (;;) kept.push(new Array(100_000).fill(Math.random())) }
     if (request === 'environment') return parentPort.postMessage({ reply: Object.keys(process.env).length })
     parentPort.postMessage({ reply: request + ' by ' + threadId })
   })
   parentPort.postMessage({ ready: true })`,
)
afterAll(() => rmSync(folder, { recursive: true }))

let pool: ThreadPool<string, string>
const open = (threads = 1, deadlineMs = 300) => {
  pool = new ThreadPool({ file, threads, heapMb: 32, deadlineMs })
  return pool
}
afterEach(() => pool.close())

test('requests are answered in turn by a thread that stays', async () => {
  open()
  const replies = await Promise.all(['a', 'b', 'c'].map((request) => pool.run(request)))
  expect(replies.map((reply) => reply[0])).toEqual(['a', 'b', 'c'])
  expect(new Set(replies.map((reply) => reply.slice(1))).size).toBe(1)
})

test('two requests run at the same time in two threads', async () => {
  open(2)
  const slow = pool.run('loop').catch((error) => error.failure)
  expect(await pool.run('quick')).toContain('quick')
  expect(await slow).toBe('deadline')
})

test.each([
  ['loop', 'deadline'],
  ['grow', 'memory'],
  ['throw', 'crash'],
  ['exit', 'crash'],
])('a thread that does "%s" is said to have met its %s, and the next request is answered', async (request, failure) => {
  // Filling the heap takes its time on a busy machine; only the endless loop is to meet the deadline.
  open(1, request === 'loop' ? 300 : 10_000)
  const broken = pool.run(request)
  const next = pool.run('next')
  await expect(broken).rejects.toMatchObject({ failure })
  expect(await next).toContain('next')
})

test('what would wait behind too many is refused at once, and those before it are answered', async () => {
  pool = new ThreadPool({ file, threads: 1, heapMb: 32, deadlineMs: 5_000, waiting: 2 })
  const all = await Promise.allSettled(['a', 'b', 'c', 'd', 'e'].map((request) => pool.run(request)))
  expect(all.map((one) => (one.status === 'fulfilled' ? one.value[0] : one.reason.failure))).toEqual([
    'a',
    'b',
    'c',
    'busy',
    'busy',
  ])
  expect(await pool.run('f')).toContain('f')
})

test('a file that is not there is a crash, not the end of the process', async () => {
  pool = new ThreadPool({ file: join(folder, 'missing.mjs'), threads: 1, heapMb: 32, deadlineMs: 300 })
  await expect(pool.run('a')).rejects.toMatchObject({ failure: 'crash' })
})

test('the event loop is free while a thread is not', async () => {
  open()
  let ticks = 0
  const ticking = setInterval(() => ticks++, 5)
  await pool.run('loop').catch(() => {})
  clearInterval(ticking)
  expect(ticks).toBeGreaterThan(20)
})

test('a thread sees nothing of the environment', async () => {
  open()
  expect(await pool.run('environment')).toBe(0)
})
