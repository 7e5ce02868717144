import { expect, test } from 'vitest'
import { type AppliedMigration, type Migration, planMigrations, readMigrations } from './migrations'

const known: Migration[] = ['1_first', '2_second', '3_third'].map((name) => ({ name, sql: '', checksum: `sum of ${name}` }))

const applied = (...names: string[]): AppliedMigration[] =>
  names.map((name) => ({ name, checksum: `sum of ${name}`, finishedAt: new Date(), rolledBackAt: null }))

const due = (rows: AppliedMigration[]) => planMigrations(known, rows).map((migration) => migration.name)

test('an empty database is due for everything, in order', () => {
  expect(due([])).toEqual(['1_first', '2_second', '3_third'])
})

test('what was applied is not applied again', () => {
  expect(due(applied('1_first', '2_second'))).toEqual(['3_third'])
  expect(due(applied('1_first', '2_second', '3_third'))).toEqual([])
})

test('a migration that was rolled back counts as not applied', () => {
  const [first, second] = applied('1_first', '2_second') as [AppliedMigration, AppliedMigration]
  expect(due([first, { ...second, finishedAt: null, rolledBackAt: new Date() }])).toEqual(['2_second', '3_third'])
})

test('a database that is newer than the program is refused by the name of what is unknown', () => {
  expect(() => due(applied('1_first', '2_second', '3_third', '4_fourth'))).toThrow(
    'The database is newer than this program: it has migration 4_fourth, and the newest one here is 3_third.',
  )
})

test('a gap in the history is refused', () => {
  expect(() => due(applied('1_first', '3_third'))).toThrow('has migration 3_third but not the earlier 2_second')
})

test('a migration that was changed after it was applied is refused', () => {
  const rows = applied('1_first').map((row) => ({ ...row, checksum: 'another' }))
  expect(() => due(rows)).toThrow('Migration 1_first was changed after it was applied')
})

test('a migration that another tool left unfinished is refused', () => {
  const rows = applied('1_first').map((row) => ({ ...row, finishedAt: null }))
  expect(() => due(rows)).toThrow('Migration 1_first was begun by another tool and never finished')
})

test('no migration ends its own transaction, or does what a transaction forbids', () => {
  // What stands between dollar signs is the body of a function, where BEGIN opens a block.
  for (const { name, sql } of readMigrations())
    expect(sql.replace(/\$\$[\s\S]*?\$\$/g, ''), name).not.toMatch(
      /^\s*(BEGIN|COMMIT|ROLLBACK|VACUUM|CREATE\s+(UNIQUE\s+)?INDEX\s+CONCURRENTLY)\b/im,
    )
})
