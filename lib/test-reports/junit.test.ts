import { expect, test } from 'vitest'
import { Invalid } from '../platform/errors'
import { readJUnit } from './junit'

async function* inPieces(text: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}
const read = (text: string | Uint8Array, size?: number) => readJUnit(inPieces(text, size))

test('suites, classes, states, times and messages are read, whatever pieces they arrive in', async () => {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="all">
  <testsuite name="cart" tests="5">
    <properties><property name="a" value="b"/></properties>
    <testcase classname="CartTest" name="an empty cart is refused &amp; said" time="0.0123"/>
    <testcase classname="CartTest" name="größe" time="1,234.5"><failure message="expected 2">at cart.ts:3</failure></testcase>
    <testcase name="broken"><error type="TypeError"><![CDATA[x is <undefined>]]></error></testcase>
    <testcase name="later"><skipped message="flaky"/></testcase>
    <testcase name="retried"><flakyFailure message="once">no</flakyFailure><system-out>noise</system-out></testcase>
    <testsuite name="inner"><testcase name="deep" time="x"/></testsuite>
    <testcase name="after" status="notrun"/>
  </testsuite>
</testsuites>`
  for (const size of [1, 7, 100_000]) {
    const tests = await read(xml, size)
    expect(tests.map(({ suite, name, state, durationMs, message }) => [suite, name, state, durationMs, message])).toEqual([
      ['cart', 'an empty cart is refused & said', 'passed', 12, ''],
      ['cart', 'größe', 'failed', 1_234_500, 'expected 2\nat cart.ts:3'],
      ['cart', 'broken', 'failed', null, 'x is <undefined>'],
      ['cart', 'later', 'skipped', null, 'flaky'],
      ['cart', 'retried', 'passed', null, ''],
      ['inner', 'deep', 'passed', null, ''],
      ['cart', 'after', 'skipped', null, ''],
    ])
    expect(tests[0]?.className).toBe('CartTest')
  }
})

test('a report without a test is a report', async () => {
  expect(await read('<testsuite/>')).toEqual([])
})

const suite = (inside: string) => `<testsuite>${inside}</testsuite>`
const BOMB = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${suite('<testcase name="&b;"/>')}`
test.each<[string, string | Uint8Array, RegExp]>([
  ['nothing', '', /empty|no XML/],
  ['something else', '<html><body/></html>', /begins with <html>/],
  ['no XML', '{"tests": 3}', /no XML/],
  ['XML that ends early', '<testsuite><testcase name="a"/>', /no XML/],
  ['XML that is not well-formed', '<testsuite><testcase></testsuite>', /no XML/],
  ['a document type with entities', BOMB, /document type/],
  ['a document type that leads to a file', `<!DOCTYPE x SYSTEM "file:///etc/passwd">${suite('')}`, /document type/],
  ['an entity of its own', suite('<testcase name="&own;"/>'), /no XML/],
  ['great depth', '<testsuite>'.repeat(40), /levels deep/],
  ['too many tests', suite('<testcase name="a"/>'.repeat(50_001)), /more than 50,000 tests/],
  ['an attribute without end', `<testsuite name="${'a'.repeat(9_000_000)}`, /no XML/],
  ['what is not UTF-8', new Uint8Array([60, 116, 0xff, 0xfe]), /not UTF-8/],
])('%s is refused', { timeout: 20_000 }, async (_, xml, message) => {
  await expect(read(xml, 65_536)).rejects.toThrow(Invalid)
  await expect(read(xml, 65_536)).rejects.toThrow(message)
})

test('what is larger than 10 MB is not read to its end', async () => {
  let sent = 0
  async function* endless(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode('<testsuite>')
    for (;;) {
      sent += 1_000_000
      yield new Uint8Array(1_000_000).fill(32)
    }
  }
  await expect(readJUnit(endless())).rejects.toThrow(/larger than 10 MB/)
  expect(sent).toBeLessThan(12_000_000)
})

test('what cannot be stored, or is too long, is made so that it can', async () => {
  const [told] = await read(suite(`<testcase name="${'n'.repeat(900)}"><failure>${'m'.repeat(9_000)}😀</failure></testcase>`))
  expect(told?.name).toHaveLength(500)
  expect(told?.message).toHaveLength(2_000)
})
