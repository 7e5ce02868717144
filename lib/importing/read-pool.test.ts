import { monitorEventLoopDelay } from 'node:perf_hooks'
import { expect, test } from 'vitest'
import { pathologicalMarkdown } from '@/tests/support/pathological-markdown'
import { Invalid } from '../platform/errors'
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

const HOSTILE: Record<string, (size: number) => string> = {
  ...pathologicalMarkdown,
  'nested bullets': (size) =>
    Array.from({ length: Math.sqrt(size) }, (_, depth) => `${' '.repeat(depth * 2)}- 10:00 a`).join('\n'),
  'a line of digits and colons': (size) => `## Timeline\n\n- ${'10:00-'.repeat(size / 6)}`,
  'a line of months': (size) => `On ${'January 1 '.repeat(size / 10)}it broke`,
  'a line of labels': (size) => '**Impact**: '.repeat(size / 12),
  'bold that is never closed': (size) => '**10:00 '.repeat(size / 8),
  'many headings': (size) => '# Incident 1\n\n'.repeat(size / 14),
  'many references': (size) => `${'[a][b] '.repeat(size / 14)}\n\n[b]: https://example.org/${'x'.repeat(size / 2)}`,
  'front matter that never ends': (size) => `---\ntitle: ${'x: '.repeat(size / 3)}`,
  'a wide table': (size) => `${'| Time '.repeat(size / 14)}|\n${'|-'.repeat(size / 14)}|\n| 10:00 |`,
  'wrongly decoded characters': (size) => 'â€™Ã¢'.repeat(size / 5),
}

test('no document, however it is made, holds up the process, and each is answered by the deadline or refused in words', async () => {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  const sizes = [4_000, 100_000]
  delay.enable()
  for (const size of sizes)
    await Promise.all(
      Object.entries(HOSTILE).map(async ([name, make]) => {
        const started = performance.now()
        const outcome = await readInThread(file(make(size), `${name}.md`)).catch((error: unknown) => error)
        if (outcome instanceof Error) {
          expect(outcome, name).toBeInstanceOf(Invalid)
          expect(outcome.message).toMatch(/nested|within 2 seconds|too much memory/)
        }
        return performance.now() - started
      }),
    )
  delay.disable()
  expect(delay.percentile(99) / 1e6).toBeLessThan(200)
  await expect(readInThread(file('# Still here\n\nAn outage.\n'))).resolves.toMatchObject({
    draft: { incidents: [{ title: 'Still here' }] },
  })
}, 240_000)
