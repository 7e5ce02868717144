import { expect, test } from 'vitest'
import { inPieces } from './in-pieces'

const ALL = Array.from({ length: 450 }, (_, n) => n)

test('many are sent piece by piece, each once and in order, and it is told how far it is', async () => {
  const pieces: number[] = []
  const told: number[] = []
  const answer = await inPieces(
    ALL,
    200,
    async (piece) => {
      pieces.push(piece.length)
      return { ok: true, value: piece.map((item) => item * 2) }
    },
    (sent) => told.push(sent),
  )
  expect(answer).toEqual({ results: ALL.map((item) => item * 2), problem: null })
  expect([pieces, told]).toEqual([
    [200, 200, 50],
    [200, 400, 450],
  ])
})

test('a refused piece ends it, and it is said what went through before', async () => {
  let asked = 0
  const refusing = (at: number) => async (piece: readonly number[]) => {
    asked++
    if (asked === at) return { ok: false as const, error: { kind: 'bug' as const, message: 'The server did not answer.' } }
    return { ok: true as const, value: [...piece] }
  }
  expect(await inPieces(ALL, 200, refusing(2), () => {})).toEqual({
    results: ALL.slice(0, 200),
    problem: 'The server did not answer. 200 of 450 went through before that; the others are as they were.',
  })
  expect(asked).toBe(2)
  asked = 0
  expect(await inPieces(ALL, 200, refusing(1), () => {})).toEqual({ results: [], problem: 'The server did not answer.' })
})
