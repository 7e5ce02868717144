import { expect, test } from 'vitest'
import { newId } from '../platform/ids'
import { placeBeside } from './beside'

const graph = { id: newId(), name: 'график.png', hash: 'a'.repeat(64), bytes: 10 }
const log = { id: newId(), name: 'nginx.log', hash: 'b'.repeat(64), bytes: 20 }

test('what a document names lies in a folder of its name, and is named from there', () => {
  const text = `![Load](attachment:${graph.id}/graph.png), twice: ![Load](attachment:${graph.id}/x.png)\n`
  expect(placeBeside(text, 'postmortems/2026/inc-12.v2.md', [graph, log])).toEqual({
    text: '![Load](inc-12.v2/%D0%B3%D1%80%D0%B0%D1%84%D0%B8%D0%BA.png), twice: ![Load](inc-12.v2/%D0%B3%D1%80%D0%B0%D1%84%D0%B8%D0%BA.png)\n',
    files: [{ path: 'postmortems/2026/inc-12.v2/график.png', hash: graph.hash, bytes: 10 }],
  })
})

test('a document without attachments stays as it is, and so does the address of a file that is not its own', () => {
  const text = `[elsewhere](attachment:${newId()}/a.png)\n`
  expect(placeBeside(text, 'a.md', [graph, log])).toEqual({ text, files: [] })
})
