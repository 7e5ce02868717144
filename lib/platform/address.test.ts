import { expect, test } from 'vitest'
import { judgeAddress } from './address'

test.each([
  ['192.0.2.7', undefined, 0, '192.0.2.7'],
  ['192.0.2.7', '203.0.113.9', 0, '192.0.2.7'],
  ['::ffff:192.0.2.7', undefined, 0, '192.0.2.7'],
  ['127.0.0.1', '198.51.100.1, 203.0.113.9', 1, '203.0.113.9'],
  ['127.0.0.1', '198.51.100.1, 203.0.113.9, 10.0.0.2', 2, '203.0.113.9'],
  ['127.0.0.1', '203.0.113.9', 3, '203.0.113.9'],
  ['127.0.0.1', undefined, 1, '127.0.0.1'],
  ['2001:db8:1:2:3:4:5:6', undefined, 0, '2001:db8:1:2::/64'],
  ['2001:db8:1:2:ffff::1', undefined, 0, '2001:db8:1:2::/64'],
  ['127.0.0.1', 'nonsense', 1, 'unknown'],
  [undefined, undefined, 0, 'unknown'],
])('socket %s, X-Forwarded-For %s, %i proxies: the address is %s for %s', (socket, forwarded, proxies, expected) => {
  expect(judgeAddress(socket, forwarded, proxies)).toBe(expected)
})
