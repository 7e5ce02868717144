import { beforeEach, expect, test } from 'vitest'
import { type MemberActor, nobody, systemActor } from '@/lib/access/actor'
import { db } from '@/lib/platform/db/client'
import { Forbidden, Invalid, NotFound } from '@/lib/platform/errors'
import { newId } from '@/lib/platform/ids'
import { loadDocument } from '@/lib/postmortems/store'
import { makeMember } from '@/tests/support/builders'
import { makeAction, makeCheck, passTime, stateOf } from '@/tests/support/checks'
import { actionProof } from './action-proof'
import { attest, getAttestations, withdrawAttestation } from './attestations.store'
import { bindCheck } from './bindings.store'
import { editCheck } from './edit.store'
import { listRuns } from './history.store'
import { progressWords, redWords, ruleWords } from './progress'
import { makeRunner } from './run-due'
import { getCheck } from './store'
import { tryNow } from './try-now'

const DAY = 86_400
const PROOF = { intervalSeconds: 900, passesToVerify: 1, soakSeconds: 0, failuresToRegress: 1 }
const config = { statement: 'The handbook names who may fail over', how: 'Chapter 4', validDays: 30 }

let owner: MemberActor
let bo: MemberActor
let action: Awaited<ReturnType<typeof makeAction>>
let checkId: string

beforeEach(async () => {
  await db().$executeRaw`UPDATE checks SET deleted_at = now()`
  owner = await makeMember('editor', 'Ines')
  bo = await makeMember('editor', 'Bo')
  action = await makeAction(owner)
  await db().correctiveAction.update({ where: { id: action.id }, data: { ownerId: owner.memberId } })
  checkId = await makeCheck(owner, { kind: 'attestation', title: '', config, ...PROOF, actionId: action.id })
})

const say = (actor: MemberActor, id = newId()) => attest(actor, { id, checkId, note: 'Read chapter 4' })
/** Whatever is due is run by a real worker's runner. */
async function work() {
  const runner = makeRunner()
  await runner.claim()
  await runner.stop(5000)
  const check = await getCheck(owner, checkId)
  const [newest] = await listRuns(owner, checkId, { take: 1 })
  return { check, verdict: check.lastVerdict, ...newest }
}
/** Lets days pass for what was attested too. */
async function passDays(days: number) {
  await passTime(days * DAY)
  await db().$executeRaw`UPDATE checks SET config_changed_at = config_changed_at - make_interval(days => ${days})`
  await db()
    .$executeRaw`UPDATE attestations SET at = at - make_interval(days => ${days}), expires_at = expires_at - make_interval(days => ${days})`
}

test('red until somebody else attests it, then the action is verified at once; red again when it ends', async () => {
  expect(await work()).toMatchObject({ verdict: 'fail', failure: 'not_attested' })
  await say(bo)
  expect(await work()).toMatchObject({ verdict: 'pass', summary: expect.stringContaining('Attested by Bo') })
  expect(await stateOf(action.id)).toBe('verified')
  await passDays(25)
  expect(await work()).toMatchObject({ verdict: 'pass', summary: expect.stringContaining('has to be renewed') })
  await passDays(6)
  expect(await work()).toMatchObject({ verdict: 'fail', failure: 'attestation_expired' })
  expect(await stateOf(action.id)).toBe('regressed')
  await say(bo)
  expect((await work()).verdict).toBe('pass')
  expect(await stateOf(action.id)).toBe('verified')
})

test('the owner of any action that it shows cannot attest it', async () => {
  await expect(say(owner)).rejects.toThrow(Forbidden)
  const other = await makeAction(owner)
  await db().correctiveAction.update({ where: { id: other.id }, data: { ownerId: bo.memberId } })
  await bindCheck(owner, other.id, checkId)
  await expect(say(bo)).rejects.toThrow(Forbidden)
  expect(await db().attestation.count({ where: { checkId } })).toBe(0)
})

test('who becomes the owner later vouches for it no more', async () => {
  await say(bo)
  expect((await work()).verdict).toBe('pass')
  await db().correctiveAction.update({ where: { id: action.id }, data: { ownerId: bo.memberId } })
  await passTime(901)
  expect(await work()).toMatchObject({ verdict: 'fail', failure: 'attested_by_owner' })
  expect(await stateOf(action.id)).toBe('regressed')
})

test('what it says anew has to be attested anew, and what was attested before stays listed', async () => {
  await say(bo)
  await work()
  await passDays(1)
  const { version } = await getCheck(owner, checkId)
  await editCheck(owner, { id: checkId, version, title: '', config: { ...config, statement: 'Something else' }, ...PROOF })
  expect(await work()).toMatchObject({ verdict: 'fail', failure: 'not_attested' })
  expect((await getAttestations(owner, checkId))?.rows).toMatchObject([
    { by: 'Bo', note: 'Read chapter 4', isOfOtherWording: true },
  ])
})

test('anybody who writes can withdraw it; both rows are kept', async () => {
  await say(bo)
  await work()
  await withdrawAttestation(owner, { id: newId(), checkId, because: 'The chapter is gone' })
  expect(await work()).toMatchObject({
    verdict: 'fail',
    failure: 'attestation_withdrawn',
    summary: expect.stringContaining('Ines withdrew'),
  })
  expect((await getAttestations(bo, checkId))?.rows.map(({ by, isWithdrawal }) => [by, isWithdrawal])).toEqual([
    ['Ines', true],
    ['Bo', false],
  ])
})

test('sent twice it is attested once', async () => {
  const id = newId()
  await Promise.all([say(bo, id), say(bo, id)])
  await say(bo, id)
  expect((await getAttestations(bo, checkId))?.rows).toHaveLength(1)
})

test('viewers, strangers and machines attest nothing, and of a private incident’s check others know nothing', async () => {
  const viewer = await makeMember('viewer')
  await expect(say(viewer)).rejects.toThrow(Forbidden)
  await expect(attest(nobody, { id: newId(), checkId, note: 'x' })).rejects.toThrow(NotFound)
  await expect(attest(systemActor, { id: newId(), checkId, note: 'x' })).rejects.toThrow(Forbidden)
  expect((await getAttestations(viewer, checkId))?.statement).toBe(config.statement)
  const secret = await makeAction(owner, 'done', { isPrivate: true })
  const hidden = await makeCheck(owner, { kind: 'attestation', config, ...PROOF, actionId: secret.id })
  await expect(attest(bo, { id: newId(), checkId: hidden, note: 'x' })).rejects.toThrow(NotFound)
  await expect(getAttestations(bo, hidden)).rejects.toThrow(NotFound)
})

test('what a machine looks at cannot be attested, and what people attest cannot be tried', async () => {
  const machine = await makeCheck(owner)
  await expect(attest(bo, { id: newId(), checkId: machine, note: 'x' })).rejects.toThrow(Invalid)
  expect(await getAttestations(bo, machine)).toBeNull()
  await expect(tryNow(owner, 'attestation', config)).rejects.toThrow(Invalid)
})

test('in no words is it proven: card, list, check, activity and Markdown say attested', async () => {
  await work()
  await say(bo)
  const { check } = await work()
  const now = new Date()
  expect(actionProof('verified', [check], now, 'UTC').words).toBe('attested by a person')
  expect(progressWords(check, now)).toBe('attested by a person')
  expect(ruleWords(check)).toMatch(/^Attested by a person, not proven/)
  expect(redWords(check, now, 'UTC')).toBeNull()
  const { number } = await db().incident.findUniqueOrThrow({ where: { id: action.incidentId } })
  const document = await loadDocument(owner, number)
  expect(document.actions[0]?.checks).toMatchObject([{ isAttested: true, verdict: 'pass' }])
  const transition = await db().actionTransition.findFirstOrThrow({
    where: { actionId: action.id },
    orderBy: { sequence: 'desc' },
  })
  expect(transition.because).toMatch(/attested by a person$/)
})
