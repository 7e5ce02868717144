import { expect, test } from 'vitest'
import { readMailbox } from './mailbox'

test.each([
  ['team@example.org', '', 'team@example.org'],
  ['  Nevermore <nevermore@example.org> ', 'Nevermore', 'nevermore@example.org'],
  ['"Wall, E." <wall@example.org>', 'Wall, E.', 'wall@example.org'],
  ['grüße+x@müller.example', '', 'grüße+x@müller.example'],
])('%s is one address', (text, name, address) => expect(readMailbox(text)).toEqual({ name, address }))

test.each([
  '',
  'nobody',
  'a@example.org, b@example.org',
  'a@example.org;b@example.org',
  'a@example.org\r\nBcc: b@example.org',
  'A\nB <a@example.org>',
  'a@example.org\0',
  '<a@example.org> <b@example.org>',
  'a@b@example.org',
  '"a b"@example.org',
  'Undisclosed: a@example.org;',
  `${'a'.repeat(65)}@example.org`,
])('%j is not one', (text) => expect(readMailbox(text)).toBeNull())
