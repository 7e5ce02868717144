import { expect, test } from 'vitest'
import { standingWords } from './standing-words'

const none = { open: 0, in_progress: 0, done: 0, verified: 0, regressed: 0, waived: 0 }

test.each([
  [{ regressed: 2, verified: 61 }, '2 fixes no longer hold', 'Corrective actions: 61 verified by their checks.'],
  [{ regressed: 1 }, 'One fix no longer holds', ''],
  [
    { verified: 1, done: 2 },
    'The one proven fix still holds',
    'Corrective actions: 1 verified by its checks and 2 done and not yet proven.',
  ],
  [{ open: 3, in_progress: 1, waived: 1 }, 'Nothing is proven yet', 'Corrective actions: 4 to do and 1 waived.'],
  [{}, 'No fix is written down yet', ''],
])('%j reads “%s”', (some, title, lede) => {
  expect(standingWords({ ...none, ...some })).toEqual({ title, lede })
})
