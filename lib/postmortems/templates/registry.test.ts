import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { makeDocument } from '@/tests/support/postmortem'
import { checkTemplate } from '../directives/check'
import { parseTemplate } from '../directives/parse'
import { writeMarkdown } from '../markdown'
import { TEMPLATES } from './registry'

test('every template has an id of its own', () => expect(new Set(TEMPLATES.map(({ id }) => id)).size).toBe(TEMPLATES.length))

test.each(TEMPLATES.map((template) => [template.id, template]))('%s is as one saved here would have to be', (_, { source }) => {
  expect(checkTemplate(parseTemplate(source), source, ['summary', 'impact', 'detection', 'response'])).toEqual([])
})

test.each(TEMPLATES.map((template) => [template.id, template]))(
  '%s writes what is expected of it, to the byte',
  (id, template) => {
    const expected = readFileSync(new URL(`./${id}/expected.txt`, import.meta.url), 'utf8')
    expect(writeMarkdown(makeDocument(), template)).toBe(expected)
  },
)
