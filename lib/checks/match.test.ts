import { expect, test } from 'vitest'
import { matches } from './match'

test('a regular expression is found in a text, line by line', async () => {
  expect(await matches('^status: (ok|fine)$', 'name: shop\nstatus: ok\n')).toBe(true)
  expect(await matches('^status: (ok|fine)$', 'status: broken')).toBe(false)
})

test('an expression that would take years is given up, and neither this thread nor the next expression waits for it', async () => {
  const hostile = matches('^(a+)+$', `${'a'.repeat(40)}!`)
  let ticks = 0
  const timer = setInterval(() => ticks++, 5)
  expect(await hostile).toBe('too_slow')
  clearInterval(timer)
  expect(ticks).toBeGreaterThan(5)
  expect(await matches('a', 'a')).toBe(true)
})

test('many at once are all answered, the hostile ones among them each with a refusal', async () => {
  const wanted = Array.from({ length: 12 }, (_, index) => index % 3 === 0)
  const answers = await Promise.all(
    wanted.map((hostile) => (hostile ? matches('(x+x+)+y', 'x'.repeat(60)) : matches('b', 'abc'))),
  )
  expect(answers).toEqual(wanted.map((hostile) => (hostile ? 'too_slow' : true)))
})
