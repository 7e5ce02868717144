import { expect, test } from 'vitest'
import { makeMember } from '@/tests/support/builders'
import { makeCheck, runSeries } from '@/tests/support/checks'
import { makeWholeIncident } from '@/tests/support/whole-incident'
import { listUncovered } from '../causes/store'
import { bindCheck, unbindCheck } from '../checks/bindings.store'
import { listAftermath } from '../corrective-actions/aftermath.store'
import { moveAction } from '../corrective-actions/state.store'
import { db } from '../platform/db/client'
import { loadDocument } from './store'
import { writeInThread } from './write-pool'

/** Times of runs are those of the test: all alike here. */
const withoutTimes = (line: string) => line.replace(/\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\d(\.\d+)?)?( UTC|Z))?/g, 'DAY')

async function makeProven() {
  const ines = await makeMember('editor', 'Ines')
  const { id, number, action } = await makeWholeIncident(ines)
  const { id: actionId, checks } = await db().correctiveAction.findUniqueOrThrow({
    where: { number: action },
    select: { id: true, checks: { select: { checkId: true } } },
  })
  for (const { checkId } of checks) await unbindCheck(ines, actionId, checkId)
  const checkId = await makeCheck(ines, { actionId })
  await runSeries(checkId, 'fail pass pass pass')
  const lines = async () => (await writeInThread(await loadDocument(ines, number), 'classic')).split('\n').map(withoutTimes)
  return { ines, id, action, actionId, checkId, lines }
}

test('a regression changes exactly the lines of the Markdown that say how the action, its check and its causes stand', async () => {
  const { checkId, lines, action } = await makeProven()
  const before = await lines()
  await runSeries(checkId, 'pass pass fail error')
  const unsettled = await lines()
  await runSeries(checkId, 'fail')
  const after = await lines()
  const gone = before.filter((line) => !after.includes(line))
  const come = after.filter((line) => !before.includes(line))
  const row = (state: string, proof: string) =>
    expect.stringMatching(new RegExp(`^\\| ACT-${action} +\\|.*\\| ${state} +\\| ${proof} +\\|$`))
  /** How it stands, once more in the record at the end of the file. */
  const recorded = (state: string) => expect.stringMatching(new RegExp(`^\\{"action":\\{"number":${action},.*"state":"${state}"`))
  expect(gone).toEqual([
    '    state: verified',
    'verified: "1 of 1"',
    expect.stringContaining('Time to verify (TTV)'),
    expect.stringContaining('Covered: prevent verified, detect none, mitigate none'),
    row('verified', 'red DAY → green DAY'),
    expect.stringMatching(/\*\*Check\*\*: The shop answers.* Passes\. Red on DAY, turned green on DAY\./),
    expect.stringMatching(/\*\*Verified\*\*: DAY/),
    recorded('verified'),
  ])
  expect(come).toEqual([
    '    state: regressed',
    'verified: "0 of 1"',
    expect.stringContaining('Covered: prevent regressed, detect none, mitigate none'),
    row('regressed', 'check fails'),
    expect.stringMatching(/\*\*Check\*\*: The shop answers.* Fails since DAY\. Red on DAY, turned green on DAY\./),
    recorded('regressed'),
  ])
  // Without the blank line above one of them.
  expect(after).toHaveLength(before.length - 3)
  // One failure, and an error, are not yet a regression: only the check's own words change.
  expect(unsettled.filter((line) => !before.includes(line))).toEqual([
    row('verified', 'check cannot look'),
    expect.stringContaining('Cannot look since DAY'),
    recorded('verified'),
  ])
})

test('what proof has said since is told apart from the timeline, in its order, without what was merely begun or called done', async () => {
  const { ines, id, actionId, checkId } = await makeProven()
  await runSeries(checkId, 'fail fail')
  await moveAction(ines, { id: actionId, from: 'regressed', to: 'in_progress', because: '' })
  await moveAction(ines, { id: actionId, from: 'in_progress', to: 'done', because: '' })
  await runSeries(checkId, 'pass pass pass')
  const other = await makeCheck(ines, { title: 'The cart answers' })
  await bindCheck(ines, actionId, other)
  const told = (await listAftermath(ines, id)).map(({ from, to, because, member }) => [from, to, because, member?.name ?? null])
  expect(told).toEqual([
    ['verified', 'done', 'the check “Shop answers” was taken off it', 'Ines'],
    ['done', 'verified', 'The shop answers passed 3 times in a row', null],
    ['verified', 'regressed', 'The shop answers failed 2 times in a row', null],
    ['done', 'verified', 'The shop answers passed 3 times in a row', null],
    ['verified', 'done', 'the check “The cart answers” was bound, which does not prove it yet', 'Ines'],
  ])
})

test('before a grave incident is published it is said which causes nothing is planned against; of others nothing is asked', async () => {
  const ines = await makeMember('editor')
  const { id } = await makeWholeIncident(ines)
  expect(await listUncovered(ines, id)).toEqual(['No schema existed'])
  await db().correctiveAction.updateMany({ where: { incidentId: id }, data: { state: 'waived' } })
  expect(await listUncovered(ines, id)).toEqual(['The config was not validated', 'No schema existed'])
  await db().incident.update({ where: { id }, data: { severity: 'SEV3' } })
  expect(await listUncovered(ines, id)).toEqual([])
  await db().incident.update({ where: { id }, data: { severity: 'SEV1', isPrivate: true } })
  expect(await listUncovered(await makeMember('admin'), id)).toEqual([])
  await expect(listUncovered(await makeMember('viewer'), id)).rejects.toThrow(/editor/)
})
