import { expect, test } from 'vitest'
import { mentionedIn } from './mentions'

const members = [
  { id: 'i', name: 'Ines' },
  { id: 'ih', name: 'Ines Holm' },
  { id: 'r', name: 'Ravi' },
]

test.each([
  ['@Ravi, is that so?', ['r']],
  ['Ask @ines and @RAVI.', ['i', 'r']],
  ['@Ines Holm knows', ['ih']],
  ['@Ines @Ines', ['i']],
  ['@Inesa ravi@Ravi Ravi @ Ravi @nobody', []],
])('%s names %j', (text, ids) => expect(mentionedIn(text, members)).toEqual(ids))
