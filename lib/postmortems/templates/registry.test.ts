import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { makeAction, makeDocument } from '@/tests/support/postmortem'
import { checkTemplate } from '../directives/check'
import type { Documents } from '../directives/compose'
import { parseTemplate } from '../directives/parse'
import type { PostmortemDocument } from '../document'
import { writeSeveral } from '../markdown'
import { TEMPLATES } from './registry'

/** The ordinary postmortem, with a few parts of it for everybody. */
function markedDocument(): PostmortemDocument {
  const document = makeDocument()
  const mark = <T extends object>(parts: T[], ...places: number[]) =>
    parts.map((part, place) => (places.includes(place) ? { ...part, audience: 'public' as const } : part))
  return {
    ...document,
    sections: mark(document.sections, 0),
    timeline: mark(document.timeline, 0, 1),
    causes: mark(document.causes, 0),
    actions: mark(document.actions, 0),
    lessons: mark(document.lessons, 1),
  }
}

const other = () =>
  makeDocument({
    ...{ number: 15, title: 'Mail was late', severity: 'SEV4', startedOn: '2026-09-02', sections: [], causes: [], lessons: [] },
    actions: [makeAction({ number: 9, title: 'Watch the queue' })],
  })

const EXAMPLES: Record<string, Documents> = { customers: [markedDocument()], review: [makeDocument(), other()] }

test('every template has an id of its own', () => expect(new Set(TEMPLATES.map(({ id }) => id)).size).toBe(TEMPLATES.length))

test.each(TEMPLATES.map((template) => [template.id, template]))('%s is as one saved here would have to be', (_, { source }) => {
  expect(checkTemplate(parseTemplate(source), source, ['summary', 'impact', 'detection', 'response'])).toEqual([])
})

test.each(TEMPLATES.map((template) => [template.id, template]))(
  '%s writes what is expected of it, to the byte',
  (id, template) => {
    const expected = readFileSync(new URL(`./${id}/expected.txt`, import.meta.url), 'utf8')
    expect(writeSeveral(EXAMPLES[id] ?? [makeDocument()], template)).toBe(expected)
  },
)
