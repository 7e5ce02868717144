import { connect, type Socket } from 'node:net'
import { type Answer, encode } from 'dns-packet'
import { expect, test } from 'vitest'
import { makeAuthority } from '@/tests/support/certificates'
import { startDnsServer, type Zone } from '@/tests/support/dns-server'
import { httpServer, httpsServer, tcpServer } from '@/tests/support/far-side'
import { reachLoopback } from '@/tests/support/reach'
import { dns } from './dns/kind'
import { http } from './http/kind'
import type { SealedKind } from './kind'
import { prometheus } from './prometheus/kind'
import { tcp } from './tcp/kind'
import { makeTls } from './tls/kind'

const ENDS = {
  reset: (socket: Socket) => socket.resetAndDestroy(),
  close: (socket: Socket) => socket.end(),
  stall: () => {},
  garbage: (socket: Socket) => socket.end(Buffer.alloc(64, 0xa5)),
}
type End = keyof typeof ENDS

/** Stands before a real server and lets through so many bytes of what it answers; then the line breaks in one of four ways. */
const breakingLine = (port: number, bytes: number, end: End) =>
  tcpServer((socket) => {
    const far = connect(port, '127.0.0.1')
    let left = bytes
    socket.pipe(far)
    far.on('error', () => {})
    far.on('data', (chunk) => {
      if (left <= 0) return
      socket.write(chunk.subarray(0, left))
      left -= chunk.length
      if (left <= 0) ENDS[end](socket)
    })
    if (left <= 0) socket.once('data', () => ENDS[end](socket))
    socket.on('close', () => far.destroy())
  })

const authority = makeAuthority()
const body = `${'x'.repeat(300)} all is well`
const sample = { status: 'success', data: { resultType: 'vector', result: [{ metric: { job: 'shop' }, value: [1, '3'] }] } }
const web = await httpServer((_, response) => response.end(body))
const secure = await httpsServer(authority.issue({ host: '127.0.0.1' }), (_, response) => response.end('ok'))
const metrics = await httpServer((_, response) => response.end(JSON.stringify(sample)))
const greeting = await tcpServer((socket) => socket.write('220 mail.example.org ESMTP ready\r\n'))

interface Looked {
  kind: SealedKind
  port: number
  /** So many bytes of the answer are not enough for anything. */
  tooFew: number
  config: (port: number) => Record<string, unknown>
}

const looks: Record<string, Looked> = {
  http: { kind: http, port: web.port, tooFew: 300, config: (port) => ({ url: `http://127.0.0.1:${port}/`, contains: 'well' }) },
  'http, any body': {
    kind: http,
    port: web.port,
    tooFew: 300,
    config: (port) => ({ url: `http://127.0.0.1:${port}/`, lacks: 'error' }),
  },
  tls: {
    kind: makeTls(authority.pem),
    port: secure.port,
    tooFew: 600,
    config: (port) => ({ host: '127.0.0.1', port, daysLeft: 0 }),
  },
  tcp: { kind: tcp, port: greeting.port, tooFew: 25, config: (port) => ({ host: '127.0.0.1', port, expect: 'ESMTP' }) },
  prometheus: {
    kind: prometheus,
    port: metrics.port,
    tooFew: 180,
    config: (port) => ({ url: `http://127.0.0.1:${port}`, query: 'up', is: 'equals', value: '3' }),
  },
  'prometheus, none': {
    kind: prometheus,
    port: metrics.port,
    tooFew: 180,
    config: (port) => ({ url: `http://127.0.0.1:${port}`, query: 'up', expect: 'none' }),
  },
}

test.each(Object.entries(looks))(
  '%s: a line that breaks at any byte never gives a pass',
  async (name, { kind, port, tooFew, config }) => {
    const faults = (Object.keys(ENDS) as End[]).flatMap((end) =>
      Array.from({ length: 16 }, (_, step) => ({ end, bytes: Math.floor((step * tooFew) / 16) })),
    )
    const outcomes = await Promise.all(
      faults.map(async ({ end, bytes }) => {
        const line = await breakingLine(port, bytes, end)
        const outcome = await kind.run({ timeoutSeconds: 1, ...config(line.port) }, reachLoopback())
        return { end, bytes, outcome }
      }),
    )
    for (const { end, bytes, outcome } of outcomes) expect(outcome.verdict, `${end} after ${bytes} bytes`).not.toBe('pass')
    // The same line, whole: otherwise nothing was shown above.
    const whole = await breakingLine(port, Number.POSITIVE_INFINITY, 'close')
    const outcome = await kind.run({ timeoutSeconds: 5, ...config(whole.port) }, reachLoopback())
    expect(outcome.verdict).toBe(name === 'prometheus, none' ? 'fail' : 'pass')
  },
)

test('dns: a datagram that is cut at any byte never gives a pass', async () => {
  const records = (name: string): Answer[] => ['9.9.9.9', '8.8.8.8'].map((data) => ({ type: 'A', name, data, ttl: 60 }))
  const nameOf = (size: number) => `cut-${String(size).padStart(3, '0')}.example`
  const whole = encode({ type: 'response', questions: [{ type: 'A', name: nameOf(0) }], answers: records(nameOf(0)) })
  const names = Array.from(whole, (_, size) => nameOf(size))
  const zones: Record<string, Zone> = { 'whole.example': { records: records('whole.example') } }
  for (const [size, name] of names.entries()) zones[name] = { cutAt: size, records: records(name) }
  const server = await startDnsServer(zones)
  const look = (name: string, expected: string) => {
    const config = { name, expect: expected, values: '9.9.9.9\n8.8.8.8', server: '127.0.0.1', serverPort: server.port }
    return dns.run({ ...config, timeoutSeconds: 1 }, reachLoopback())
  }
  const outcomes = await Promise.all(names.flatMap((name) => ['equals', 'some', 'none'].map((expected) => look(name, expected))))
  expect(outcomes.length).toBeGreaterThan(150)
  expect(outcomes.filter(({ verdict }) => verdict === 'pass')).toEqual([])
  expect(await look('whole.example', 'equals')).toMatchObject({ verdict: 'pass' })
})
