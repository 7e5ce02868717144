/**
 * What somebody hostile could type, or send, where it goes to Git, ssh or a path. Each would leave a mark, were it run: it names the
 * program that would.
 */
const payloads = (mark: string): string[] => [
  `$(touch ${mark})`,
  `\`touch ${mark}\``,
  `;touch ${mark};`,
  `|touch ${mark}`,
  `&&touch ${mark}`,
  `\ntouch ${mark}\n`,
  `'";touch ${mark};"'`,
  `--upload-pack=touch ${mark};`,
  `--receive-pack=touch ${mark};`,
  `--exec=touch ${mark};`,
  `-oProxyCommand=touch ${mark}`,
  `-ccore.sshCommand=touch ${mark};`,
  `--config=core.fsmonitor=touch ${mark};`,
  `--output=${mark}`,
  `ext::sh -c touch% ${mark}`,
  `!touch ${mark}`,
  `%{touch ${mark}}`,
]

/** Without a blank, for places where one would end the word anyway. */
const tight = (text: string): string => text.replaceAll(' ', ['$', '{IFS}'].join(''))

const combined = (templates: readonly ((payload: string) => string)[], mark: string): string[] =>
  payloads(mark).flatMap((payload) => templates.flatMap((template) => [template(payload), template(tight(payload))]))

const unique = (texts: readonly string[]): string[] => [...new Set(texts)]

/** Addresses of repositories. */
export const hostileAddresses = (mark: string): string[] =>
  unique([
    ...combined(
      [
        (it) => it,
        (it) => `https://${it}/docs`,
        (it) => `https://git.example.org/${it}`,
        (it) => `ssh://${it}/docs`,
        (it) => `ssh://${it}@git.example.org/docs`,
        (it) => `ssh://git@git.example.org/${it}`,
        (it) => `git@git.example.org:${it}`,
        (it) => `${it}@git.example.org:docs`,
        (it) => `git@${it}:docs`,
      ],
      mark,
    ),
    ...[
      'file:///etc/passwd',
      '/etc/passwd',
      './docs',
      '../docs',
      '~/docs',
      'C:\\docs',
      '\\\\server\\docs',
      'docs',
      '-',
      '--',
      '',
    ],
    ...['fd::17', 'ext::sh', 'git://git.example.org/docs', 'ftp://git.example.org/docs', 'rsync://git.example.org/docs'],
    ...['persistent-https://git.example.org/docs', 'transport::https://git.example.org/docs', 'javascript:alert(1)', 'data:,x'],
    ...['https://ada:pa55word@git.example.org/docs', 'https://token@git.example.org/docs', 'https://git.example.org'],
    ...['https://git.example.org/../docs', 'https://git.example.org/a/%2e%2e/docs', 'https://git.example.org/a\\..\\docs'],
    ...['https://git.example.org/docs\nurl = ext::sh', 'https://git.example.org/docs%0aurl', 'https://git.example.org/a"b'],
    ...['https://git.example.org/docs?x', 'https://git.example.org/docs#x', 'https://git.example.org:0x50/docs', 'https:docs'],
  ])

/** Names of branches, tags and commits. */
export const hostileRefs = (mark: string): string[] =>
  unique([
    ...combined([(it) => it, (it) => `main${it}`, (it) => `refs/heads/${it}`], mark),
    ...['', '-', '--', '-x', '+main', ':main', 'main:other', '^main', '~1', 'main~1', 'main^', 'main^{tree}', 'main^{/x}', ':/x'],
    ...['@{-1}', '@{u}', 'main@{1}', 'a..b', 'a...b', 'a b', 'a\tb', 'a\nb', 'a\0b', 'a?', 'a*', 'a[', 'a\\b', '/main', 'main/'],
    ...['a//b', 'a/.b', '.a', 'a.', 'a.lock', 'a.lock/b', 'a/../b', '../../HEAD', '..', '*', 'a'.repeat(201), '@{', '\u202emain'],
  ])

/** Paths within a repository, as a person types them or as a repository has them. */
export const hostilePaths = (mark: string): string[] =>
  unique([
    ...combined([(it) => it, (it) => `postmortems/${it}`], mark),
    ...[
      '..',
      '../x',
      'a/../../x',
      '/etc/passwd',
      '//etc/passwd',
      '~/x',
      '.',
      './x',
      'a/./x',
      'a//x',
      'a/',
      '',
      ' ',
      'a ',
      ' a',
      'a.',
    ],
    ...[
      '.git',
      '.git/config',
      '.git/hooks/pre-push',
      'a/.git/config',
      '.GIT/config',
      '.Git/x',
      'git~1/config',
      'GIT~1/x',
      '.git./x',
    ],
    ...[
      '.git /x',
      '.git::$INDEX_ALLOCATION/x',
      '.g\u200cit/config',
      '\u2060.git/config',
      '.git\u200b/hooks/x',
      'a\\..\\..\\x',
      'C:\\x',
    ],
    ...[
      'a\0b',
      'a\nb',
      'a\rb',
      'a\tb',
      '"a"',
      "'a'",
      ':(top)x',
      ':(exclude)x',
      ':!x',
      ':/x',
      '*',
      '?',
      '[a]',
      '%2e%2e/x',
      '-x',
      '--',
      '@',
    ],
    ...['CON', 'nul/x', 'aux.txt/x', 'COM1/x', '\u202egnp.x', 'x\u2028y', '\ufeffx', 'a'.repeat(5_000)],
  ])

/** Names and e-mails of authors, and messages of commits: all of them may be said, and none of them does anything. */
export const hostileWords = (mark: string): string[] =>
  unique([
    ...payloads(mark),
    'x> 0 +0000\ncommit refs/heads/main\ncommitter y <y',
    'done\ncommit refs/heads/main\ncommitter x <x> 0 +0000\ndata 0\n\ndone\n',
    'from refs/heads/main^0\nmerge refs/heads/other\ndeleteall',
    ...[
      'data <<END',
      'a\0b',
      '<>',
      '>',
      '‮\u2028\u2029',
      '%s%n%x41',
      '\\',
      '"',
      '\r',
      '\u001b]0;x\u0007',
      '\u007f\u0085',
      '',
      ' ',
      '<x@y>',
    ],
  ])

/** What a host could show as its keys, or a form could be made to send in their place. */
export const hostileHostKeys = (mark: string): string[] =>
  unique([
    ...combined([(it) => it, (it) => `git.example.org ssh-ed25519 ${it}`, (it) => `${it} ssh-ed25519 AAAA`], mark).filter(
      // Where a name stands, anything without a blank is one.
      (line) => !/^\S+ ssh-ed25519 AAAA$/.test(line),
    ),
    ...['', '\n', '@cert-authority * ssh-ed25519 AAAA', '@revoked * ssh-ed25519 AAAA', 'a ssh-ed25519', 'ssh-ed25519 AAAA'],
    ...['a rsa AAAA', 'a ssh-ed25519 AAAA comment', 'a ssh-ed25519 AA\0AA', `Include ${mark}`, `Match exec "touch ${mark}"`],
  ])
