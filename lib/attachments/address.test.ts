import { expect, test } from 'vitest'
import { newId } from '../platform/ids'
import { addressOf, idsIn, pathOf, readAddress, relativePath, withAddresses } from './address'

const id = newId()

test('what is written into Markdown is read back, whatever the name', () => {
  for (const name of ['graph.png', 'график-(1).png', "it's.log"])
    expect(readAddress(addressOf({ id, name }))).toEqual({ id, name })
  expect(pathOf({ id, name: 'a b?.png' })).toBe(`/attachments/${id}/a%20b%3F.png`)
})

test.each([
  '',
  'attachment:',
  'attachment:graph.png',
  `attachment:${newId()}`,
  `attachment:${newId()}/`,
  `attachment:${newId()}/../../sign-out`,
  `attachment:${newId()}/a?b`,
  `ATTACHMENT:${newId()}/a.png`,
  `https://example.org/attachment:${newId()}/a.png`,
])('%s is no attachment', (address) => expect(readAddress(address)).toBeNull())

test('only addresses of known files are replaced, and what follows them stays', () => {
  const other = newId()
  const text = `![A](attachment:${id}/graph.png) [b](<attachment:${id}/graph.png> "T") ![C](attachment:${other}/c.png)`
  expect(idsIn(text)).toEqual([id, other])
  expect(withAddresses(text, new Map([[id, relativePath('INC-1', 'graph (2).png')]]))).toBe(
    `![A](INC-1/graph%20%282%29.png) [b](<INC-1/graph%20%282%29.png> "T") ![C](attachment:${other}/c.png)`,
  )
})
