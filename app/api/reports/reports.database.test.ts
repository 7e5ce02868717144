import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { promisify } from 'node:util'
import { beforeEach, expect, test } from 'vitest'
import { report } from '@/cli/report'
import { type MemberActor, systemActor } from '@/lib/access/actor'
import { testReport } from '@/lib/checks/kinds/test-report/kind'
import { runKind } from '@/lib/checks/run'
import { listPast, tryPast } from '@/lib/checks/try-now'
import { db } from '@/lib/platform/db/client'
import { newId } from '@/lib/platform/ids'
import { deleteTestProject, findTests, giveReportToken, listTestProjects } from '@/lib/test-reports/store'
import { makeMember } from '@/tests/support/builders'
import { reachLoopback } from '@/tests/support/reach'
import { POST } from './route'

let ines: MemberActor
let token: string
beforeEach(async () => {
  await db().testProject.deleteMany()
  ines = await makeMember('admin')
  ;({ token } = await giveReportToken(ines, { id: newId(), project: 'shop' }))
})

const XML = `<testsuites><testsuite name="cart">
  <testcase classname="CartTest" name="an empty cart is refused" time="0.5"/>
  <testcase classname="CartTest" name="prices are rounded"><failure message="got 2.01&#10;at cart.ts:3"/></testcase>
  <testcase classname="CartTest" name="vouchers"><skipped/></testcase>
  <testcase classname="OrderTest" name="vouchers"/>
</testsuite></testsuites>`

const send = (body: string | null, query = 'branch=main&commit=1a2b3c4d5e6f', authorization = `Bearer ${token}`) =>
  POST(new Request(`http://localhost/api/reports?${query}`, { method: 'POST', body, headers: { authorization } }), {})
const look = (config: Record<string, unknown>, now = new Date()) =>
  runKind(testReport, { project: 'shop', branch: 'main', maxAgeSeconds: 7 * 86_400, ...config }, (signal) =>
    reachLoopback({}, { signal, findTests: (question) => findTests(systemActor, question), now: () => now }),
  )

test('a report is kept and counted, and its answer says so', async () => {
  const response = await send(XML)
  expect(response.status).toBe(201)
  expect(await response.text()).toBe('Kept for shop, main: 4 tests, 1 failed, 1 skipped.\n')
  expect(await listTestProjects(ines)).toMatchObject([
    { name: 'shop', newest: { branch: 'main', commit: '1a2b3c4d5e6f', tests: 4, failed: 1 } },
  ])
})

test.each<[string, string | null, string | undefined, string | undefined, number, RegExp]>([
  ['no token', XML, undefined, '', 404, /Bearer TOKEN/],
  ['a token nobody gave out', XML, undefined, `Bearer ${'x'.repeat(43)}`, 404, /Bearer TOKEN/],
  ['neither token nor body', null, undefined, '', 404, /Bearer TOKEN/],
  ['no branch', XML, 'commit=1', undefined, 400, /branch/],
  ['another project', XML, 'branch=main&project=other', undefined, 400, /is for the project “shop”/],
  ['a word it does not know', XML, 'branch=main&brunch=1', undefined, 400, /brunch/],
  ['no body', null, undefined, undefined, 400, /no report/],
  ['no JUnit', '<html/>', undefined, undefined, 400, /<html>/],
  ['entities', `<!DOCTYPE x [<!ENTITY a "b">]>${XML}`, undefined, undefined, 400, /document type/],
])('with %s nothing is kept', async (_, body, query, authorization, status, words) => {
  const response = await send(body, query, authorization)
  expect([response.status, await response.text()]).toEqual([status, expect.stringMatching(words)])
  expect(await db().testReport.count()).toBe(0)
})

test('a token is stored as a hash, a new one takes the place of the old, and without its project it is worth nothing', async () => {
  const [row] = await db().testProject.findMany()
  expect(JSON.stringify(row)).not.toContain(token)
  const old = token
  ;({ token } = await giveReportToken(ines, { id: newId(), project: 'shop' }))
  expect((await send(XML, 'branch=main', `Bearer ${old}`)).status).toBe(404)
  expect((await send(XML)).status).toBe(201)
  await deleteTestProject(ines, row?.id ?? '')
  expect((await send(XML)).status).toBe(404)
  expect(await db().testResult.count()).toBe(0)
})

test('only administrators give out tokens and see who reports', async () => {
  const editor = await makeMember('editor')
  await expect(giveReportToken(editor, { id: newId(), project: 'x' })).rejects.toThrow()
  await expect(listTestProjects(editor)).rejects.toThrow()
  await expect(deleteTestProject(editor, newId())).rejects.toThrow()
})

test('of each branch the newest ten reports are kept', async () => {
  for (let at = 0; at < 12; at++) await send(XML, `branch=main&commit=${at}`)
  await send(XML, 'branch=other')
  const kept = await db().testReport.findMany({ orderBy: { receivedAt: 'desc' }, where: { branch: 'main' } })
  expect(kept.map(({ commit }) => commit)).toEqual(['11', '10', '9', '8', '7', '6', '5', '4', '3', '2'])
  expect(await db().testReport.count()).toBe(11)
})

test.each<[string, Record<string, unknown>, string, string | undefined, RegExp]>([
  ['a test that passed', { test: 'an empty cart is refused' }, 'pass', undefined, /passed on main at 1a2b3c4d5e/],
  ['it is named with its class', { test: 'CartTest.an empty cart is refused' }, 'pass', undefined, /passed/],
  ['a test that failed', { test: 'prices are rounded' }, 'fail', 'test_failed', /failed on main/],
  ['a test that was skipped in one class', { test: 'vouchers' }, 'fail', 'test_skipped', /skipped/],
  ['the same in the other class', { test: 'vouchers', suite: 'OrderTest' }, 'pass', undefined, /passed/],
  ['a test that is not there', { test: 'an empty cart' }, 'fail', 'test_missing', /not in the newest report/],
  [
    'a branch nobody reported',
    { test: 'vouchers', branch: 'dev' },
    'fail',
    'no_report',
    /no report of dev of shop, only of main/,
  ],
  ['a project nobody knows', { test: 'vouchers', project: 'other' }, 'error', 'no_project', /Settings, Test reports/],
])('%s', async (_, config, verdict, failure, summary) => {
  await send(XML)
  const outcome = await look(config)
  expect([outcome.verdict, outcome.failure, outcome.summary]).toEqual([verdict, failure, expect.stringMatching(summary)])
})

test('what it said, how long it took and at which commit stands beside what was expected', async () => {
  await send(XML)
  expect(await look({ test: 'prices are rounded' })).toMatchObject({
    evidence: [
      { what: 'CartTest › prices are rounded', expected: 'passed', observed: 'failed: got 2.01', holds: false },
      { what: 'Newest report', expected: 'not older than 7 days', holds: true },
      { what: 'Commit', observed: '1a2b3c4d5e6f' },
      { what: 'Tests in it', observed: '4 tests, 1 failed, 1 skipped' },
    ],
  })
})

test('the newest report counts, and it may grow too old', async () => {
  await send(XML)
  const config = { test: 'prices are rounded' }
  await send('<testsuite><testcase name="prices are rounded"/></testsuite>')
  expect(await look(config)).toMatchObject({ verdict: 'pass' })
  const later = new Date(Date.now() + 8 * 86_400_000)
  expect(await look(config, later)).toMatchObject({ verdict: 'fail', failure: 'report_too_old' })
})

test('the same statement is held against an older report, as on the day on which it came, to show that it can fail', async () => {
  await send(XML, 'branch=main&commit=aaa')
  await send('<testsuite><testcase name="prices are rounded"/></testsuite>', 'branch=main&commit=bbb')
  await send('<testsuite/>', 'branch=other&commit=ccc')
  await db().testReport.updateMany({ where: { commit: 'aaa' }, data: { receivedAt: new Date('2020-02-03T04:05:06Z') } })
  const config = { project: 'shop', branch: 'main', test: 'prices are rounded', maxAgeSeconds: 60 }
  const past = (await listPast(ines, 'test-report', config)) ?? []
  expect(past.map(({ words }) => words)).toEqual([
    expect.stringMatching(/bbb: 1 test, 0 failed/),
    '2020-02-03 04:05:06 UTC, aaa: 4 tests, 1 failed, 1 skipped',
  ])
  const at = (id = '') => tryPast(ines, 'test-report', config, id)
  expect(await at(past[0]?.id)).toMatchObject({ verdict: 'pass' })
  expect(await at(past[1]?.id)).toMatchObject({ verdict: 'fail', failure: 'test_failed' })
  const other = await db().testReport.findFirstOrThrow({ where: { branch: 'other' } })
  for (const none of ['', newId(), other.id]) expect(await at(none)).toMatchObject({ verdict: 'error', failure: 'no_report' })
  await expect(tryPast(await makeMember('viewer'), 'test-report', config, other.id)).rejects.toThrow()
  await expect(tryPast(ines, 'tcp', { host: 'db.example.org', port: 5432 }, '1')).rejects.toThrow(/present only/)
  expect(await listPast(ines, 'tcp', { host: 'db.example.org', port: 5432 })).toBeNull()
})

test('ten thousand tests are kept within a second', async () => {
  const cases = Array.from({ length: 10_000 }, (_, at) => `<testcase classname="C${at % 100}" name="test ${at}" time="0.01"/>`)
  const started = performance.now()
  expect((await send(`<testsuite>${cases.join('\n')}</testsuite>`)).status).toBe(201)
  expect(performance.now() - started).toBeLessThan(5_000)
  expect(await look({ test: 'test 9999' })).toMatchObject({ verdict: 'pass' })
})

test('nevermore report and curl send files from anywhere', async () => {
  const server = createServer(async (incoming, outgoing) => {
    const body = Readable.toWeb(incoming) as ReadableStream<Uint8Array>
    const headers = { authorization: incoming.headers.authorization ?? '' }
    const request = new Request(`http://localhost${incoming.url}`, {
      method: 'POST',
      headers,
      body,
      duplex: 'half',
    } as RequestInit)
    const response = await POST(request, {})
    outgoing.writeHead(response.status).end(await response.text())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const folder = mkdtempSync(join(tmpdir(), 'nevermore-report-'))
  const [first, second] = ['first.xml', 'second.xml'].map((name) => join(folder, name)) as [string, string]
  writeFileSync(first, `<?xml version="1.0"?>\n${XML}`)
  writeFileSync(second, '\uFEFF<?xml version="1.0"?><testsuite><testcase name="also"/></testsuite>')
  const options = ['--url', url, '--branch', 'main']
  try {
    expect(await report([first, second, ...options, '--token', token, '--project', 'shop', '--commit', 'abc'])).toBe(0)
    expect(await look({ test: 'also' })).toMatchObject({ verdict: 'pass' })
    expect(await look({ test: 'an empty cart is refused' })).toMatchObject({ verdict: 'pass' })
    expect(await report([first, ...options, '--token', 'x'.repeat(43)])).toBe(1)
    expect(await report([join(folder, 'none.xml'), ...options, '--token', token])).toBe(1)
    expect(await report([...options, '--token', token])).toBe(2)
    expect(await report([first, '--branch', 'main', '--token', token])).toBe(2)
    const { stdout } = await promisify(execFile)('curl', [
      '-fsS',
      '--data-binary',
      `@${second}`,
      '-H',
      `Authorization: Bearer ${token}`,
      `${url}/api/reports?branch=by-curl`,
    ])
    expect(stdout).toContain('1 test,')
  } finally {
    await new Promise((resolve) => server.close(resolve))
    rmSync(folder, { recursive: true, force: true })
  }
})
