import { expect, test } from 'vitest'
import { ownWords } from './hint'

test.each([
  ['a `human error` page', 'a page'],
  ['she said “careless” twice', 'she said twice'],
  ['before\n```\nhuman error\n```\nafter', 'before after'],
  ['before\n~~~ text\nnever closed', 'before'],
  ['> quoted\nown', 'own'],
  ['[words](https://example.test/human-error)', '[words]'],
  ['see https://example.test/careless now', 'see now'],
])('%j has the own words %j', (text, own) => {
  expect(ownWords(text).split(/\s+/).filter(Boolean).join(' ')).toBe(own)
})
