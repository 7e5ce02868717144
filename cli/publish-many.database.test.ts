import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { db } from '@/lib/platform/db/client'
import { Refusal } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { publishDue } from '@/lib/publishing/publish-due'
import { addRepository } from '@/lib/publishing/repositories.store'
import { RepositoryInput } from '@/lib/publishing/schema'
import { makeMember } from '@/tests/support/builders'
import { GitServer } from '@/tests/support/git-server'
import { makeWholeIncident } from '@/tests/support/whole-incident'
import { publishMany } from './publish-many'

let git: GitServer
let admin: MemberActor
let lines: string[]
beforeAll(async () => {
  process.env.NEVERMORE_ALLOW_TARGETS = 'loopback'
  git = await GitServer.start()
  admin = await makeMember('admin', 'Ines')
})
afterAll(() => git.stop())

const inBare = (name: string, ...args: string[]) =>
  execFileSync('git', ['-C', join(git.folder, name), ...args], { encoding: 'utf8' })

async function repository(name: string): Promise<void> {
  git.commit(name, { 'README.md': '# Docs\n' })
  inBare(name, 'config', 'http.receivepack', 'true')
  const typed = {
    id: newId(),
    name,
    address: git.url(name),
    branch: 'main',
    path: 'postmortems/{incident}.md',
    message: '{incident}: {title}',
    authorName: 'Nevermore',
    authorEmail: 'nevermore@example.org',
    credential: '',
    gatherMinutes: '60',
    indexPath: 'README.md',
  }
  await addRepository(admin, RepositoryInput.parse(typed))
}

const ALL = { numbers: [], narrowing: {} }
const run = (which: Partial<Parameters<typeof publishMany>[0]> = {}, how: Partial<Parameters<typeof publishMany>[1]> = {}) => {
  lines = []
  return publishMany(
    { ...ALL, ...which },
    { to: null, isDry: false, asJson: true, ...how },
    (line) => lines.push(line),
    () => {},
  )
}
const told = () => lines.map((line) => JSON.parse(line))

test('all that is published goes into the repository in one commit, as a dry run said before', async () => {
  await expect(run()).rejects.toThrow(Refusal)
  await repository('handbook')
  const made: { number: number }[] = []
  for (const title of ['One', 'Two', 'Draft']) made.push(await makeWholeIncident(admin, { title }))
  const hidden = await makeWholeIncident(admin, { title: 'Hidden', isPrivate: true })
  const [one, two, drafted] = made.map(({ number }) => number) as [number, number, number]
  await db().incident.updateMany({ where: { number: { not: drafted } }, data: { postmortemState: 'published' } })
  await db().incident.updateMany({ where: { number: drafted }, data: { postmortemState: 'draft' } })

  expect(await run({}, { isDry: true })).toBe(0)
  expect(told().map(({ incident, outcome }) => [incident, outcome])).toEqual([
    [`INC-${one}`, 'would_publish'],
    [`INC-${two}`, 'would_publish'],
  ])
  const { diff, path } = told()[0]
  expect(diff).toMatch(new RegExp(`^--- /dev/null\\n\\+\\+\\+ b/${path}\\n@@ -0,0 `))
  expect(inBare('handbook', 'rev-list', '--count', 'main').trim()).toBe('1')
  expect(await db().publication.count()).toBe(0)

  // A worker beside it may be faster; the outcome is the same.
  const [code] = await Promise.all([run(), publishDue(new AbortController().signal)])
  expect(code).toBe(0)
  const commit = inBare('handbook', 'rev-parse', 'main').trim()
  expect(told()).toMatchObject(
    [one, two].map((number) => ({ incident: `INC-${number}`, outcome: 'published', commit, problem: null })),
  )
  expect(inBare('handbook', 'rev-list', '--count', 'main').trim()).toBe('2')
  const added = diff
    .split('\n')
    .filter((line: string) => /^\+(?!\+\+ b\/)/.test(line))
    .map((line: string) => line.slice(1))
  expect(`${added.join('\n')}\n`).toBe(inBare('handbook', 'show', `main:${path}`))

  expect(await run()).toBe(0)
  expect(told().map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged'])
  expect(inBare('handbook', 'rev-list', '--count', 'main').trim()).toBe('2')

  expect(await run({ numbers: [drafted, hidden.number, 9_999] })).toBe(1)
  expect(told().map(({ incident, outcome }) => [incident, outcome])).toEqual([
    [`INC-${drafted}`, 'published'],
    [`INC-${hidden.number}`, 'failed'],
    ['INC-9999', 'failed'],
  ])
  expect(await run({ narrowing: { severity: { in: ['SEV5'] } } })).toBe(0)
  expect(told()).toEqual([])
})

test('what somebody edited there is told and left alone, and the terminal gets words, not orders', async () => {
  await repository('edited')
  const { number } = await makeWholeIncident(admin, { title: 'Title \u001b[31mred' })
  expect(await run({ numbers: [number] }, { to: 'edited' })).toBe(0)
  const path = `postmortems/inc-${number}.md`
  git.commit('edited', { [path]: 'theirs\n' })
  await db().incident.update({ where: { number }, data: { title: 'Another \u001b[31mred' } })
  for (const isDry of [true, false]) {
    expect(await run({ numbers: [number] }, { to: 'edited', isDry })).toBe(1)
    expect(told()).toMatchObject([{ outcome: 'failed', problem: expect.stringContaining('not what was last published') }])
  }
  expect(inBare('edited', 'show', `main:${path}`)).toBe('theirs\n')
  git.commit('edited', { [path]: null })
  await run({ numbers: [number] }, { to: 'edited', isDry: true, asJson: false })
  expect(lines.join('\n')).toContain('Another')
  expect(lines.join('\n')).not.toContain('\u001b')
  await expect(run({}, { to: 'nowhere' })).rejects.toThrow(/no repository “nowhere”/)
  await expect(run()).rejects.toThrow(/several/)
})
