import { execFileSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { join } from 'node:path'
import type { GitServer } from './git-server'
import { gitIn } from './publishing'

/** What a repository holds at its tip: modes and names as no honest Git would write them, all with the same words in them. */
const TREES: Record<string, readonly (readonly [mode: string, name: string])[]> = {
  'a folder .git': [['40000', '.git']],
  'a folder .GIT': [['40000', '.GIT']],
  'a folder git~1': [['40000', 'git~1']],
  'a folder .git with a character that is not seen': [['40000', '.g\u200cit']],
  'a folder ..': [['40000', '..']],
  'a file ..': [['100644', '..']],
  'a file .': [['100644', '.']],
  'a name with a slash': [['100644', '../outside.md']],
  'an absolute name': [['100644', '/etc/passwd.md']],
  'an empty name': [['100644', '']],
  'one name twice': [
    ['100644', 'a.md'],
    ['100644', 'a.md'],
  ],
  'names that differ by case': [
    ['100644', 'A.md'],
    ['100644', 'a.md'],
  ],
  'a link out of it': [['120000', 'a.md']],
  'a link .gitmodules': [['120000', '.gitmodules']],
  'a submodule': [['160000', 'a.md']],
  'a name with a line end': [['100644', 'a\nb.md']],
  'a name that steers a terminal': [['100644', '\u001b]0;x\u0007.md']],
  'a name like an option': [['100644', '--upload-pack=x.md']],
  'no mode at all': [['7', 'a.md']],
}

/** Lines before the files of a commit: its header is written by hand as well. */
const HEADERS: Record<string, (tree: string) => string> = {
  'an author with line ends': (tree) => `tree ${tree}\nauthor a\ntree x <a> 0 +0000\ncommitter b <b> 0 +0000\n\nx\n`,
  'no author': (tree) => `tree ${tree}\n\nx\n`,
  'a NUL in its message': (tree) => `tree ${tree}\nauthor a <a> 0 +0000\ncommitter b <b> 0 +0000\n\n\0x\n`,
  'an author of control characters': (tree) =>
    `tree ${tree}\nauthor \u001b[2J<x> \u202e <a> 99999999999999999999 +9999\ncommitter b <b> 0 +0000\n\n\u001b[2J\n`,
}

/** What its web server answers in the place of Git's. */
const ANSWERS: Record<string, RequestListener> = {
  'a redirect to a file': (_, response) => void response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  'a redirect to a program': (_, response) => void response.writeHead(302, { location: 'ext::sh -c id' }).end(),
  'a redirect to another host': (_, response) => void response.writeHead(302, { location: 'http://127.0.0.2/x' }).end(),
  'a redirect to itself': ({ url }, response) => void response.writeHead(301, { location: url ?? '/' }).end(),
  'a page of HTML': (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
  noise: (_, response) =>
    void response
      .writeHead(200, { 'content-type': 'application/x-git-upload-pack-advertisement' })
      .end('\0\xffnoise'.repeat(1_000)),
  'a line that is longer than it says': (_, response) => advertised(response, 'fff0# service=git-upload-pack\n0000'),
  'a branch of a path': (_, response) =>
    advertised(response, packet(`${'a'.repeat(40)} refs/heads/../../../x\0symref=HEAD:refs/heads/x`)),
  'a branch with a program in it': (_, response) =>
    advertised(response, packet(`${'a'.repeat(40)} refs/heads/$(id)\0symref=HEAD:refs/heads/$(id) agent=;id;`)),
  'objects of a kind that nobody knows': (_, response) =>
    advertised(response, packet(`${'a'.repeat(40)} HEAD\0object-format=../../x`)),
  'a realm that steers a terminal': (_, response) =>
    void response.writeHead(401, { 'www-authenticate': 'Basic realm="\\u001b]0;x\\u0007$(id)"' }).end(),
  'an end at once': (request) => void request.socket.destroy(),
}

const packet = (line: string): string => `${(line.length + 5).toString(16).padStart(4, '0')}${line}\n`
const advertised = (response: Parameters<RequestListener>[1], lines: string): void =>
  void response
    .writeHead(200, { 'content-type': 'application/x-git-upload-pack-advertisement' })
    .end(`${packet('# service=git-upload-pack')}0000${lines}0000`)

export interface HostileRemote {
  what: string
  name: string
}

/** Repositories on a server that each hold, or answer, one hostile thing; what is planted in them points at `target`. */
export function makeHostileRemotes(git: GitServer, target: string): HostileRemote[] {
  const kinds = [...Object.keys(TREES), ...Object.keys(HEADERS), ...Object.keys(ANSWERS), 'a hook that says what it likes']
  return kinds.map((what, at) => {
    const name = `hostile-${at}`
    git.commit(name, { 'README.md': '# Docs\n', 'a.md': 'a' })
    gitIn(git, name, 'config', 'http.receivepack', 'true')
    const rows = TREES[what] ?? [['100644', 'a.md'] as const]
    const header = HEADERS[what] ?? ((tree: string) => `tree ${tree}\nauthor a <a> 0 +0000\ncommitter b <b> 0 +0000\n\nx\n`)
    if (what in TREES || what in HEADERS) setTip(git, name, rows, header, target)
    if (what.startsWith('a hook')) hook(git, name, target)
    return { what, name }
  })
}

/** How a server of them answers; for `GitServer.start`. */
export const hostileAnswers =
  (remotes: () => readonly HostileRemote[]): RequestListener =>
  (request, response) => {
    const [, name] = (request.url ?? '').split('/')
    const remote = remotes().find((one) => one.name === name)
    if (remote) ANSWERS[remote.what]?.(request, response)
  }

function setTip(
  git: GitServer,
  name: string,
  rows: readonly (readonly [string, string])[],
  header: (tree: string) => string,
  target: string,
): void {
  const put = (type: string, content: string | Buffer): string =>
    execFileSync('git', ['-C', join(git.folder, name), 'hash-object', '-w', '-t', type, '--literally', '--stdin'], {
      input: content,
      encoding: 'utf8',
    }).trim()
  const treeOf = (entries: readonly (readonly [string, string, string])[]): string =>
    put(
      'tree',
      Buffer.concat(entries.flatMap(([mode, file, oid]) => [Buffer.from(`${mode} ${file}\0`), Buffer.from(oid, 'hex')])),
    )
  const blob = put('blob', target)
  const inner = treeOf([['100644', 'config', blob]])
  const tree = treeOf(
    rows.map(([mode, file]) => [mode, file, mode === '40000' ? inner : mode === '160000' ? '1'.repeat(40) : blob]),
  )
  gitIn(git, name, 'update-ref', 'refs/heads/main', put('commit', header(tree)))
}

function hook(git: GitServer, name: string, target: string): void {
  const file = join(git.folder, name, 'hooks', 'pre-receive')
  writeFileSync(file, `#!/bin/sh\nprintf '\\033]0;x\\007remote: error: ${target} planted-4711 <script>\\n' >&2\nexit 1\n`)
  chmodSync(file, 0o755)
}
