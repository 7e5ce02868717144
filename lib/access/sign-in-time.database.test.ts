import { expect, test } from 'vitest'
import { makeMemberWithPassword } from '@/tests/support/builders'
import { newId } from '../platform/ids'
import { signIn } from './sign-in.store'

const median = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

test('a wrong password takes as long for an account that is not there as for one that is', async () => {
  const known: number[] = []
  const unknown: number[] = []
  const time = async (email: string, into: number[], address: string) => {
    const start = performance.now()
    await signIn({ email, password: 'not the password' }, { userAgent: null, address }).catch(() => {})
    into.push(performance.now() - start)
  }
  await time(`${newId()}@example.org`, [], 'warm-up')
  // In turns, so that whatever else the machine does falls on both.
  for (let round = 0; round < 15; round += 1) {
    const { email } = await makeMemberWithPassword()
    await time(email, known, `192.0.2.${round}`)
    await time(`${newId()}@example.org`, unknown, `198.51.100.${round}`)
  }
  const [a, b] = [median(known), median(unknown)]
  // Without the hash of nobody's password the answer comes ten times as fast; a loaded machine shifts both a little.
  expect(Math.abs(a - b)).toBeLessThan(Math.max(20, 0.4 * Math.max(a, b)))
})
