import fc from 'fast-check'
import { expect, test } from 'vitest'
import { expectedNames, joinDuration, readConfig, splitDuration, writeField } from './form'
import { findKind } from './kinds/registry'

const http = findKind('http')!
const heartbeat = findKind('heartbeat')!

test('the form of an http check is read into its config', () => {
  const config = readConfig(
    {
      'config.url': 'https://shop.example.org/health',
      'config.status': '2xx',
      'config.maxMs': '500',
      'config.method': 'POST',
      'config.headers': 'X-Api-Key: se:cret\r\n\r\nAccept: application/json\r\n',
      'config.body': 'a\r\nb',
      'config.timeoutSeconds': '5',
      'config.jsonIs': 'equals',
      'config.followRedirects': 'on',
      'config.unknown': 'x',
    },
    http.fields,
  )
  const read = http.read(config)
  expect(read).toMatchObject({
    ok: true,
    config: {
      method: 'POST',
      headers: [
        { name: 'X-Api-Key', value: 'se:cret' },
        { name: 'Accept', value: 'application/json' },
      ],
      body: 'a\nb',
      maxMs: 500,
      followRedirects: true,
    },
  })
})

test('what is wrong is told by the name of its input', () => {
  const read = heartbeat.read(
    readConfig({ 'config.periodSeconds.amount': '', 'config.graceSeconds.amount': '5' }, heartbeat.fields),
  )
  expect(read.ok).toBe(false)
  expect(read.ok || read.problems).toHaveProperty('periodSeconds')
})

test('every length is asked for as it is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 * 86_400 }), (seconds) => {
      const { amount, unit } = splitDuration(seconds)
      expect(joinDuration({ 'x.amount': amount, 'x.unit': unit }, 'x')).toBe(seconds)
    }),
  )
  expect(splitDuration(86_400)).toEqual({ amount: '1', unit: '86400' })
  expect(splitDuration(5400)).toEqual({ amount: '90', unit: '60' })
})

test('the form names each of its inputs', () => {
  expect(expectedNames(heartbeat.fields)).toEqual(
    new Set([
      'config.periodSeconds.amount',
      'config.periodSeconds.unit',
      'config.graceSeconds.amount',
      'config.graceSeconds.unit',
      'config.cron',
      'config.slug',
      'config.timeZone',
    ]),
  )
  expect(expectedNames(http.fields).has('config.headers')).toBe(true)
})

test('the initial values of every kind that can have some are usable, or lack only what a person must say', () => {
  expect(heartbeat.read(heartbeat.initial).ok).toBe(true)
  const read = http.read(http.initial)
  expect(read.ok || Object.keys(read.problems)).toEqual(['url'])
})

test('what a config holds is written into the form as it is read back', () => {
  const config = { headers: [{ name: 'Accept', value: 'a: b' }], maxMs: null, url: 'https://x.example', followRedirects: true }
  const written = Object.fromEntries(
    http.fields.map((field) => [`config.${field.name}`, writeField(field, config[field.name as 'url'])]),
  )
  expect(readConfig(written, http.fields)).toMatchObject(config)
})
