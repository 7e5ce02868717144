import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { GitServer } from '@/tests/support/git-server'
import { makeZip } from '@/tests/support/zip'
import { importPaths } from './import'

let folder = ''
let out: string[] = []
let err: string[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nevermore-import-'))
  out = []
  err = []
  vi.spyOn(console, 'log').mockImplementation((line) => void out.push(line))
  vi.spyOn(console, 'error').mockImplementation((line) => void err.push(String(line)))
})
afterEach(async () => {
  vi.restoreAllMocks()
  await rm(folder, { recursive: true, force: true })
})

const report = (title: string) => `# ${title}\n\n## Timeline\n\n- 2024-03-01 10:00 Orders failed\n- 10:30 Orders work again\n`

async function write(path: string, content: string | Buffer) {
  await mkdir(join(folder, path, '..'), { recursive: true })
  await writeFile(join(folder, path), content)
}

const lines = () => out.map((line) => JSON.parse(line))
const titles = () => lines().map(({ file, incidents }) => [file.slice(folder.length + 1), incidents?.[0]?.title])

test('a folder is read with all its folders, in order, and what is not a document is left out', async () => {
  await write('b.md', report('B'))
  await write('2024/a.txt', report('A'))
  await write('2024/picture.png', Buffer.from([1, 2, 3]))
  await write('2024/settings.json', '{"a": 1}')
  await write('.git/c.md', report('C'))
  await write('node_modules/x/d.md', report('D'))
  await symlink('/etc', join(folder, 'link'))
  await symlink(join(folder, 'b.md'), join(folder, 'link.md'))
  expect(await importPaths(['--dry-run', '--json', folder])).toBe(0)
  expect(titles()).toEqual([
    ['2024/a.txt', 'A'],
    ['b.md', 'B'],
  ])
  expect(err.at(-1)).toBe('2 files: 2 understood.')
})

test('the days of a channel in a Slack export are one document, with the names of its members', async () => {
  const message = (user: string, ts: string, text: string) => ({ type: 'message', user, ts, text })
  const days: [string, unknown][] = [
    ['export/users.json', [{ id: 'U1', team_id: 'T1', profile: { real_name: 'Ines Brandt' } }]],
    ['export/channels.json', [{ id: 'C1', name: 'inc-9', purpose: { value: 'for the outage of checkout' }, members: [] }]],
    ['export/inc-9/2026-05-18.json', [message('U1', '1779099185.000100', 'orders fail')]],
    ['export/inc-9/2026-05-19.json', [message('U1', '1779185585.000100', 'all of them work again')]],
    ['export/lunch/2026-05-18.json', [message('U1', '1779099185.000100', 'pizza?')]],
    ['export/metrics/2026-05-18.json', { p99: 12 }],
  ]
  for (const [path, value] of days) await write(path, JSON.stringify(value))
  const zip = makeZip(days.map(([name, value]) => ({ name, data: JSON.stringify(value) })))
  await write('export.zip', zip)
  for (const source of ['export', 'export.zip']) {
    out = []
    expect(await importPaths(['--dry-run', '--json', join(folder, source)])).toBe(0)
    expect(titles().map(([file, title]) => [file.replace(`${source}/`, ''), title])).toEqual([
      [expect.stringMatching(/inc-9$/), '#inc-9'],
      [expect.stringMatching(/lunch$/), '#lunch'],
    ])
    expect(lines()[0].incidents[0].timeline).toEqual([
      { at: '2026-05-18T10:13Z', text: 'orders fail' },
      { at: '2026-05-19T10:13Z', text: 'all of them work again' },
    ])
  }
})

test('a glob says which files of a folder are read', async () => {
  await write('postmortems/a.md', report('A'))
  await write('x/postmortems/b.adoc', report('B'))
  await write('notes/c.md', report('C'))
  expect(await importPaths(['--dry-run', '--json', '--glob', '**/postmortems/*', folder])).toBe(0)
  expect(titles()).toEqual([
    ['postmortems/a.md', 'A'],
    ['x/postmortems/b.adoc', 'B'],
  ])
})

test('a bad file is said and does not stop the rest', async () => {
  await write('a.md', report('A'))
  await write('b.md', Buffer.from(Array.from({ length: 500 }, (_, n) => n % 8)))
  await write(
    'c.zip',
    makeZip([
      { name: 'd/e.md', data: report('E') },
      { name: 'f.md', data: 'x', mode: 0o120777 },
    ]),
  )
  await write('g.zip', 'no archive')
  const paths = ['a.md', 'b.md', 'c.zip', 'g.zip', 'missing.md'].map((name) => join(folder, name))
  expect(await importPaths(['--dry-run', '--json', ...paths])).toBe(1)
  expect(lines().map(({ file, incidents, error }) => [file.slice(folder.length + 1), incidents?.[0]?.title ?? error])).toEqual([
    ['a.md', 'A'],
    ['b.md', expect.stringMatching(/not text/)],
    ['c.zip/d/e.md', 'E'],
    ['c.zip/f.md', expect.stringMatching(/symbolic link/)],
    ['g.zip', expect.stringMatching(/no zip archive/)],
    ['missing.md', 'There is no such file.'],
  ])
  expect(err.at(-1)).toBe('6 files: 2 understood, 4 failed.')
})

test('many files are read several at once, and answered in the order of their names', async () => {
  const names = Array.from({ length: 60 }, (_, n) => `${String(n).padStart(2, '0')}.md`)
  for (const [n, name] of names.entries()) await write(name, report(`R${n}`) + 'word '.repeat(((n * 37) % 60) * 50))
  expect(await importPaths(['--dry-run', '--json', folder])).toBe(0)
  expect(titles()).toEqual(names.map((name, n) => [name, `R${n}`]))
})

test('an import that is ended finishes the files at hand and says how to go on', async () => {
  for (let n = 0; n < 40; n++) await write(`${n}.md`, report(`R${n}`))
  vi.mocked(console.log).mockImplementation((line) => {
    if (out.push(line) === 3) process.emit('SIGINT')
  })
  expect(await importPaths(['--dry-run', folder])).toBe(130)
  expect(out.length).toBeGreaterThan(2)
  expect(out.length).toBeLessThan(12)
  expect(err).toContain('Stopped. The same command again goes on with the rest.')
})

test('a repository is read at the ref and the files that are asked for', async () => {
  const git = await GitServer.start()
  git.commit('docs', { 'postmortems/a.md': report('A'), 'postmortems/large.md': 'x'.repeat(10_000_001), 'b.md': report('B') })
  git.commit('docs', { 'postmortems/a.md': report('New') }, 'next')
  expect(await importPaths(['--dry-run', '--json', '--glob', 'postmortems/*', git.url('docs')])).toBe(1)
  expect(lines().map(({ file, incidents, error }) => [file, incidents?.[0]?.title ?? error])).toEqual([
    [`${git.url('docs')}/postmortems/a.md`, 'A'],
    [`${git.url('docs')}/postmortems/large.md`, expect.stringMatching(/more than 10 MB/)],
  ])
  out = []
  expect(await importPaths(['--dry-run', '--json', '--ref', 'next', '--glob', 'a.md', git.url('docs')])).toBe(0)
  expect(lines().map(({ incidents }) => incidents[0].title)).toEqual(['New'])
  expect(await importPaths(['--dry-run', '--ref', '--upload-pack=x', git.url('docs')]).catch(() => 2)).not.toBe(0)
  expect(await importPaths(['--dry-run', 'https://ines:secret@git.example.org/docs', 'ext::sh', 'file:///etc'])).toBe(1)
  await git.stop()
})
