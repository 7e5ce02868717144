import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyText } from '@/tests/support/any-text'
import { readLogLine } from './log-line'

const read = (line: string) => {
  const found = readLogLine(line)
  return found && [found.occurredAt.toISOString(), found.source, found.text]
}

test.each([
  [
    '10.0.0.7 - - [20/Nov/2026:10:13:05 +0100] "GET /orders HTTP/1.1" 502 157 "-" "curl/8"',
    ['2026-11-20T09:13:05.000Z', '20/Nov/2026:10:13:05 +0100', '`10.0.0.7 "GET /orders HTTP/1.1" 502 157 "-" "curl/8"`'],
  ],
  [
    '::1 - ines [20/Nov/2026:10:13:05 -0330] "GET /`ls` HTTP/1.1" 200 1',
    ['2026-11-20T13:43:05.000Z', '20/Nov/2026:10:13:05 -0330', '`` ::1 - ines "GET /`ls` HTTP/1.1" 200 1 ``'],
  ],
  [
    '{"time":"2026-11-20T10:13:05.9Z","level":"error","msg":"db *down*"}',
    ['2026-11-20T10:13:05.000Z', '2026-11-20T10:13:05.9Z', '`db *down*` `{"level":"error"}`'],
  ],
  ['{"ts":1795169585,"msg":"disk full"}', ['2026-11-20T10:13:05.000Z', '1795169585', '`disk full`']],
  [
    '{"level":50,"time":1795169585123,"pid":7,"msg":"refused"}',
    ['2026-11-20T10:13:05.000Z', '1795169585123', '`refused` `{"level":50,"pid":7}`'],
  ],
  [
    '{"__REALTIME_TIMESTAMP":"1795169585000000","MESSAGE":"Started nginx","_PID":"1"}',
    ['2026-11-20T10:13:05.000Z', '1795169585000000', '`Started nginx` `{"_PID":"1"}`'],
  ],
])('a line of a log: %s', (line, expected) => expect(read(line)).toEqual(expected))

test.each([
  '10.0.0.7 - - [20/Foo/2026:10:13:05 +0100] "GET / HTTP/1.1" 502',
  '{"time":"10:13","msg":"no day, no instant"}',
  '{"time":12,"msg":"1970 is no incident of anybody"}',
  '{"msg":"no time"}',
  '{broken',
  'ines: [20/Nov/2026] was when it began',
])('anything else is left to who typed it: %s', (line) => expect(read(line)).toBeNull())

test('nothing in a line breaks it, and what it says is code whatever it holds', () => {
  fc.assert(
    fc.property(anyText({ maxLength: 200 }), (message) => {
      const found = readLogLine(JSON.stringify({ ts: 1795169585, msg: message }))
      expect(found?.text).toMatch(/^(`+)[^`](?:[\s\S]*[^`])?\1$/)
    }),
  )
})
