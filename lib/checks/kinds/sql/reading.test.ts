import { describe, expect, test } from 'vitest'
import { readConnection } from './connection'
import { judgeRows, readMoment } from './judge'
import { sql } from './kind'
import { bare, statementProblem } from './statement'

describe('a connection string', () => {
  const reader = { user: 'reader', password: 'p@ss', database: 'shop', tls: true }
  test.each<[string, object]>([
    ['postgresql://reader:p%40ss@db.example.org/shop', { engine: 'postgresql', host: 'db.example.org', port: 5432, ...reader }],
    ['postgres://reader:p%40ss@db.example.org:6543/shop?sslmode=verify-full', { port: 6543, ...reader }],
    ['mysql://reader:p%40ss@db.example.org/shop', { engine: 'mysql', port: 3306, ...reader }],
    [
      'mariadb://reader:p%40ss@db.example.org:3307/shop?ssl-mode=DISABLED',
      { engine: 'mysql', port: 3307, ...reader, tls: false },
    ],
    ['postgresql://reader:p%40ss@[::1]/shop', { host: '::1', ...reader }],
    [' postgresql://reader@10.0.0.7/shop?sslmode=disable\n', { host: '10.0.0.7', password: '', tls: false }],
  ])('%s is read', (text, target) => expect(readConnection(text)).toMatchObject(target))

  test.each([
    'not one at all',
    'https://reader:hidden@db.example.org/shop',
    'postgresql:///shop?host=/var/run/postgresql&user=hidden',
    'postgresql://reader:hidden@%2Fvar%2Frun%2Fpostgresql/shop',
    'postgresql://reader:hidden@a.example.org,b.example.org/shop',
    'postgresql://reader:hidden@db.example.org/',
    'postgresql://db.example.org/hidden',
    'postgresql://reader:hidden@db.example.org/shop?sslmode=require',
    'postgresql://reader:hidden@db.example.org/shop?sslrootcert=/etc/hidden',
    'postgresql://reader:hidden@db.example.org/shop?options=-c%20role=hidden',
    'mysql://reader:hidden@10.0.0.7/shop',
    'mysql://reader:hidden@db.example.org/shop?flags=%2BLOCAL_FILES',
  ])('%s is refused without a word of it', (text) => {
    const problem = readConnection(text)
    expect(problem).toMatch(/^(The|Over)/)
    for (const word of ['hidden', 'reader', 'example.org']) expect(problem).not.toContain(word)
  })
})

describe('a statement', () => {
  test.each([
    'SELECT 1',
    "select count(*) from orders where updated_at > now() - interval '1 day';",
    'WITH late AS (SELECT * FROM jobs) SELECT count(*) FROM late',
    '((SELECT 1) UNION (SELECT 2))',
    '/* why */ -- and how\n# so\nSELECT 1',
    'VALUES (1)',
    'TABLE birds',
    'SHOW server_version',
    'SELECT locked_at, update_count, for_sale FROM "updates"',
    'SELECT lower(name), lo.id FROM locations lo',
  ])('that reads may be asked: %s', (statement) => expect(statementProblem(statement)).toBeNull())

  test('its last semicolon is not sent', () => expect(bare('SELECT 1 ;\n; ')).toBe('SELECT 1'))
})

test.each<[string, string | null]>([
  ['2026-08-14 10:00:00+00', '2026-08-14T10:00:00.000Z'],
  ['2026-08-14 10:00:00.123456+02', '2026-08-14T08:00:00.123Z'],
  ['2026-08-14 10:00:00-03:30', '2026-08-14T13:30:00.000Z'],
  ['2026-08-14 10:00:00', '2026-08-14T10:00:00.000Z'],
  ['2026-08-14T10:00Z', '2026-08-14T10:00:00.000Z'],
  ['2026-08-14', '2026-08-14T00:00:00.000Z'],
  ['1786701600', '2026-08-14T10:00:00.000Z'],
  ['1786701600123', '2026-08-14T10:00:00.123Z'],
  ['infinity', null],
  ['2026-13-14 10:00:00', null],
  ['kestrel', null],
  ['7', null],
])('as a moment %s is %s', (text, moment) => expect(readMoment(text)?.toISOString() ?? null).toBe(moment))

test('a moment ahead of now is not old', () => {
  const config = {
    secret: 's',
    statement: 'SELECT 1',
    look: 'age',
    is: 'equals',
    expected: '',
    maxAgeSeconds: 60,
    ca: '',
  } as const
  const answer = { ok: true, first: '2026-08-14 10:05:00', rows: 1, elapsedMs: 3 } as const
  expect(judgeRows(config, answer, new Date('2026-08-14T10:00:00Z'))).toMatchObject({
    verdict: 'pass',
    summary: expect.stringContaining('5 min ahead'),
  })
})

test('the form refuses what could never be judged, at the field to blame', () => {
  const read = (config: object) => sql.read({ secret: 's', statement: 'SELECT 1', expected: '1', ...config })
  expect(read({})).toMatchObject({ ok: true })
  expect(read({ secret: '' })).toMatchObject({ problems: { secret: expect.any(String) } })
  expect(read({ statement: 'DELETE FROM birds' })).toMatchObject({ problems: { statement: expect.stringContaining('SELECT') } })
  expect(read({ is: 'above', expected: 'many' })).toMatchObject({ problems: { expected: expect.any(String) } })
  expect(read({ look: 'rows', expected: '' })).toMatchObject({ problems: { expected: expect.any(String) } })
  expect(read({ ca: 'my authority' })).toMatchObject({ problems: { ca: expect.any(String) } })
})

test('a check is told in one sentence', () => {
  const words = (config: object) => {
    const read = sql.read({ secret: 's', statement: 'SELECT  count(*)\nFROM orders', expected: '0', ...config })
    return read.ok ? sql.describe(read.config) : ''
  }
  expect(words({})).toBe('The first value of “SELECT count(*) FROM orders” is 0')
  expect(words({ look: 'rows', is: 'at_least', expected: '3' })).toBe('The rows of “SELECT count(*) FROM orders” are at least 3')
  expect(words({ look: 'age', maxAgeSeconds: 86_400 })).toBe('The moment of “SELECT count(*) FROM orders” is at most 1 day old')
})
