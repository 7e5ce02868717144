import { expect, test } from 'vitest'
import { freeName, isPictureName, safeName } from './types'

test.each([
  ['Screen shot (2).PNG', 'image/png', 'Screen-shot-2.png'],
  ['photo.HTML', 'image/jpeg', 'photo.jpg'],
  ['photo.jpeg', 'image/jpeg', 'photo.jpeg'],
  ['../../etc/passwd', 'text/plain', 'passwd.txt'],
  ['C:\\logs\\nginx.conf', 'text/plain', 'nginx-conf.txt'],
  ['access.log', 'text/plain', 'access.log'],
  ['a\u202egnp.exe', 'image/png', 'a-gnp.png'],
  ['график нагрузки.png', 'image/png', 'график-нагрузки.png'],
  ['.env', 'text/plain', 'env.txt'],
  ['', 'application/pdf', 'file.pdf'],
  ['"><script>.svg', 'image/svg+xml', 'script.svg'],
  [`${'a'.repeat(300)}.zip`, 'application/zip', `${'a'.repeat(80)}.zip`],
])('%s that is %s is kept as %s', (given, mediaType, kept) => expect(safeName(given, mediaType)).toBe(kept))

test('a name that is taken gets a number, also where only its case differs', () => {
  expect(freeName('graph.png', [])).toBe('graph.png')
  expect(freeName('graph.png', ['Graph.PNG', 'graph-2.png'])).toBe('graph-3.png')
})

test('only pictures that a page can show count as pictures', () => {
  expect(['a.png', 'b.JPG', 'c.avif'].every(isPictureName)).toBe(true)
  expect(['a.svg', 'png', 'b.pdf', 'c.png.txt'].some(isPictureName)).toBe(false)
})
