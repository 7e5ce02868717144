import fc from 'fast-check'

const word = fc.oneof(
  fc.constantFrom(
    'database',
    'deploy',
    'we',
    'the',
    'alert',
    'users',
    'was',
    'not',
    'because',
    'rolled',
    'back',
    'cache',
    'will',
    'should',
  ),
  fc.string({ minLength: 1, maxLength: 8 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }),
  fc.constantFrom(
    '障害',
    '原因は',
    'ошибка',
    'Größe',
    'données',
    '**bold**',
    '`code`',
    '[link](https://example.org/a)',
    '[ref][one]',
    '<b>',
    '&amp;',
    '\\*',
    '|',
    '#12',
    '@ines',
    '✅',
    '~',
  ),
)
const words = fc.array(word, { minLength: 1, maxLength: 12 }).map((all) => all.join(' ').replace(/\r/g, ' '))
const line = words.map((text) => text.replace(/\n/g, ' '))

const stamp = fc.constantFrom(
  '10:13',
  '**10:13**',
  '09:50 UTC',
  '2024-03-01 09:50',
  '2024-03-01T09:50Z',
  '04-12-2022 7:23 AM GMT+1',
  '[ 4: 45 am PST ]',
  '~2:45',
  '1h50',
  '9h05 – 9h40',
  'Jan 14, 10:18 AM',
  '5 janvier',
  '2024-03-01',
  '11月25日 10時30分',
  'T+5m',
  '24/07/25',
  '--:--',
  '25:99',
  '2015-2016',
  'noon',
  '',
)
const heading = fc
  .tuple(
    fc.integer({ min: 1, max: 6 }),
    fc.oneof(
      fc.constantFrom(
        'Timeline',
        'Timeline (all times PST)',
        'Root Cause',
        'Causes & Resolution',
        '5 Whys',
        'Action Items',
        'Lessons learned',
        'What went well',
        'Impact',
        'Summary',
        'Incident on 2024-03-01',
        'Incident on 2024-04-01',
        'Possible Reasons',
        'How will we prevent this?',
        '2024-03-01 10:13',
        '教訓',
        'Chronologie',
        'Causa raíz',
      ),
      line,
    ),
  )
  .map(([level, text]) => `${'#'.repeat(level)} ${text}`)
const item = fc
  .tuple(
    fc.constantFrom('- ', '* ', '1. ', '  - ', '    - ', '- [ ] ', '- [x] ', '• ', '- **Impact**: ', '- **Key events**'),
    stamp,
    fc.constantFrom(' ', ': ', ' - ', ' — '),
    line,
  )
  .map((all) => all.join(''))
const row = fc
  .array(
    fc.oneof(
      stamp,
      line.map((text) => text.replace(/\|/g, '\\|')),
      fc.constantFrom('Done', 'TBD', 'Ines', ''),
    ),
    { minLength: 2, maxLength: 4 },
  )
  .map((cells) => `| ${cells.join(' | ')} |`)
const table = fc
  .tuple(
    fc.constantFrom(
      '| Time (UTC) | Event |',
      '| Action | Owner | Status |',
      '| a | b |',
      '| # | Date (2021) | Time | What | Who |',
    ),
    fc.array(row, { maxLength: 4 }),
  )
  .map(([head, rows]) => [head, head.replace(/[^|]+/g, '---'), ...rows].join('\n'))
const block = fc.oneof(
  { weight: 4, arbitrary: heading },
  { weight: 5, arbitrary: fc.array(item, { minLength: 1, maxLength: 5 }).map((all) => all.join('\n')) },
  { weight: 2, arbitrary: table },
  { weight: 4, arbitrary: words },
  { weight: 3, arbitrary: fc.tuple(stamp, line).map((all) => all.join(' ')) },
  fc.constantFrom(
    '***',
    '---',
    '```\n10:13 log\n# not a heading\n```',
    '<!-- 2024-03-01 left over -->',
    '> quoted 10:13\n> # heading',
    '[one]: https://example.org "title"',
    '**Root cause**: it broke',
    'Setext\n======',
    'What went wrong:',
    '**10:13 Update 1**',
    '- **Severity:** SEV-2',
    '![](a.png)',
    '10:13 a\\\n10:14 b',
    '\t- deep',
    '<table><tr><th>Time</th><th>Event</th></tr>\n\n<tr><td>10:13</td><td>a <b>b</b></td></tr></table>',
    '<h2>Root cause</h2>\n<ul><li>one<ul><li>two</ul><li>three',
    '<details><summary>Timeline</summary>',
    '</details></ul></table>',
    '> - 10:13 quoted\n> - **Impact**: all',
    '\\## Escaped\n\\- 10:13 a\n\\*\\*Impact:\\*\\* b',
    '*Impact:* all\nRoot cause: none\nTrigger\nnone',
    '- Root cause: a\n- Trigger: b\n- c',
    '**Why 1:** Why?\n**Answer:** so',
    '✅ a\n✅ b',
    '###No space',
  ),
)
const frontMatter = fc.constantFrom(
  '',
  '---\ntitle: A title\ndate: 2024-03-02\ntags: [a, b]\n---\n\n',
  '+++\ntitle = "A title"\n+++\n',
  '---\ntitle: [x] broken\n---\n',
  '---\n',
)

/** Documents out of the pieces postmortems are made of, whole and broken. */
export const anyPostmortem = fc
  .tuple(frontMatter, fc.array(block, { maxLength: 14 }), fc.constantFrom('\n\n', '\n', '\r\n\r\n'))
  .map(([head, blocks, gap]) => head + blocks.join(gap))
