import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyText } from '@/tests/support/any-text'
import { naughtyStrings } from '@/tests/support/naughty-strings'
import { attachment, downloadName, exportName, isExportNameOf, slugOfTitle } from './file-names'

test.each([
  ['Checkout refused every order!', 'checkout-refused-every-order'],
  ['Größe & Übel', 'große-ubel'],
  ['../../etc/passwd', 'etc-passwd'],
  ['CON', 'con'],
  ['決済が止まった', '決済が止まった'],
  ['한글', '한글'],
  ['🔥', ''],
  ['a'.repeat(500), 'a'.repeat(60)],
  ['-a-', 'a'],
])('%s', (title, slug) => {
  expect(slugOfTitle(title)).toBe(slug)
})

test('an undated incident, and one without a letter in its title, have a name all the same', () => {
  expect(exportName({ number: 12, title: 'Cache', startedOn: '2026-08-14' })).toBe('2026-08-14-inc-12-cache.md')
  expect(exportName({ number: 12, title: '…', startedOn: null })).toBe('undated-inc-12.md')
  expect(downloadName({ number: 12, title: 'Cache' })).toBe('INC-12-cache.md')
})

describe('whatever the title', () => {
  const title = fc.oneof(fc.constantFrom(...naughtyStrings), anyText())

  test('a name is one file in the folder, on every system', () => {
    fc.assert(
      fc.property(title, fc.integer({ min: 1, max: 2 ** 31 - 1 }), (each, number) => {
        const name = exportName({ number, title: each, startedOn: '2026-08-14' })
        expect(name).toMatch(/^2026-08-14-inc-\d+(-[\p{L}\p{N}]+)*\.md$/u)
        expect(Buffer.byteLength(name)).toBeLessThan(200)
        expect(name.normalize('NFC')).toBe(name)
        expect(isExportNameOf(name, number)).toBe(true)
        expect(isExportNameOf(name, number + 1)).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  test('the header of a download is one line of plain characters', () => {
    fc.assert(
      fc.property(title, (each) => {
        expect(attachment(downloadName({ number: 1, title: each }))).toMatch(
          /^attachment; filename="[A-Za-z0-9._-]+"; filename\*=UTF-8''[A-Za-z0-9._~!%-]+$/,
        )
      }),
    )
  })
})
