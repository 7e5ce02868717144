import { expect, test } from 'vitest'
import { z } from 'zod'
import { ticked } from './text'

test.each([
  [{ box: 'on' }, true],
  [{ box: 'true' }, true],
  [{ box: 'false' }, false],
  [{ box: '' }, false],
  [{}, false],
])('a form that sends %j has its box ticked: %s', (form, expected) => {
  expect(z.strictObject({ box: ticked }).parse(form)).toEqual({ box: expected })
})
