import { expect, test } from 'vitest'
import { nearest } from './nearest'

const commands = ['serve', 'web', 'worker', 'import', 'export', 'doctor']

test.each([
  ['sevre', 'serve'],
  ['wroker', 'worker'],
  ['Import', 'import'],
  ['exprot', 'export'],
  ['doctr', 'doctor'],
])('%s was meant as %s', (typed, meant) => {
  expect(nearest(typed, commands)).toBe(meant)
})

test.each(['banana', '', 'x', 'migrate'])('nothing is near %j', (typed) => {
  expect(nearest(typed, commands)).toBeUndefined()
})
