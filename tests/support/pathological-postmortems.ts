/**
 * Texts that take a reader of postmortems a time, a stack or a memory beyond measure, at a given size in characters: what looks
 * like dates, zones, headings, labels, tables and front matter, and is made to be looked at again and again.
 */
export const pathologicalPostmortems: Record<string, (size: number) => string> = {
  'bullets nested by indent, each with a time': (size) => lines(size, (n) => `${' '.repeat(n * 2)}- 10:00 a`),
  'bullets just within the limit, again and again': (size) => lines(size, (n) => `${' '.repeat((n % 90) * 2)}- 10:00 a`),
  'a line of digits': (size) => `## Timeline\n\n- ${'1'.repeat(size)}`,
  'lines of digits': (size) => `## Timeline\n\n${'1111111111\n'.repeat(size / 11)}`,
  'years in a row': (size) => `## Timeline\n\n- ${'2024-'.repeat(size / 5)}`,
  'years in prose': (size) => `It broke on ${'2024-2024-'.repeat(size / 10)}`,
  'clock times in a row': (size) => `## Timeline\n\n- ${'10:'.repeat(size / 3)}`,
  'ranges in a row': (size) => `## Timeline\n\n- ${'10:00-'.repeat(size / 6)}`,
  'times in one sentence': (size) => `At ${'10:00 '.repeat(size / 6)}`,
  'times in one paragraph': (size) => 'At 10:00 we deployed and '.repeat(size / 25),
  'months in a row': (size) => `On ${'January 1 '.repeat(size / 10)}it broke`,
  'names of months': (size) => `On ${'January '.repeat(size / 8)}it broke`,
  'numbers before months': (size) => `On ${'1 2 '.repeat(size / 4)}`,
  'zones in a row': (size) => `All times in ${'UTC '.repeat(size / 4)}`,
  'places in a row': (size) => `Times: ${'Europe/Berlin_'.repeat(size / 14)}`,
  'offsets in a row': (size) => `Time zone: ${'+01:00'.repeat(size / 6)}`,
  'small words before a time': (size) => `## Timeline\n\n- ${'at on the '.repeat(size / 10)}10:00 a`,
  'marks before a time': (size) => `## Timeline\n\n- ${'*_`~['.repeat(size / 5)}10:00 a`,
  'relative times': (size) => `## Timeline\n\n- ${'T+5m '.repeat(size / 5)}`,
  'a timeline of many entries': (size) => `## Timeline\n\n${'- 10:00 a\n'.repeat(size / 10)}`,
  'a timeline of many lines': (size) => `## Timeline\n\n${'10:00 a\n'.repeat(size / 8)}`,
  'one entry of many lines': (size) => `## Timeline\n\n10:00 a\n${'b\n'.repeat(size / 2)}`,
  'a table of 10 000 columns': (size) => wideTable(Math.min(10_000, size / 20), size),
  'a wide timeline': (size) => `${'| Time '.repeat(size / 14)}|\n${'|-'.repeat(size / 14)}|\n| 10:00 |`,
  'a long timeline': (size) => `| Time | Event |\n|-|-|\n${'| 10:00 | a |\n'.repeat(size / 14)}`,
  'a long table of actions': (size) => `## Actions\n\n| Action | Owner |\n|-|-|\n${'| Add it | A |\n'.repeat(size / 15)}`,
  'many causes': (size) => `## Causes\n\n${'- a disk was full\n'.repeat(size / 18)}`,
  'many sentences of causes': (size) => `## Root cause\n\n${'It broke because of it. '.repeat(size / 24)}`,
  'many actions': (size) => `## Actions\n\n${'- add a check\n'.repeat(size / 14)}`,
  'many lessons': (size) => `## Lessons\n\n${'We should have known. '.repeat(size / 22)}`,
  'promises in one paragraph': (size) => 'We will add a check. '.repeat(size / 21),
  'a sentence without an end': (size) => 'we will add it because '.repeat(size / 23),
  'many incidents': (size) => '# Incident 1\n\na\n\n'.repeat(size / 17),
  'many headings of one kind': (size) => '## Timeline\n\n'.repeat(size / 13),
  'many headings of their own': (size) => lines(size, (n) => `## Heading ${n}\n\na\n`),
  'headings below headings': (size) => lines(size, (n) => `${'#'.repeat((n % 6) + 1)} Root cause`),
  'a heading without an end': (size) => `# ${'Incident '.repeat(size / 9)}`,
  'underlined lines': (size) => 'Timeline\n====\n'.repeat(size / 14),
  'labels on one line': (size) => '**Impact**: '.repeat(size / 12),
  'labels on lines': (size) => '**Impact**: a\n'.repeat(size / 14),
  'labels in a list': (size) => '- **Impact**: a\n'.repeat(size / 16),
  'bold that is never closed': (size) => '**10:00 '.repeat(size / 8),
  'a colon far away': (size) => `${'Severity of the '.repeat(size / 16)}:`,
  'spaces after a label': (size) => `**Severity:${' '.repeat(size)}1`,
  'spaces at the ends of lines': (size) => `a${' '.repeat(1_000)}b\n`.repeat(size / 1_003),
  'spaces on one line': (size) => `a${' '.repeat(size)}b`,
  'empty lines': (size) => `a${'\n'.repeat(size)}b`,
  'lines without Markdown': (size) =>
    'Title Of It\n\nA sentence that is long enough to be one of the text.\n\n'.repeat(size / 66),
  'many references': (size) => `${'[a][b] '.repeat(size / 14)}\n\n[b]: https://example.org/${'x'.repeat(size / 2)}`,
  'references in a list': (size) => `${'- [a][b]\n'.repeat(size / 18)}\n[b]: ${'x'.repeat(size / 2)}`,
  'front matter without an end': (size) => `---\ntitle: ${'x: '.repeat(size / 3)}`,
  'front matter of many keys': (size) => `---\n${'a: b\n'.repeat(size / 5)}---\n\na`,
  'front matter with a long key': (size) => `---\n${'a'.repeat(size)}: b\n---\n\na`,
  'front matter of aliases': (size) => `---\n${aliases(Math.min(size, 10_000))}\n---\n\n${'a '.repeat(size / 2)}`,
  'front matter in brackets': (size) => `---\na: ${'['.repeat(Math.min(size, 15_000))}\n---\n\n${'a '.repeat(size / 2)}`,
  'front matter in TOML': (size) => `+++\n${'a = ["b", '.repeat(size / 10)}\n+++\n`,
  'TOML of many keys': (size) => `+++\n${'a = "b"\n'.repeat(Math.min(size, 18_000) / 8)}+++\n${'a '.repeat(size / 2)}`,
  'wrongly decoded characters': (size) => 'â€™Ã¢'.repeat(size / 5),
  'wrongly decoded, wrongly again': (size) => 'Ã¢â‚¬â„¢'.repeat(size / 8),
  'one run of high characters': (size) => 'é'.repeat(size),
  'combining marks': (size) => `# a${'\u0301'.repeat(size)}`,
  'combining marks in lines': (size) => `- ${'a\u0301\u0302'.repeat(20)}: b\n`.repeat(size / 66),
  'zero-width characters': (size) => '\u200b'.repeat(size),
  'characters that turn the line': (size) => '\u202ea\u202c'.repeat(size / 3),
  'what looks misread and is not': (size) => 'â€x'.repeat(size / 6),
  'what was misread in every word': (size) => 'donâ€™t '.repeat(size / 13),
  'ligatures that grow': (size) => `## ${'\ufdfa'.repeat(size)}`,
  'line ends of all kinds': (size) => 'a\r\nb\rc\n'.repeat(size / 7),
  'carriage returns': (size) => '\r'.repeat(size),
  'the form of a comment': (size) => '<!-- 10:00 -->'.repeat(size / 14),
  'comments that are not closed': (size) => '<!-- 10:00\n\n'.repeat(size / 12),
  'pictures in entries': (size) => `## Timeline\n\n${'- 10:00 ![a](b.png)\n'.repeat(size / 20)}`,
  'links in one entry': (size) => `## Timeline\n\n- 10:00 ${'[a](b) '.repeat(size / 7)}`,
  'code without an end': (size) => `\`\`\`\n${'10:00 a\n'.repeat(size / 8)}`,
  'bullets of other signs': (size) => '• a\n'.repeat(size / 4),
  'bullets and labels in turn': (size) => '- **Impact**\n  - a\n'.repeat(size / 19),
  'mail addresses and hosts': (size) => 'a@b.c www.a.b '.repeat(size / 14),
  'dots and dashes': (size) => 'a.b-'.repeat(size / 4),
  'words in capitals': (size) => 'INC PST CT '.repeat(size / 11),
  'Japanese in one line': (size) => '障害が10時30分に'.repeat(size / 10),
  'one word': (size) => 'a'.repeat(size),
  'one word in capitals': (size) => 'A'.repeat(size),
}

function lines(size: number, line: (n: number) => string): string {
  const made: string[] = []
  for (let length = 0, n = 0; length < size; n++) {
    made.push(line(n))
    length += line(n).length + 1
  }
  return made.join('\n')
}

function wideTable(columns: number, size: number): string {
  const row = `${'|10:00'.repeat(columns)}|\n`
  return `${row}${'|-'.repeat(columns)}|\n${row.repeat(Math.max(1, (size - row.length) / row.length))}`
}

/** Each line names the one before it ten times. */
function aliases(size: number): string {
  return `l0: &l0 a\n${lines(size, (n) => `l${n + 1}: &l${n + 1} [${`*l${n},`.repeat(10)}]`)}`
}
