import { beforeAll, expect, test } from 'vitest'
import type { MemberActor } from '@/lib/access/actor'
import { newId } from '@/lib/platform/ids'
import { writeMarkdown } from '@/lib/postmortems/markdown'
import { loadDocument } from '@/lib/postmortems/store'
import { DEFAULT_TEMPLATE } from '@/lib/postmortems/templates/registry'
import { makeMember } from '@/tests/support/builders'
import { makeProposal } from '@/tests/support/proposals'
import { addCause, deleteCause, listCauses, placeCause } from '../causes/store'
import { settleByProof } from '../corrective-actions/state.store'
import { createAction } from '../corrective-actions/store'
import { createIncident, getIncident } from '../incidents/store'
import { db, inTransaction } from '../platform/db/client'
import { addEntry, listEntries, moveEntry } from '../timeline/store'
import { proposedBy } from './changes'
import { getProposal } from './proposals.store'
import { acceptProposal } from './settle.store'

let ines: MemberActor
beforeAll(async () => {
  ines = await makeMember('admin', 'Ines')
})

const UNKNOWN = { occurredAt: null, endedAt: null, precision: 'unknown' as const, isApproximate: false, clockTime: null }
const at = (clock: string) => ({
  ...UNKNOWN,
  occurredAt: new Date(`2026-03-01T${clock}:00Z`),
  precision: 'minute' as const,
})

/** Four entries, of which two have no time; a tree of four causes; two actions. */
async function makeIncident() {
  const { id, number } = await createIncident(ines, {
    id: newId(),
    title: 'The kiln went out',
    timeZone: 'UTC',
    severity: 'SEV2',
  })
  const entries = []
  for (const [text, when] of [
    ['The kiln went out', at('09:00')],
    ['Bo opened the door', UNKNOWN],
    ['Bo closed the door', UNKNOWN],
    ['The kiln was hot again', at('10:00')],
  ] as const)
    entries.push(await addEntry(ines, { id: newId(), incidentId: id, text, ...when }))
  const cause = async (text: string, parentId: string | null = null) =>
    (await addCause(ines, { id: newId(), incidentId: id, kind: 'root_cause', text, parentId })).id
  const gas = await cause('The gas ran out')
  const bill = await cause('The bill was not paid', gas)
  const letter = await cause('The letter went to an old address', gas)
  const door = await cause('The door was open')
  const action = await createAction(ines, { id: newId(), incidentId: id, title: 'Pay by debit' })
  await createAction(ines, { id: newId(), incidentId: id, title: 'Tell them the new address' })
  return { id, number, entries, causes: { gas, bill, letter, door }, action }
}

/** Lines of a file, exchanged as whole items with what stands below them. */
const swap = (text: string, first: string, second: string) =>
  text.replace(first, '\0').replace(second, first).replace('\0', second)

const CAUSES = `- **Root cause**: The gas ran out

  *No action is bound to it.*

  - **Root cause**: The bill was not paid

    *No action is bound to it.*

  - **Root cause**: The letter went to an old address

    *No action is bound to it.*

- **Root cause**: The door was open

  *No action is bound to it.*
`

async function propose(number: number, edit: (text: string) => string) {
  const id = await makeProposal(number, (text) => {
    const next = edit(text)
    if (next === text) throw new Error(`nothing of it is in\n${text}`)
    return next
  })
  const proposal = await getProposal(ines, number, id)
  const { changes, untaken, unread } = await proposedBy(ines, proposal)
  expect(unread).toEqual([])
  const told = changes.map(({ kind, what, conflict, after, fields }) => ({
    ...{ kind, what, conflict },
    text: after?.fields.text ?? after?.fields.title,
    ...(fields.includes('place') && { place: JSON.parse(after?.fields.place ?? '') }),
  }))
  const take = (keys = changes.map(({ key }) => key)) =>
    acceptProposal(ines, { number, id, version: proposal.version }, keys).then(() => undefined)
  return { id, changes, told, untaken, take }
}
const writtenNow = async (number: number) => writeMarkdown(await loadDocument(ines, number), DEFAULT_TEMPLATE)
const textOf = async (id: string) => (await db().proposal.findUniqueOrThrow({ where: { id } })).text
const told = async (id: string) => (await listEntries(ines, id)).map(({ text }) => text)
const tree = async (id: string) => (await listCauses(ines, id)).map(({ text, depth }) => `${'  '.repeat(depth)}${text}`)
const withoutRecord = (text: string | null) => text?.replace(/<!-- nevermore [\s\S]*$/, '')

test('an entry whose time nobody knows, put elsewhere in a file, goes there; nothing else is said to have moved', async () => {
  const { id, number } = await makeIncident()
  const one = await propose(number, (text) => swap(text, 'Bo opened the door', 'Bo closed the door'))
  expect(one.told).toEqual([
    { kind: 'entry', what: 'moved', conflict: null, text: expect.any(String), place: [null, expect.any(String)] },
  ])
  await one.take()
  expect(await told(id)).toEqual(['The kiln went out', 'Bo closed the door', 'Bo opened the door', 'The kiln was hot again'])
  expect(withoutRecord(await writtenNow(number))).toBe(withoutRecord(await textOf(one.id)))
})

test('an entry with a time stays where its time says, and who wrote otherwise is told', async () => {
  const { id, number } = await makeIncident()
  const before = await told(id)
  const one = await propose(number, (text) => {
    const [line = ''] = /^- \*\*09:00.*\n/m.exec(text) ?? []
    return text.replace(line, '').replace(/^- \*\*10:00.*\n/m, `$&${line}`)
  })
  expect(one.told).toEqual([])
  expect(one.untaken.map(({ text }) => text)).toEqual([expect.stringMatching(/stands where its time says/)])
  await one.take()
  expect(await told(id)).toEqual(before)
})

test('two entries of the very same moment change places', async () => {
  const { id, number } = await makeIncident()
  await addEntry(ines, { id: newId(), incidentId: id, text: 'The oven followed', ...at('10:00') })
  const one = await propose(number, (text) => swap(text, 'The kiln was hot again', 'The oven followed'))
  expect(one.told).toMatchObject([{ kind: 'entry', what: 'moved', conflict: null }])
  await one.take()
  expect((await told(id)).slice(-2)).toEqual(['The oven followed', 'The kiln was hot again'])
})

test('an entry without a time that is new in a file stands here where it stands there', async () => {
  const { id, number } = await makeIncident()
  const one = await propose(number, (text) =>
    text.replace(/^.*Bo opened the door\n/m, (line) => `${line}${line.replace('opened the door', 'looked inside')}`),
  )
  await one.take()
  expect(await told(id)).toEqual([
    'The kiln went out',
    'Bo opened the door',
    'Bo looked inside',
    'Bo closed the door',
    'The kiln was hot again',
  ])
})

test('causes change their order and what they are a why of, as in the file', async () => {
  const { id, number } = await makeIncident()
  const there = `- **Root cause**: The door was open

  *No action is bound to it.*

- **Root cause**: The letter went to an old address

  *No action is bound to it.*

  - **Root cause**: The gas ran out

    *No action is bound to it.*

    - **Root cause**: The bill was not paid

      *No action is bound to it.*
`
  const one = await propose(number, (text) => text.replace(CAUSES, there))
  expect(one.told.every(({ kind, what, conflict }) => kind === 'cause' && what === 'moved' && conflict === null)).toBe(true)
  expect(one.told).toContainEqual(
    expect.objectContaining({ text: 'The gas ran out', place: ['The letter went to an old address', null] }),
  )
  await one.take()
  expect(await tree(id)).toEqual([
    'The door was open',
    'The letter went to an old address',
    '  The gas ran out',
    '    The bill was not paid',
  ])
  expect(withoutRecord(await writtenNow(number))).toBe(withoutRecord(await textOf(one.id)))
})

test('a cause that is new in a file stands below the one it stands below there, also where that is new', async () => {
  const { id, number } = await makeIncident()
  const one = await propose(number, (text) =>
    text.replace(
      '\n- **Root cause**: The door was open',
      '\n  - **Trigger**: It was the first of the month\n\n    - **Trigger**: The month was over\n\n- **Root cause**: The door was open',
    ),
  )
  expect(one.told).toMatchObject([
    { kind: 'cause', what: 'added' },
    { kind: 'cause', what: 'added' },
  ])
  await one.take()
  expect(await tree(id)).toEqual([
    'The gas ran out',
    '  The bill was not paid',
    '  The letter went to an old address',
    '  It was the first of the month',
    '    The month was over',
    'The door was open',
  ])
})

test('what was taken away in a file moves nothing: its whys stand in its place', async () => {
  const { id, number } = await makeIncident()
  const there = CAUSES.replace(/^- .*The gas ran out\n\n.*\n\n/, '').replace(/^ {2}( {2}\*| {0}- )/gm, '$1')
  const one = await propose(number, (text) => text.replace(CAUSES, there))
  expect(one.changes.map(({ what }) => what)).toEqual(['removed'])
  await one.take()
  expect(await tree(id)).toEqual(['The bill was not paid', 'The letter went to an old address', 'The door was open'])
})

test('where both moved the same, a person chooses, and what is here stays until then', async () => {
  const { id, number, entries, causes } = await makeIncident()
  const both = await propose(number, (text) =>
    swap(swap(text, 'Bo opened the door', 'Bo closed the door'), 'The bill was not paid', 'The letter went to an old address'),
  )
  expect(both.told.map(({ conflict }) => conflict)).toEqual([null, null])
  await placeCause(ines, { id: causes.bill, parentId: causes.door, beforeId: null })
  await moveEntry(ines, { id: entries[2]?.id ?? '', direction: 'down' })
  const { changes } = await proposedBy(ines, await getProposal(ines, number, both.id))
  expect(changes.map(({ kind, what, conflict }) => [kind, what, conflict])).toEqual([
    ['entry', 'moved', 'changed_here'],
    ['cause', 'moved', 'changed_here'],
  ])
  const before = [await told(id), await tree(id)]
  await acceptProposal(ines, { number, id: both.id, version: 1 }, [])
  expect([await told(id), await tree(id)]).toEqual(before)
})

test('the same move made here is no change; a cause deleted here comes back only by choice', async () => {
  const { number, causes } = await makeIncident()
  const one = await propose(number, (text) => swap(text, 'The bill was not paid', 'The letter went to an old address'))
  await placeCause(ines, { id: causes.letter, parentId: causes.gas, beforeId: causes.bill })
  expect((await proposedBy(ines, await getProposal(ines, number, one.id))).changes).toEqual([])
  await deleteCause(ines, causes.letter)
  expect((await proposedBy(ines, await getProposal(ines, number, one.id))).changes).toEqual([])
})

test('an action ticked off in a file is proposed as done, awaiting proof, and never more than that', async () => {
  for (const tick of ['done, awaiting proof', 'verified']) {
    const { number, action } = await makeIncident()
    const one = await propose(number, (text) =>
      text.replace(/(\| Pay by debit \|.*\| )open( \|)/, (_, from, to) => `${from}${tick}${to}`),
    )
    expect(one.changes.map(({ kind, fields, after }) => [kind, fields, after?.fields.state])).toEqual([
      ['action', ['state'], 'done'],
    ])
    // Who claims that it is verified is told that this is not taken over.
    expect(one.untaken.some(({ text }) => /^ACT-\d+, state: verified$/.test(text))).toBe(tick === 'verified')
    await one.take()
    const row = await db().correctiveAction.findUniqueOrThrow({ where: { id: action.id }, include: { transitions: true } })
    expect(row).toMatchObject({ state: 'done', verifiedAt: null })
    expect(row.transitions.at(-1)).toMatchObject({ from: 'open', to: 'done', memberId: ines.memberId })
  }
})

test('what is proven here is not undone by a file, and a claim about a proven action changes nothing', async () => {
  const { number, action } = await makeIncident()
  const ticked = await propose(number, (text) => text.replace(/(\| Pay by debit \|.*\| )open( \|)/, '$1done, awaiting proof$2'))
  await db().correctiveAction.update({ where: { id: action.id }, data: { state: 'done' } })
  await inTransaction((tx) =>
    settleByProof(tx, { actionId: action.id, standings: ['proven'], because: 'it passed', checkRunId: null }),
  )
  const now = await proposedBy(ines, await getProposal(ines, number, ticked.id))
  expect(now.changes).toEqual([])
  expect(now.untaken.map(({ text }) => text)).toEqual([expect.stringMatching(/^ACT-\d+ done, awaiting proof: /)])
  const reopened = await propose(number, (text) => text.replace(/(\| Pay by debit \|.*\| )verified( \|)/, '$1open$2'))
  expect(reopened.changes).toEqual([])
  expect(reopened.untaken.map(({ text }) => text)).toContainEqual(expect.stringMatching(/^ACT-\d+, state: open$/))
})

test('an action taken up here and ticked off there is for a person to choose', async () => {
  const { number, action } = await makeIncident()
  const one = await propose(number, (text) => text.replace(/(\| Pay by debit \|.*\| )open( \|)/, '$1done$2'))
  await db().correctiveAction.update({ where: { id: action.id }, data: { state: 'in_progress' } })
  const { changes } = await proposedBy(ines, await getProposal(ines, number, one.id))
  expect(changes).toMatchObject([{ kind: 'action', fields: ['state'], conflict: 'changed_here' }])
})

test('a zone, a title and a time that were changed in one edit are taken over together', async () => {
  const { id, number } = await makeIncident()
  const one = await propose(number, (text) =>
    text
      .replace('timeZone: UTC', 'timeZone: Europe/Berlin')
      .replace('# The kiln went out', '# The kiln was cold')
      .replace('The kiln was hot again', 'The kiln was hot at last'),
  )
  await one.take()
  expect(await getIncident(ines, number)).toMatchObject({ title: 'The kiln was cold', timeZone: 'Europe/Berlin' })
  expect(await told(id)).toContain('The kiln was hot at last')
})
