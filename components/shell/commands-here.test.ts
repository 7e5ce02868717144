import { expect, test } from 'vitest'
import { commandsHere } from './commands-here'

const hrefs = (path: string, mayWrite = true) => commandsHere(path, mayWrite).map(({ href }) => href)

test('on every page of an incident its things can be done', () => {
  expect(hrefs('/incidents/12')).toContain('/incidents/12/timeline/paste')
  expect(hrefs('/incidents/12/causes')).toContain('/incidents/12/corrective-actions/new')
  expect(hrefs('/incidents/INC-12')).toContain('/incidents/INC-12/causes/why')
})

test('who reads only is offered what can be read', () => {
  expect(hrefs('/incidents/12', false)).toEqual(
    [
      ...['causes', 'review', 'comments', 'meeting', 'markdown', 'revisions'],
      ...['revisions/compare', 'attachments', 'publications'],
    ].map((page) => `/incidents/12/${page}`),
  )
})

test.each(['/incidents', '/incidents/new', '/incidents/import/12', '/board', '/incidents/12x'])(
  'elsewhere nothing: %s',
  (path) => {
    expect(commandsHere(path, true)).toEqual([])
  },
)
