import { existsSync } from 'node:fs'
import { open, readFile, rename, stat, unlink } from 'node:fs/promises'

export interface Spool {
  /** Writes a line down: once it resolves to true, the line outlives a power cut. False where too much waits already. */
  add(line: string): Promise<boolean>
  hasAny(): boolean
  /**
   * Hands over every line in its order and forgets them. A line whose `take` fails stops it, and the next time begins with the first
   * line of what was being handed over: `take` has to bear the same line twice, and half a line that nobody was told is kept.
   */
  empty(take: (line: string) => Promise<void>): Promise<void>
}

interface Waiting {
  line: string
  resolve(isKept: boolean): void
  reject(error: unknown): void
}

/** Lines that wait in a file for somebody who cannot take them now. One process at a time may use the file. */
export function makeSpool(file: string, mostBytes: number): Spool {
  const taking = `${file}.taking`
  let waiting: Waiting[] = []
  let emptying: Promise<void> | undefined
  let turn: Promise<unknown> = Promise.resolve()

  /** What touches the file goes one after another: a line that is just being written must not lose its file. */
  function alone<T>(work: () => Promise<T>): Promise<T> {
    const done = turn.then(work)
    turn = done.catch(() => {})
    return done
  }

  function add(line: string): Promise<boolean> {
    return new Promise((resolve, reject) => {
      // Whatever comes while a group is written is the next group: one flush for all of them.
      if (waiting.push({ line, resolve, reject }) === 1) void alone(writeGroup)
    })
  }

  async function writeGroup(): Promise<void> {
    const group = waiting
    waiting = []
    try {
      const isKept = await append(group.map(({ line }) => `\n${line}\n`).join(''))
      for (const { resolve } of group) resolve(isKept)
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }

  async function append(text: string): Promise<boolean> {
    const handle = await open(file, 'a', 0o600)
    try {
      if ((await handle.stat()).size + (await sizeOf(taking)) + Buffer.byteLength(text) > mostBytes) return false
      await handle.appendFile(text)
      await handle.datasync()
      return true
    } finally {
      await handle.close()
    }
  }

  function empty(take: (line: string) => Promise<void>): Promise<void> {
    emptying ??= handOver(take).finally(() => {
      emptying = undefined
    })
    return emptying
  }

  async function handOver(take: (line: string) => Promise<void>): Promise<void> {
    while (hasAny()) {
      if (!existsSync(taking)) await alone(() => rename(file, taking))
      const lines = (await readFile(taking, 'utf8')).split('\n')
      for (const line of lines) if (line !== '') await take(line)
      await unlink(taking)
    }
  }

  const hasAny = (): boolean => existsSync(file) || existsSync(taking)

  return { add, hasAny, empty }
}

const sizeOf = async (path: string): Promise<number> =>
  (await stat(path).catch((error) => (error.code === 'ENOENT' ? { size: 0 } : Promise.reject(error)))).size
