/** Texts that take parsers a time, a stack or a memory beyond measure, at a given size in characters. */
export const pathologicalMarkdown: Record<string, (size: number) => string> = {
  'list markers on one line': (size) => '- '.repeat(size / 2),
  'numbered list markers on one line': (size) => '1. '.repeat(size / 3),
  'quotes on one line': (size) => '>'.repeat(size),
  'quotes and lists in turn': (size) => '> - '.repeat(size / 4),
  'lists nested by indent': (size) => lines(size, (n) => `${' '.repeat(n * 2)}- a`),
  'quotes one deeper each line': (size) => lines(size, (n) => `${'>'.repeat(n)} a`),
  'opening brackets': (size) => '['.repeat(size),
  'opening brackets of pictures': (size) => '!['.repeat(size / 2),
  'brackets closed in reverse': (size) => '['.repeat(size / 2) + ']'.repeat(size / 2),
  'links in links': (size) => '[a]('.repeat(size / 4),
  'links in brackets': (size) => '[a](b)['.repeat(size / 7),
  'emphasis that never closes': (size) => '*a '.repeat(size / 3),
  'emphasis of all kinds': (size) => '*a **b _c __d ~~e '.repeat(size / 18),
  'a run of asterisks': (size) => '*'.repeat(size),
  'asterisks around letters': (size) => 'a**b'.repeat(size / 4) + 'c*d'.repeat(size / 3),
  underscores: (size) => '_a__b_'.repeat(size / 6),
  tildes: (size) => '~a~~b~'.repeat(size / 6),
  backticks: (size) => Array.from({ length: Math.sqrt(size * 2) }, (_, n) => `a${'`'.repeat(n)}`).join(''),
  'a wide table': (size) => `${'|a'.repeat(size / 6)}|\n${'|-'.repeat(size / 6)}|\n${'|b'.repeat(size / 6)}|`,
  'a long table': (size) => `|a|b|\n|-|-|\n${'|c|d|\n'.repeat(size / 6)}`,
  'a head without a table': (size) => 'a|'.repeat(size / 2),
  definitions: (size) => lines(size, (n) => `[${n}]: b`),
  'one definition used often': (size) => `[a]: ${'b'.repeat(size / 10)}\n\n${'[a] '.repeat(size / 4)}`,
  'notes in notes': (size) => lines(size, (n) => `[^${n}]: [^${n + 1}]`),
  'notes used often': (size) => `[^1]: b\n\n${'[^1]'.repeat(size / 4)}`,
  'open tags': (size) => '<a '.repeat(size / 3),
  'open comments': (size) => '<!--'.repeat(size / 4),
  'open instructions': (size) => '<?'.repeat(size / 2),
  entities: (size) => '&'.repeat(size),
  'backslashes and line ends': (size) => '\\\n'.repeat(size / 2),
  'addresses without an end': (size) => 'http://a.'.repeat(size / 9),
  'dots after www': (size) => `www.${'a.'.repeat(size / 2)}`,
  'at signs': (size) => 'a@'.repeat(size / 2),
  'brackets after an address': (size) => `http://a.b${')'.repeat(size)}`,
  'setext lines': (size) => 'a\n'.repeat(size / 4) + '='.repeat(size / 2),
  'empty lines in a list': (size) => `- a${'\n'.repeat(size)}b`,
  'tabs in lists': (size) => '-\t'.repeat(size / 2),
  'fences in lists': (size) => lines(size, () => '- ```'),
}

function lines(size: number, line: (n: number) => string): string {
  const made: string[] = []
  for (let length = 0, n = 0; length < size; n++) {
    made.push(line(n))
    length += line(n).length + 1
  }
  return made.join('\n')
}
