import { describe, expect, test } from 'vitest'
import { judgeAddress, readAllowance } from './addresses'

const nothing = readAllowance([])
const everything = readAllowance(['loopback', 'private', '0.0.0.0/0', '::/0'])

describe('without any allowance', () => {
  test.each([
    '93.184.215.14',
    '1.1.1.1',
    '2606:4700:4700::1111',
    '2a00:1450:4001:80e::200e',
    '172.15.0.1',
    '172.32.0.1',
    '11.0.0.1',
  ])('%s is public', (address) => expect(judgeAddress(address, nothing)).toBe('allowed'))

  test.each([
    '127.0.0.1',
    '127.255.255.254',
    '::1',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    'fc00::1',
    'fd12:3456::1',
    '192.0.2.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '240.0.0.1',
    '2001:db8::1',
    '100::1',
    '5f00::1',
    'fec0::1',
    '4000::1',
  ])('%s is not reached', (address) => expect(judgeAddress(address, nothing)).not.toBe('allowed'))
})

describe('with everything allowed', () => {
  test.each(['127.0.0.1', '::1', '10.0.0.1', '192.168.1.1', 'fd12::1'])('%s is reached', (address) =>
    expect(judgeAddress(address, everything)).toBe('allowed'),
  )

  test.each([
    '169.254.169.254',
    '169.254.170.2',
    'fe80::1',
    'fe80::a9fe:a9fe',
    '168.63.129.16',
    '100.100.100.200',
    '192.0.0.192',
    'fd00:ec2::254',
    'fd20:ce::254',
    '0.0.0.0',
    '0.1.2.3',
    '::',
    '255.255.255.255',
    '224.0.0.1',
    'ff02::1',
    '::ffff:169.254.169.254',
    '::ffff:127.0.0.1',
    '::169.254.169.254',
    '::127.0.0.1',
    '::ffff:0:127.0.0.1',
    '64:ff9b::a9fe:a9fe',
    '64:ff9b:1::7f00:1',
    '2002:7f00:1::',
    '2002:a9fe:a9fe::1',
    '2001:0:7f00:1::1',
    'fe80::1%eth0',
    'not an address',
    '0177.0.0.1',
    '2130706433',
    '',
  ])('%s is never reached', (address) => expect(judgeAddress(address, everything)).toBe('never'))
})

test('a network may be allowed by itself, without its neighbours', () => {
  const allowance = readAllowance(['10.1.0.0/16', '192.168.7.7', 'fd12:3456::/32'])
  expect(judgeAddress('10.1.200.3', allowance)).toBe('allowed')
  expect(judgeAddress('10.2.0.1', allowance)).toBe('not_allowed')
  expect(judgeAddress('192.168.7.7', allowance)).toBe('allowed')
  expect(judgeAddress('192.168.7.8', allowance)).toBe('not_allowed')
  expect(judgeAddress('fd12:3456::9', allowance)).toBe('allowed')
  expect(judgeAddress('127.0.0.1', allowance)).toBe('not_allowed')
})

test('a setting that is no network is refused with what was expected', () => {
  expect(() => readAllowance(['intern'])).toThrow(/"intern"/)
})
