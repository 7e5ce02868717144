import { expect, test } from 'vitest'
import { picturesWithin } from './pasted-pictures'

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='

test('pictures that a pasted text carries are files, in their order', async () => {
  const html = `<p>a<img src="data:image/png;base64,${PIXEL}"></p><table><tr><td><img src="data:image/jpeg;base64,AAEC"></td></tr></table>`
  const files = picturesWithin(html)
  expect(files.map(({ name, type, size }) => ({ name, type, size }))).toEqual([
    { name: 'pasted-1.png', type: 'image/png', size: 70 },
    { name: 'pasted-2.jpg', type: 'image/jpeg', size: 3 },
  ])
  expect([...new Uint8Array(await (files[0] as File).arrayBuffer())].slice(1, 4)).toEqual([...Buffer.from('PNG')])
})

test.each([
  'https://example.org/a.png',
  'data:image/svg+xml;base64,PHN2Zz4=',
  'data:text/html;base64,AAAA',
  'data:image/png;base64,A',
  'data:image/png,%00',
])('what is no picture within the text is left out: %s', (src) => {
  expect(picturesWithin(`<img src="${src}">`)).toEqual([])
})

test('of very many the first twenty are taken', () => {
  expect(picturesWithin('<img src="data:image/gif;base64,AAAA">'.repeat(50))).toHaveLength(20)
})
