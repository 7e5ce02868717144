import { spawnSync } from 'node:child_process'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { expect, test } from 'vitest'
import { pathologicalMarkdown } from '@/tests/support/pathological-markdown'
import { pathologicalPostmortems } from '@/tests/support/pathological-postmortems'
import { lostWords } from '@/tests/support/words-kept'
import { fromRoot } from '../platform/root'
import { FILE_LIMIT } from './limits'
import { readInThread } from './read-pool'

const file = (text: string, name = 'a.md') => ({ name, bytes: new TextEncoder().encode(text) })

test('a document is read in a thread', async () => {
  const { draft, text } = await readInThread(file('# Shop down on 2024-03-01\n\n## Root cause\n\nA full disk.\n'))
  expect(draft.incidents[0]).toMatchObject({ title: 'Shop down on 2024-03-01', startedOn: '2024-03-01' })
  expect(text).toContain('full disk')
})

test('a file that is no text, and one that is too large, are refused with the reason', async () => {
  await expect(readInThread({ name: 'a.png', bytes: Uint8Array.from({ length: 2_000 }, (_, at) => at % 32) })).rejects.toThrow(
    /not text/,
  )
  await expect(readInThread({ name: 'a.md', bytes: new Uint8Array(FILE_LIMIT + 1) })).rejects.toThrow(/may have at most 10 MB/)
})

/** Those of all forms that ask most of a parser, a recogniser or the memory. */
const WORST = Object.entries({ ...pathologicalMarkdown, ...pathologicalPostmortems }).filter(([name]) =>
  /lists nested|opening brackets$|closed in reverse|asterisks around|tildes|a wide table|a long table$|definitions|backslashes|many incidents|headings of their own|years in prose|one entry of|many lessons|just within|turn the line|looks misread/.test(
    name,
  ),
)

test('no megabyte, however it is made, is refused, loses a word, holds up the process, or takes two seconds or 500 MB', () => {
  expect(WORST).toHaveLength(17)
  const program = fromRoot('tests', 'support', 'read-hostile.ts')
  const names = WORST.map(([name]) => name)
  const { stdout, stderr } = spawnSync(process.execPath, [fromRoot('scripts', 'run-ts.mjs'), program, ...names], {
    encoding: 'utf8',
    maxBuffer: 10_000_000,
  })
  expect(stderr).toBe('')
  const { megabytes, heldUpMs, forms } = JSON.parse(stdout) as Answer
  expect(forms.map(({ name }) => name)).toEqual(names)
  expect(forms.filter(({ incidents }) => incidents === 0)).toEqual([])
  expect(forms.filter(({ lost }) => Object.keys(lost).length > 0)).toEqual([])
  expect(forms.filter(({ ms }) => ms > 2_000)).toEqual([])
  expect(heldUpMs).toBeLessThan(100)
  expect(megabytes).toBeLessThan(500)
}, 240_000)

interface Answer {
  megabytes: number
  heldUpMs: number
  forms: { name: string; ms: number; incidents: number; lost: Record<string, number> }[]
}

test('more than there are threads wait for one, and the next document is read as any', async () => {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  const files = WORST.slice(0, 6).map(([name, make]) => file(make(330_000), `${name}.md`))
  delay.enable()
  const read = await Promise.all(files.map((one) => readInThread(one, { evenIfNone: true })))
  delay.disable()
  for (const { draft, text } of read) expect([draft.incidents.length > 0, lostWords(text, draft)]).toEqual([true, {}])
  expect(delay.percentile(99) / 1e6).toBeLessThan(100)
  await expect(readInThread(file('# Still here\n\nAn outage.\n'))).resolves.toMatchObject({
    draft: { incidents: [{ title: 'Still here' }] },
  })
}, 120_000)
