import { expect, test } from 'vitest'
import { anchorOf, findPassage } from './anchor'

const TEXT = 'The queue was full.\nNobody was told. The pager was off, and the queue was full again at noon.'

/** What a comment on the quote shows once the text became another one. */
function after(text: string, quote: string, edited: string, before = ''): string | null {
  const anchor = anchorOf(text, { quote, before })
  const place = anchor && findPassage(edited, anchor)
  return place ? edited.slice(place.start, place.end) : null
}

test('a passage is found as it was quoted, whatever its blanks', () => {
  expect(after(TEXT, 'full. Nobody\n\nwas  told', TEXT)).toBe('full.\nNobody was told')
})

test('it is found again where the text grew, shrank or was turned around', () => {
  expect(after(TEXT, 'Nobody was told', `A new beginning.\n\n${TEXT}`)).toBe('Nobody was told')
  expect(after(TEXT, 'The pager was off', 'The pager was off, and the queue was full.')).toBe('The pager was off')
})

test('of several the one that was meant is found, also when another comes before it', () => {
  const second = anchorOf(TEXT, { quote: 'queue was full', before: 'and the ' })
  const edited = `The queue was full, they say. ${TEXT}`
  const place = second && findPassage(edited, second)
  expect(place && edited.slice(place.end, place.end + 14)).toBe(' again at noon')
})

test('a passage that was reworded or taken out is gone, and a short one is not found where it is not meant', () => {
  expect(after(TEXT, 'Nobody was told', TEXT.replace('told', 'called'))).toBe(null)
  expect(after(TEXT, 'off', 'They took off for lunch.')).toBe(null)
})

test('what is not in the text has no anchor', () => {
  expect(anchorOf(TEXT, { quote: 'the disk was full' })).toBe(null)
  expect(anchorOf(TEXT, { quote: ' \n' })).toBe(null)
})
