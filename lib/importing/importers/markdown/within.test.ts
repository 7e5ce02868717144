import { expect, test } from 'vitest'
import { within } from './within'

/** Waits without using the processor, as a thread does that the machine does not let run. */
const wait = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

test('work that was not let run in its time is begun again with more patience', () => {
  let begun = 0
  const work = () => {
    begun++
    wait(begun === 1 ? 10_000 : 0)
    return 'done'
  }
  expect(within(200, work)).toEqual({ value: 'done' })
  expect(begun).toBe(2)
})

test('work that is never let run is given up', () => {
  let begun = 0
  const work = () => {
    begun++
    wait(60_000)
  }
  expect(within(50, work)).toBeNull()
  expect(begun).toBe(3)
})

test('work without an end is ended', () => {
  expect(
    within(100, () => {
      for (;;);
    }),
  ).toBeNull()
})

test('work that overflows the stack is ended, and what is thrown otherwise goes on', () => {
  const deep = (): number => 1 + deep()
  expect(within(5_000, deep)).toBeNull()
  expect(() =>
    within(5_000, () => {
      throw new TypeError('a slip')
    }),
  ).toThrow('a slip')
})
