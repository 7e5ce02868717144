import { appendFileSync, existsSync, mkdtempSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeSpool } from './spool'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nevermore-spool-'))
  file = join(folder, 'waiting')
})
afterEach(() => rmSync(folder, { recursive: true }))

const numbers = (count: number) => Array.from({ length: count }, (_, n) => `line ${n}`)
const emptied = async (spool = makeSpool(file, 1e6)) => {
  const lines: string[] = []
  await spool.empty(async (line) => void lines.push(line))
  return lines
}

test('what was added at once is handed over in its order, and then forgotten', async () => {
  const spool = makeSpool(file, 1e6)
  expect(await Promise.all(numbers(500).map(spool.add))).toEqual(Array(500).fill(true))
  expect(spool.hasAny()).toBe(true)
  expect(await emptied(spool)).toEqual(numbers(500))
  expect([spool.hasAny(), await emptied(spool), existsSync(file)]).toEqual([false, [], false])
})

test('what comes while it is emptied is handed over as well, and nothing twice', async () => {
  const spool = makeSpool(file, 1e6)
  const taken: string[] = []
  const adding: Promise<boolean>[] = [spool.add('line 0')]
  await adding[0]
  let next = 1
  await spool.empty(async (line) => {
    taken.push(line)
    for (let n = 0; n < 3 && next < 300; n++) adding.push(spool.add(`line ${next++}`))
    // Now and then the file is written while the next one is begun.
    if (next % 2 === 0) await adding.at(-1)
  })
  await Promise.all(adding)
  await spool.empty(async (line) => void taken.push(line))
  expect(taken).toEqual(numbers(300))
})

test('a line that cannot be taken stops it, and nothing of what waits is lost, in this process or the next', async () => {
  const spool = makeSpool(file, 1e6)
  await Promise.all(numbers(5).map(spool.add))
  const taken: string[] = []
  const failing = async (line: string) => {
    if (line === 'line 3') throw new Error('away')
    taken.push(line)
  }
  await expect(spool.empty(failing)).rejects.toThrow('away')
  await spool.add('line 5')
  expect(taken).toEqual(['line 0', 'line 1', 'line 2'])
  expect(await emptied()).toEqual(numbers(6))
})

test('a line that the power cut in two takes no other with it', async () => {
  await makeSpool(file, 1e6).add('whole')
  appendFileSync(file, '\nhal')
  const spool = makeSpool(file, 1e6)
  await spool.add('after')
  expect(await emptied(spool)).toEqual(['whole', 'hal', 'after'])
})

test('more than it may hold is refused, and what it holds stays', async () => {
  const spool = makeSpool(file, 100)
  expect(await spool.add('x'.repeat(60))).toBe(true)
  expect(await spool.add('y'.repeat(60))).toBe(false)
  expect(await spool.add('z')).toBe(true)
  expect(await emptied(spool)).toEqual(['x'.repeat(60), 'z'])
})

test('a file that cannot be written is told to whoever waits', async () => {
  const spool = makeSpool(join(folder, 'nowhere', 'waiting'), 1e6)
  await expect(spool.add('lost')).rejects.toThrow('ENOENT')
  await makeSpool(file, 1e6).add('kept')
  truncateSync(file, 0)
  expect(await emptied()).toEqual([])
})
