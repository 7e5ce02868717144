import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyText } from '@/tests/support/any-text'
import { cpuSeconds } from '@/tests/support/cpu-seconds'
import { splitHidden } from './hidden'

const hidden = (text: string) => splitHidden(text).flatMap((piece) => ('hidden' in piece ? [piece.hidden] : []))

test('nothing of a text is lost by splitting it', () => {
  const char = fc.oneof(
    anyText(),
    fc.constantFrom('\u202e', '\u200d', '\ufe0f', '👩', '\u{1f3f4}', '\u{e0067}', '\u{e007f}', 'a'),
  )
  fc.assert(
    fc.property(fc.array(char), (chars) => {
      const text = chars.join('')
      expect(
        splitHidden(text)
          .map((piece) => ('text' in piece ? piece.text : piece.hidden))
          .join(''),
      ).toBe(text)
    }),
  )
})

test.each([
  ['direction turned', 'a\u202eb\u202c', ['\u202e', '\u202c']],
  ['isolates', '\u2066if\u2069', ['\u2066', '\u2069']],
  ['zero width between Latin letters', 'pay\u200bpal pay\u200cpal pay\u200dpal', ['\u200b', '\u200c', '\u200d']],
  ['a byte order mark inside', 'a\ufeffb', ['\ufeff']],
  ['control characters', 'a\u0007b\u001b[31m', ['\u0007', '\u001b']],
  ['tags after a letter', 'a\u{e0068}\u{e0069}', ['\u{e0068}', '\u{e0069}']],
  ['bytes smuggled as variation selectors', 'a😀\ufe01\ufe02\ufe03', ['\ufe02', '\ufe03']],
  ['a filler that looks like nothing', 'a\u3164b', ['\u3164']],
])('%s is hidden', (_, text, expected) => {
  expect(hidden(text)).toEqual(expected)
})

test.each([
  ['a family', '👩‍👩‍👧‍👦'],
  ['skin and hair', '👩🏽‍🦰'],
  ['a heart', '❤️'],
  ['a keycap', '1️⃣ *️⃣'],
  ['the flag of Scotland', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
  ['Persian', 'می‌خواهم'],
  ['Hindi', 'क्‍ष'],
  ['a name with a variant', '葛\u{e0100}城'],
  ['line ends and tabs', 'a\tb\r\nc'],
  ['right-to-left letters', 'שלום'],
])('%s is ordinary text', (_, text) => {
  expect(hidden(text)).toEqual([])
})

test('a megabyte is split in no time', () => {
  for (const unit of ['\u202e', 'a\u200b', '\u{1f3f4}\u{e0067}', '👩\u200d']) {
    expect(cpuSeconds(() => splitHidden(unit.repeat(1_000_000 / unit.length)))).toBeLessThan(3)
  }
})
