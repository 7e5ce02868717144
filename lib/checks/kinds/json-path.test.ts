import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPath, valueAt } from './json-path'

const document = {
  status: 'ok',
  checks: [{ state: 'up' }, { state: 'down' }],
  'a key': { 'x.y': 1 },
  '0': 'zero',
  nothing: null,
  $ref: 'there',
}

test.each([
  ['status', 'ok'],
  ['$.status', 'ok'],
  ['checks[1].state', 'down'],
  ['checks[-1].state', 'down'],
  ['$["a key"]["x.y"]', 1],
  ["['a key']['x.y']", 1],
  ['[0]', 'zero'],
  ['nothing', null],
  ['$ref', 'there'],
  ['$', document],
  ['checks[9]', undefined],
  ['checks.state', undefined],
  ['status.length', undefined],
  ['constructor', undefined],
  ['__proto__', undefined],
  ['nothing.more', undefined],
])('%s', (path, expected) => {
  const steps = readPath(path)
  expect(steps).not.toBeNull()
  expect(valueAt(document, steps ?? [])).toEqual(expected)
})

test.each(['', '.', 'a..b', 'a[', 'a[]', 'a[*]', '$..a', 'a b', 'a["x', '["\\u"]', 'a.'])('%j is no path', (path) => {
  expect(readPath(path)).toBeNull()
})

test('every name written in brackets is found again', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), fc.jsonValue(), (names, leaf) => {
      const path = `$${names.map((name) => `[${JSON.stringify(name)}]`).join('')}`
      const nested = names.reduceRight<unknown>((inner, name) => Object.fromEntries([[name, inner]]), leaf)
      expect(valueAt(nested as never, readPath(path) ?? [])).toEqual(leaf)
    }),
  )
})
