import { expect, test } from 'vitest'
import { type FoundInstance, type InstanceRecord, judgeEngine, judgeFiles, judgeIdentity } from './identity-rules'

const ours = '0190a000-0000-7000-8000-000000000001'
const theirs = '0190a000-0000-7000-8000-000000000002'

const record: InstanceRecord = {
  instanceId: ours,
  engine: 'server',
  place: 'db.example.org:5432/nevermore',
  counts: { incidents: 40, members: 8, actions: 90 },
  countedAt: '2026-11-20T10:00:00.000Z',
}
const found: FoundInstance = {
  engine: 'server',
  place: 'db.example.org:5432/nevermore',
  instanceId: ours,
  counts: record.counts,
  tables: 28,
  isOurs: true,
}
const empty: FoundInstance = { ...found, instanceId: null, counts: {}, tables: 0 }

const judge = (known: InstanceRecord | undefined, there: FoundInstance, { adopt = false, expectedId = '' } = {}) =>
  judgeIdentity(known, there, { adopt, expectedId: expectedId || undefined })

test('the database that is known is taken, also when it has grown or moved to another host', () => {
  expect(() => judge(record, found)).not.toThrow()
  expect(() => judge(record, { ...found, counts: { incidents: 400, members: 9, actions: 900 } })).not.toThrow()
  expect(() => judge(record, { ...found, place: 'db2.example.org:5432/nevermore' })).not.toThrow()
})

test('the first start takes an empty database, and a second machine the one that others use', () => {
  expect(() => judge(undefined, empty)).not.toThrow()
  expect(() => judge(undefined, found)).not.toThrow()
})

test('an empty database in the place of a populated one is refused, with what was expected', () => {
  expect(() => judge(record, empty)).toThrow(
    `The database is empty: expected instance ${ours} with 40 incidents and 8 members, last seen 2026-11-20T10:00:00.000Z at db.example.org:5432/nevermore, found no instance at db.example.org:5432/nevermore.`,
  )
})

test('another instance is refused, with what was expected and what was found', () => {
  const other = { ...found, instanceId: theirs, counts: { incidents: 3, members: 1, actions: 0 } }
  expect(() => judge(record, other)).toThrow(`found instance ${theirs} with 3 incidents and 1 members`)
})

test.each([
  ['nine of ten incidents gone', { incidents: 4, members: 8, actions: 90 }, '40 incidents expected, 4 found'],
  ['all members gone', { incidents: 40, members: 0, actions: 90 }, '8 members expected, 0 found'],
  ['most actions gone', { incidents: 40, members: 8, actions: 44 }, '90 actions expected, 44 found'],
])('a copy with %s is refused', (_, counts, words) => {
  expect(() => judge(record, { ...found, counts })).toThrow(words)
})

test('a copy without the row that says whose it is is refused', () => {
  expect(() => judge(record, { ...found, instanceId: null })).toThrow('The database has 28 tables and no identity: expected')
})

test('half of it may be gone, no more', () => {
  expect(() => judge(record, { ...found, counts: { incidents: 20, members: 4, actions: 45 } })).not.toThrow()
  expect(() => judge(record, { ...found, counts: { incidents: 19, members: 4, actions: 45 } })).toThrow('40 incidents expected')
})

test('a database with tables of something else is refused', () => {
  expect(() => judge(undefined, { ...empty, tables: 12, isOurs: false })).toThrow('holds 12 tables of something else')
})

test('the id the operator expects is demanded even where nothing else is known', () => {
  expect(() => judge(undefined, found, { expectedId: ours })).not.toThrow()
  expect(() => judge(undefined, empty, { expectedId: ours })).toThrow('and the database is empty')
  expect(() => judge(undefined, found, { expectedId: theirs })).toThrow(`the database is instance ${ours}`)
  expect(() => judge(undefined, found, { expectedId: theirs, adopt: true })).toThrow(`the database is instance ${ours}`)
})

test('adopting is the way through each of them', () => {
  for (const there of [empty, { ...found, instanceId: theirs }, { ...found, counts: { incidents: 0, members: 0, actions: 0 } }])
    expect(() => judge(record, there, { adopt: true })).not.toThrow()
  expect(() => judgeEngine(record, 'embedded', true)).not.toThrow()
})

test('DATABASE_URL unset where a server was used is refused, never answered with an empty embedded database', () => {
  expect(() => judgeEngine(record, 'embedded', false)).toThrow(
    'DATABASE_URL is not set, and this installation used the PostgreSQL at db.example.org:5432/nevermore',
  )
})

test('DATABASE_URL set where the embedded database was used is refused', () => {
  expect(() => judgeEngine({ ...record, engine: 'embedded', place: null }, 'server', false)).toThrow(
    'DATABASE_URL is set, and this installation used its embedded PostgreSQL',
  )
})

test('a first start may use either engine', () => {
  expect(() => judgeEngine(undefined, 'embedded', false)).not.toThrow()
  expect(() => judgeEngine(undefined, 'server', false)).not.toThrow()
})

test('the files of the embedded database being gone is refused, not answered with a new one', () => {
  const embedded: InstanceRecord = { ...record, engine: 'embedded', place: null }
  expect(() => judgeFiles(embedded, false, false)).toThrow('The embedded database is gone: expected instance')
  expect(() => judgeFiles(embedded, true, false)).not.toThrow()
  expect(() => judgeFiles(embedded, false, true)).not.toThrow()
  expect(() => judgeFiles(undefined, false, false)).not.toThrow()
})
