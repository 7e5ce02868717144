import { expect, test } from 'vitest'
import { cpuSeconds } from '@/tests/support/cpu-seconds'
import { importerFor } from './registry'

const CHAT = '[10:13] Ines: down\n[10:14] Tom: looking\n[10:15] Ines: up\n'
const IRC = '10:13 <ines> down\n10:14 <tom> looking\n10:15 <ines> up\n'
const LINES = [
  '[10:13] Ines: ',
  'Ines  10:13 AM\n',
  'Ines\n10:13 AM\n',
  '18/05/2026, 10:13 - ',
  '10:13 <ines> x\n',
  '- - ',
  '* a ',
  'a:',
  '[',
  '\n',
  'May 18th, 2026\n',
  '--- Day changed ',
]

test('300 kB of any line is read in a time that grows as it does', () => {
  const used = new Set<string>()
  for (const piece of LINES)
    for (const head of [CHAT, IRC]) {
      const file = { name: 'a.log', bytes: new TextEncoder().encode(head + piece.repeat(300_000 / piece.length)) }
      const importer = importerFor(file)
      if (importer.id === 'markdown') continue
      used.add(importer.id)
      expect(
        cpuSeconds(() => importer.read(file, {})),
        piece,
      ).toBeLessThan(1)
    }
  expect([...used].sort()).toEqual(['chat-log', 'irc'])
})
