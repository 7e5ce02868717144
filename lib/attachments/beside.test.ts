import { expect, test } from 'vitest'
import { newId } from '../platform/ids'
import { placeBeside, takeBack } from './beside'

const graph = { id: newId(), name: 'график.png', hash: 'a'.repeat(64), bytes: 10, deletedAt: null }
const log = { id: newId(), name: 'nginx.log', hash: 'b'.repeat(64), bytes: 20, deletedAt: null }

test('what a document names lies in a folder of its name, and is named from there', () => {
  const text = `![Load](attachment:${graph.id}/graph.png), twice: ![Load](attachment:${graph.id}/x.png)\n`
  expect(placeBeside(text, 'postmortems/2026/inc-12.v2.md', [graph, log])).toEqual({
    text: '![Load](inc-12.v2/%D0%B3%D1%80%D0%B0%D1%84%D0%B8%D0%BA.png), twice: ![Load](inc-12.v2/%D0%B3%D1%80%D0%B0%D1%84%D0%B8%D0%BA.png)\n',
    files: [{ path: 'postmortems/2026/inc-12.v2/график.png', hash: graph.hash, bytes: 10 }],
    absent: ['postmortems/2026/inc-12.v2/nginx.log'],
  })
})

test('a document without attachments stays as it is, and so does the address of a file that is not its own', () => {
  const text = `[elsewhere](attachment:${newId()}/a.png)\n`
  expect(placeBeside(text, 'a.md', [graph, log])).toEqual({ text, files: [], absent: ['a/график.png', 'a/nginx.log'] })
})

test('taken back, a document names its attachments as it did here', () => {
  const text = `![Load](attachment:${graph.id}/%D0%B3%D1%80%D0%B0%D1%84%D0%B8%D0%BA.png) [log](<attachment:${log.id}/nginx.log>) and inc-12/nginx.log in words\n`
  const placed = placeBeside(text, 'docs/inc-12.md', [graph, log])
  expect(placed.text).toContain('(inc-12/%D0%B3')
  expect(takeBack(placed.text, 'docs/inc-12.md', [graph, log])).toBe(text)
})
