import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMeasured, readOutput } from './output'

const none = { unit: '', warn: '', crit: '', min: '', max: '' }

describe('what a plugin measured', () => {
  test.each<[string, ReturnType<typeof readMeasured>]>([
    ['users=3', [{ ...none, label: 'users', value: '3' }]],
    ['time=0.012s;1;5.5;0;10', [{ label: 'time', value: '0.012', unit: 's', warn: '1', crit: '5.5', min: '0', max: '10' }]],
    [
      "'free on /var/lib'=-4.5MB;10:;@5:20;;",
      [{ ...none, label: 'free on /var/lib', value: '-4.5', unit: 'MB', warn: '10:', crit: '@5:20' }],
    ],
    ["'it''s'=1c", [{ ...none, label: "it's", value: '1', unit: 'c' }]],
    ['load=U;~:5', [{ ...none, label: 'load', value: 'U', warn: '~:5' }]],
    ['used=93%;80;90', [{ ...none, label: 'used', value: '93', unit: '%', warn: '80', crit: '90' }]],
    [
      'a=1 b=2',
      [
        { ...none, label: 'a', value: '1' },
        { ...none, label: 'b', value: '2' },
      ],
    ],
    [
      'a=1;;;; b=2;',
      [
        { ...none, label: 'a', value: '1' },
        { ...none, label: 'b', value: '2' },
      ],
    ],
    ['nonsense =3 a= b=two c=3', [{ ...none, label: 'c', value: '3' }]],
    ["'open", []],
    ['', []],
  ])('%s', (text, measured) => expect(readMeasured(text)).toEqual(measured))

  test('is never more than is kept, and is read in no time whatever it is', () => {
    expect(readMeasured('a=1 '.repeat(10_000))).toHaveLength(40)
    for (const hostile of ["'", "''", "' ", '=', "'a''", '1;', 'a='].map((piece) => piece.repeat(100_000)))
      expect(readMeasured(hostile).length).toBeLessThanOrEqual(40)
    const pieces = fc.constantFrom("'", '=', ';', '|', ' ', '\n', 'a', '1', '%', '-', '.')
    fc.assert(
      fc.property(fc.string({ unit: pieces, maxLength: 60 }), (text) => {
        for (const { value } of readOutput(text).measured) expect(text).toContain(`=${value}`)
      }),
    )
  })
})

test('text, more text and what was measured are told apart, as the guidelines write them', () => {
  const printed =
    'DISK OK - free space: / 3326 MB | /=2643MB;5948;5958;0;5968\r\n/ 15272 MB\n/boot 68 MB | /boot=68MB\n/home=69357MB\n'
  const { line, more, measured } = readOutput(printed)
  expect(line).toBe('DISK OK - free space: / 3326 MB')
  expect(more).toBe('/ 15272 MB\n/boot 68 MB')
  expect(measured.map(({ label, value }) => `${label} ${value}`)).toEqual(['/ 2643', '/boot 68', '/home 69357'])
})

test('what is no text is shown as the sign for that', () => {
  expect(readOutput('a\0b\u001b[31m\tc').line).toBe('a\uFFFDb\uFFFD[31m\tc')
})
