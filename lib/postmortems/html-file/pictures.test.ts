import { expect, test } from 'vitest'
import { newId } from '../../platform/ids'
import { renderHtml } from '../html'
import { picturesIn, withPictures } from './pictures'

const HOME = 'https://nevermore.example.org'
const [graph, other] = [newId(), newId()]

test('pictures are in the file, what is not at hand leads to the app, and nothing else is touched', () => {
  const html = renderHtml(
    `![Load "1"](attachment:${graph}/graph.png) ![x](attachment:${other}/x.png) [log](attachment:${other}/a.log) \`<img src="/attachments/${graph}/graph.png">\``,
    'page',
  )
  expect(picturesIn(html)).toEqual([graph, other])
  const file = withPictures(html, new Map([[graph, 'data:image/png;base64,AAAA']]), HOME)
  expect(file).toContain('<img src="data:image/png;base64,AAAA" alt="Load &#x22;1&#x22;">')
  expect(file).toContain(`<a href="${HOME}/attachments/${other}/x.png">x</a>`)
  expect(file).toContain(`<a href="${HOME}/attachments/${other}/a.log">log</a>`)
  expect(file.match(/<img /g)).toHaveLength(1)
  expect(file).not.toMatch(/<(a|img)[^>]*(src|href)="\//)
})
