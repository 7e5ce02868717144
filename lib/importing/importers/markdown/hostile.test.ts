import { expect, test } from 'vitest'
import { pathologicalMarkdown } from '@/tests/support/pathological-markdown'
import { pathologicalPostmortems } from '@/tests/support/pathological-postmortems'
import { lostWords } from '@/tests/support/words-kept'
import { Draft } from '../../draft'
import { importerFor } from '../registry'
import { understand } from './importer'

const FORMS = Object.entries({ ...pathologicalMarkdown, ...pathologicalPostmortems })

/** Of the processor, not of the clock on the wall: other work on the machine does not count. */
function msOf(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

test.each(FORMS)('%s: read whole at 8 000 characters, with every word', (_, make) => {
  const text = make(8_000)
  const file = { name: 'a.md', bytes: new TextEncoder().encode(text) }
  const read = importerFor(file).read(file, { evenIfNone: true })
  const draft = Draft.parse(read.draft)
  expect(lostWords(read.text, draft)).toEqual({})
  for (const incident of draft.incidents) expect(incident.span.end).toBeLessThanOrEqual(read.text.length)
})

test.each(FORMS)('%s: read as lines in a time that grows with the size', (_, make) => {
  const read = (size: number) => msOf(() => understand('lines', make(size), 'a.md'))
  const time = read(120_000)
  // What is quick is not measured closer. Four times the text takes sixteen times as long where the time is quadratic.
  if (time > 125) expect(Math.min(read(120_000), time) / Math.max(read(30_000), 10)).toBeLessThan(10)
})

test.each(FORMS)('%s: a megabyte read as one block, in no time', (_, make) => {
  const text = make(1_000_000)
  const incidents: unknown[] = []
  expect(msOf(() => incidents.push(...understand('block', text, 'a.md')))).toBeLessThan(1_000)
  expect(incidents).toHaveLength(1)
})

test('what is nested too deep is read as lines, and says so', () => {
  const text = `# Outage\n\n## Timeline\n\n- 10:00 a\n- 11:00 b\n\n## Root cause\n\n${'> '.repeat(150)}a full disk\n`
  const file = { name: 'a.md', bytes: new TextEncoder().encode(text) }
  const [incident] = importerFor(file).read(file, {}).draft.incidents
  expect(incident).toMatchObject({ title: 'Outage', timeline: [{ text: 'a' }, { text: 'b' }] })
  expect(incident?.doubts[0]).toMatchObject({ kind: 'limit', message: expect.stringMatching(/nested deeper than 100 levels/) })
})

test('what takes too long as Markdown is read as lines, and says so', () => {
  const text = `# Outage\n\n- 10:00 it broke\n- 11:00 it worked\n\n${'a**b'.repeat(5_000)}${'c*d'.repeat(60_000)}\n`
  const file = { name: 'a.md', bytes: new TextEncoder().encode(text) }
  const { draft, text: read } = importerFor(file).read(file, {})
  expect(draft.incidents[0]).toMatchObject({ title: 'Outage', timeline: [{ text: 'it broke' }, { text: 'it worked' }] })
  expect(draft.incidents[0]?.doubts[0]?.message).toMatch(/take too long/)
  expect(lostWords(read, draft)).toEqual({})
})
