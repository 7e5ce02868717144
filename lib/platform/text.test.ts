import { expect, test } from 'vitest'
import { z } from 'zod'
import { ticked } from './text'

test('a box that is not ticked is absent from its form, and that is false', () => {
  const form = z.strictObject({ isPrivate: ticked })
  expect(form.parse({})).toEqual({ isPrivate: false })
  expect(form.parse({ isPrivate: 'on' })).toEqual({ isPrivate: true })
  expect(form.parse({ isPrivate: 'false' })).toEqual({ isPrivate: false })
  expect(form.safeParse({ isPrivate: 'yes' }).success).toBe(false)
})
