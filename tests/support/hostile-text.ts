import fc from 'fast-check'
import { hostileMarkdown } from './hostile-markdown'
import { naughtyStrings } from './naughty-strings'

const piece = fc.constantFrom(
  ...'*_`~[]()<>!|#-+=&\\:/.@"\' \n\tab1',
  ...['\n\n', '    ', '```', '~~~', '<!--', '-->', '](', '[^1]', '[^1]: ', 'http://', 'www.a.example', '<b>', '</b>', '<br>'],
  ...['- ', '1. ', '> ', '# ', '| a | b |\n|-|-|\n| c |', '---\n', '***', '$', '{{ a }}', ':::', '::timeline', ':fact[severity]'],
  ...[
    '\u200b',
    '\u202e',
    '\u2066',
    '\u2069',
    '\ufeff',
    '\u00ad',
    '\u2028',
    '\u0007',
    '\r\n',
    '\r',
    'שלום',
    'مرحبا',
    '👩‍👩‍👧',
    '葛\u{e0100}',
  ],
  ...[
    'INC-12',
    'ACT-34',
    'SEV1',
    '10:13',
    '*Detected.*',
    '*(Ada)*',
    '**10:13 +02:00**',
    '*Covered: prevent none.*',
    '&nbsp;',
    '&#10;',
  ],
)

/** Texts that look like anything but text, all of which can be stored. */
export const hostileText: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 4, arbitrary: fc.array(piece, { maxLength: 16 }).map((pieces) => pieces.join('')) },
    {
      weight: 2,
      arbitrary: fc.array(fc.oneof(piece, fc.constantFrom('we', 'saw', 'it')), { maxLength: 8 }).map((all) => all.join(' ')),
    },
    { weight: 1, arbitrary: fc.constantFrom(...naughtyStrings) },
    { weight: 1, arbitrary: fc.constantFrom(...hostileMarkdown()) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
    { weight: 1, arbitrary: fc.tuple(piece, fc.integer({ min: 1, max: 60 })).map(([one, times]) => one.repeat(times)) },
  )
  .map((text) => text.replace(/\0|\p{Surrogate}/gu, '?'))
