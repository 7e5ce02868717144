import { expect, test } from 'vitest'
import { wordProof } from './proof-words'

test.each([
  [{}, ''],
  [{ open: 1 }, '0 of 1 action verified'],
  [{ verified: 1, regressed: 1, open: 1 }, '1 of 3 actions verified, 1 regressed'],
  [{ verified: 2, waived: 1 }, '2 of 2 actions verified, 1 waived'],
  [{ waived: 2 }, 'all 2 actions waived'],
])('%j reads "%s"', (actions, words) => expect(wordProof(actions)).toBe(words))
