import { expect, test } from 'vitest'
import { countWords } from './count'

test.each([
  ['', 0],
  ['One.', 1],
  ['## What went wrong\n\n- the **cache** was `cold`\n', 7],
  ["It didn't say 10:13 or INC-12", 7],
  ['[the log](attachment:01a1ffba-da4f/nginx.log)', 2],
  ['| a | b |\n| --- | --- |\n| 1 | 2 |', 4],
  ['障害が発生', 5],
])('%j has %i words', (text, words) => expect(countWords(text)).toBe(words))
