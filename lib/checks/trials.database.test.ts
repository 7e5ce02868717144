import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { db } from '@/lib/platform/db/client'
import { Forbidden, Invalid, NotFound } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { overrideSettings } from '@/lib/platform/settings'
import { giveReportToken, projectOfToken, storeReport } from '@/lib/test-reports/store'
import { makeMember } from '@/tests/support/builders'
import { makeAction, makeCheck, runSeries, stateOf } from '@/tests/support/checks'
import { editCheck } from './edit.store'
import { redBeforeGreen } from './rules'
import { getCheck } from './store'
import { listTrials, tryAgainst } from './trials.store'
import { listPast } from './try-now'

let ines: MemberActor
let server: Server
let origin: string
beforeAll(async () => {
  overrideSettings({ allowTargets: 'loopback' })
  ines = await makeMember('editor', 'Ines')
  server = createServer((request, response) => response.writeHead(request.url?.startsWith('/broken') ? 503 : 200).end('ok'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const against = (id: string, path: string) => ({ id, past: null, config: { url: `${origin}${path}` } })

test('a check is shown to fail against a second target: it is kept, remembered by the check, and counted by no streak', async () => {
  const action = await makeAction(ines)
  const id = await makeCheck(ines, { actionId: action.id, config: { url: `${origin}/` }, failuresToRegress: 1 })
  await runSeries(id, 'pass pass pass')
  expect(await stateOf(action.id)).toBe('verified')
  const before = await db().check.findUniqueOrThrow({ where: { id } })
  expect(redBeforeGreen(before)).toBe('never_red')

  expect(await tryAgainst(ines, against(id, '/fine'))).toMatchObject({ verdict: 'pass' })
  expect(redBeforeGreen(await getCheck(ines, id))).toBe('never_red')
  expect(await tryAgainst(ines, against(id, '/broken'))).toMatchObject({
    verdict: 'fail',
    failure: 'wrong_status',
    changed: [{ name: 'url', was: `${origin}/`, is: `${origin}/broken` }],
    member: { name: 'Ines' },
  })
  await tryAgainst(ines, against(id, '/broken?again'))
  const { updatedAt: _, shownRedAt, shownRedAgainst, ...after } = await db().check.findUniqueOrThrow({ where: { id } })
  expect(before).toMatchObject(after)
  expect(shownRedAgainst).toBe(`GET ${origin}/broken answers 200`)
  expect(shownRedAt).not.toBeNull()
  expect(redBeforeGreen(await getCheck(ines, id))).toBe('shown_red')
  expect(await stateOf(action.id)).toBe('verified')
  expect(await db().checkRun.count({ where: { checkId: id } })).toBe(3)
  const trials = await listTrials(ines, id)
  expect(trials.map(({ verdict }) => verdict)).toEqual(['fail', 'fail', 'pass'])
  expect(trials[1]?.evidence).toContainEqual(expect.objectContaining({ observed: expect.stringContaining('503'), holds: false }))

  // What was shown was shown of those words: others have to be shown anew. What was kept stays.
  const { title, version, ...rest } = await db().check.findUniqueOrThrow({ where: { id } })
  const { intervalSeconds, passesToVerify, soakSeconds, failuresToRegress } = rest
  const proof = { intervalSeconds, passesToVerify, soakSeconds, failuresToRegress }
  await editCheck(ines, { id, version, title, config: { url: `${origin}/else` }, ...proof })
  expect(redBeforeGreen(await getCheck(ines, id))).toBe('never_red')
  expect(await listTrials(ines, id)).toHaveLength(3)
})

test('a test is shown to fail against an older report, and only one that is there', async () => {
  const admin = await makeMember('admin')
  const { token } = await giveReportToken(admin, { id: newId(), project: 'shop' })
  const project = await projectOfToken(token)
  const send = (commit: string, state: 'passed' | 'failed') =>
    storeReport(project, { branch: 'main', commit }, [
      { suite: 'cart', className: '', name: 'an empty cart is refused', state, durationMs: 3, message: '' },
    ])
  await send('aaaaaaaaaa', 'failed')
  await send('bbbbbbbbbb', 'passed')
  const config = { project: 'shop', branch: 'main', test: 'an empty cart is refused', suite: '', maxAgeSeconds: 86_400 }
  const id = await makeCheck(ines, { kind: 'test-report', config })
  const older = (await listPast(ines, 'test-report', config))?.find(({ words }) => words.includes('aaaaaaaaaa'))
  expect(await tryAgainst(ines, { id, past: newId(), config })).toMatchObject({ verdict: 'error', failure: 'no_report' })
  expect((await getCheck(ines, id)).shownRedAt).toBeNull()
  expect(await tryAgainst(ines, { id, past: older?.id ?? '', config })).toMatchObject({ verdict: 'fail', changed: [] })
  expect((await getCheck(ines, id)).shownRedAgainst).toMatch(/^report .*aaaaaaaaaa: 1 test, 1 failed/)
  await expect(tryAgainst(ines, { id, past: ' ', config })).rejects.toThrow(/against what/)
})

test('what the check looks at anyway shows nothing, and a heartbeat has no second target', async () => {
  const id = await makeCheck(ines, { config: { url: `${origin}/` } })
  await expect(tryAgainst(ines, against(id, '/'))).rejects.toBeInstanceOf(Invalid)
  const beat = await makeCheck(ines, { kind: 'heartbeat', config: { periodSeconds: 3600, graceSeconds: 600 } })
  const other = { id: beat, past: null, config: { periodSeconds: 60, graceSeconds: 600 } }
  await expect(tryAgainst(ines, other)).rejects.toBeInstanceOf(Invalid)
})

test('viewers see what was tried but not with which values, and of a private incident nobody else sees anything', async () => {
  const [viewer, other] = [await makeMember('viewer'), await makeMember('admin')]
  const id = await makeCheck(ines, { config: { url: `${origin}/` } })
  await tryAgainst(ines, against(id, '/broken'))
  expect(await listTrials(viewer, id)).toMatchObject([{ verdict: 'fail', changed: [] }])
  await expect(tryAgainst(viewer, against(id, '/broken'))).rejects.toBeInstanceOf(Forbidden)
  const secret = await makeAction(ines, 'done', { isPrivate: true })
  const hidden = await makeCheck(ines, { actionId: secret.id, config: { url: `${origin}/` } })
  await tryAgainst(ines, against(hidden, '/broken'))
  expect(await listTrials(other, hidden)).toEqual([])
  await expect(tryAgainst(other, against(hidden, '/broken'))).rejects.toBeInstanceOf(NotFound)
})
