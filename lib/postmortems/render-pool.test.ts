import { monitorEventLoopDelay } from 'node:perf_hooks'
import { expect, test } from 'vitest'
import { pathologicalMarkdown } from '@/tests/support/pathological-markdown'
import { renderInThread } from './render-pool'
import { renderVerbatim } from './verbatim'

const FORMS = Object.entries(pathologicalMarkdown)

test('a text is laid out in a thread', async () => {
  expect(await renderInThread('a *b*', 'section')).toEqual({ html: '<p>a <em>b</em></p>' })
})

test.each([4_000, 40_000])(
  'no text of %i characters, however it is made, holds up the process or outlives its deadline',
  async (size) => {
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    const outcomes = new Map<string, string>()
    const started = performance.now()
    await Promise.all(
      FORMS.map(async ([name, make]) => {
        const text = make(size)
        const rendered = await renderInThread(text, 'section')
        outcomes.set(name, 'html' in rendered ? 'laid out' : rendered.refused)
        if ('refused' in rendered) renderVerbatim(text, rendered.refused)
      }),
    )
    delay.disable()
    expect(outcomes.size).toBe(FORMS.length)
    expect(outcomes.get('list markers on one line')).toBe('nesting')
    expect(outcomes.get('a run of asterisks')).toBe('laid out')
    expect(performance.now() - started).toBeLessThan((FORMS.length / 2) * 3_500)
    expect(delay.percentile(99) / 1e6).toBeLessThan(100)
    expect(await renderInThread('still *here*', 'section')).toEqual({ html: '<p>still <em>here</em></p>' })
  },
  120_000,
)
