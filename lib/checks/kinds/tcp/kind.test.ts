import { afterAll, beforeAll, expect, test } from 'vitest'
import { httpServer, tcpServer } from '@/tests/support/far-side'
import { type Nginx, startNginx } from '@/tests/support/nginx'
import { describeWith } from '@/tests/support/programs'
import { reachLoopback } from '@/tests/support/reach'
import { type Sshd, startSshd } from '@/tests/support/sshd'
import type { Outcome } from '../kind'
import { tcp } from './kind'

const reach = reachLoopback({
  resolve: async (name) => {
    if (name === 'gone.example') throw Object.assign(new Error('gone'), { code: 'ENOTFOUND' })
    if (name === 'servfail.example') throw Object.assign(new Error('servfail'), { code: 'EAI_AGAIN' })
    if (name === 'silent.example') return new Promise(() => {})
    return [name === 'inside.example' ? '10.0.0.1' : '127.0.0.1']
  },
})
const run = (config: Record<string, unknown>): Promise<Outcome> =>
  tcp.run({ host: '127.0.0.1', timeoutSeconds: 3, ...config }, reach)
const far = (...talk: Parameters<typeof tcpServer>) => tcpServer(...talk).then(({ port }) => port)
const drip = (text: string) =>
  far((socket) => {
    const timer = setInterval(() => socket.write(text), 100)
    socket.on('close', () => clearInterval(timer))
  })

const silent = await far(() => {})
const greeting = await far((socket) => socket.write('220 mail.example ESMTP ready\r\n'))
const redis = await far((socket) =>
  socket.on('data', (said) => socket.write(String(said) === 'PING\r\n' ? '+PONG\r\n' : '-ERR\r\n')),
)
const endless = await far((socket) => {
  const more = () => {
    while (!socket.destroyed && socket.write('x'.repeat(65_536)));
  }
  socket.on('drain', more)
  more()
})
const resets = await far((socket) => socket.resetAndDestroy())
const closes = await far((socket) => socket.end())
const cut = await far((socket) => socket.end('220 mai'))
const web = (await httpServer((_, response) => response.end('ok'))).port

const faults: [string, Record<string, unknown>, 'fail' | 'error', string][] = [
  ['nothing listens', { port: 1029 }, 'fail', 'connection_refused'],
  ['nothing listens, and words are expected', { port: 1029, expect: 'ESMTP' }, 'fail', 'connection_refused'],
  ['it drops the connection at once', { port: resets }, 'fail', 'connection_reset'],
  ['it closes at once', { port: closes }, 'fail', 'connection_closed'],
  ['it drops it instead of speaking', { port: resets, expect: 'ESMTP' }, 'fail', 'connection_reset'],
  ['it closes instead of speaking', { port: closes, expect: 'ESMTP' }, 'fail', 'connection_closed'],
  ['it is silent', { port: silent, expect: 'ESMTP' }, 'fail', 'timed_out'],
  ['it says something else', { port: greeting, expect: 'SSH-2.0' }, 'fail', 'unexpected_banner'],
  ['it stops in the middle of the words', { port: cut, expect: '220 mail' }, 'fail', 'unexpected_banner'],
  [
    'it speaks a letter at a time and never comes to the point',
    { port: await drip('x'), expect: 'ESMTP' },
    'fail',
    'unexpected_banner',
  ],
  ['it never stops speaking', { port: endless, expect: 'ESMTP' }, 'fail', 'unexpected_banner'],
  ['it answers something else', { port: redis, send: 'QUIT', expect: '+PONG' }, 'fail', 'unexpected_banner'],
  ['it is a web server', { port: web, send: 'HELO x', expect: '250' }, 'fail', 'unexpected_banner'],
  ['its name is not in the DNS', { port: greeting, host: 'gone.example' }, 'fail', 'dns_name_not_found'],
  ['our resolver fails', { port: greeting, host: 'servfail.example' }, 'error', 'dns_lookup_failed'],
  ['our resolver is silent', { port: greeting, host: 'silent.example' }, 'error', 'dns_lookup_failed'],
  ['it may not be reached', { port: greeting, host: 'inside.example' }, 'error', 'target_not_allowed'],
  ['it may not be reached by number', { port: 80, host: '169.254.169.254' }, 'error', 'target_not_allowed'],
]
test.concurrent.each(faults)('when %s', async (_, config, verdict, failure) => {
  const outcome = await run(config)
  expect([outcome.verdict, outcome.failure]).toEqual([verdict, failure])
  expect(outcome.summary).not.toBe('')
  expect(outcome.evidence?.some(({ holds }) => holds === false)).toBe(true)
})

test.concurrent.each<[string, Record<string, unknown>]>([
  ['it connects, and that is enough', { port: silent }],
  ['it connects in time', { port: silent, maxMs: 2900 }],
  ['it says the words', { port: greeting, expect: 'ESMTP' }],
  ['it answers the words', { port: redis, send: 'PING', expect: '+PONG' }],
  ['the words come in pieces', { port: await drip('ES'), expect: 'ESESES' }],
  ['it is found by name', { port: greeting, host: 'mail.example', expect: '220' }],
])('it passes when %s', async (_, config) => {
  expect(await run(config)).toMatchObject({ verdict: 'pass' })
})

test.concurrent('what it says is never repeated, only what was expected of it', async () => {
  const outcome = await run({ port: greeting, expect: 'SSH' })
  expect(JSON.stringify(outcome)).not.toContain('mail.example')
})

test.concurrent('a run that is stopped is an error, not a failure of the far side', async () => {
  const stopping = { ...reach, signal: AbortSignal.timeout(30) }
  const outcome = await tcp.run({ host: '127.0.0.1', port: silent, expect: 'x' }, stopping)
  expect(outcome).toMatchObject({ verdict: 'error', failure: 'stopped' })
})

test('the form refuses what cannot be asked', () => {
  const problems = (config: Record<string, unknown>) => {
    const read = tcp.read({ host: 'mail.example', port: 25, ...config })
    return read.ok ? [] : Object.keys(read.problems)
  }
  expect(problems({})).toEqual([])
  expect(problems({ host: 'https://mail.example/' })).toEqual(['host'])
  expect(problems({ host: 'mail.example:25' })).toEqual(['host'])
  expect(problems({ host: '' })).toEqual(['host'])
  expect(problems({ port: null })).toEqual(['port'])
  expect(problems({ port: 65_536 })).toEqual(['port'])
  expect(problems({ send: 'EHLO x\r\nMAIL FROM:<a@example.org>' })).toEqual(['send'])
})

test('it is said in words', () => {
  expect(tcp.describe({ host: 'mail.example', port: 25 })).toBe('mail.example takes connections at port 25')
  expect(tcp.describe({ host: 'cache', port: 6379, send: 'PING', expect: '+PONG', maxMs: 50 })).toBe(
    'cache takes connections at port 6379 within 50 ms, and answers “PING” with “+PONG”',
  )
})

describeWith(['nginx', 'openssh-server'], 'with real servers', () => {
  let nginx: Nginx<'web'>
  let sshd: Sshd
  beforeAll(async () => {
    nginx = await startNginx({ web: {} })
    sshd = await startSshd()
  })
  afterAll(() => sshd.stop())

  test('sshd is known by its banner, nginx by its answer to nonsense', async () => {
    expect(await run({ port: sshd.port, expect: 'SSH-2.0-OpenSSH' })).toMatchObject({ verdict: 'pass' })
    expect(await run({ port: nginx.ports.web, send: 'hello', expect: '400 Bad Request' })).toMatchObject({ verdict: 'pass' })
    expect(await run({ port: sshd.port, expect: 'ESMTP' })).toMatchObject({ verdict: 'fail', failure: 'unexpected_banner' })
  })

  test('a server that is stopped turns it red', async () => {
    expect(await run({ port: nginx.ports.web })).toMatchObject({ verdict: 'pass' })
    await nginx.stop()
    expect(await run({ port: nginx.ports.web })).toMatchObject({ verdict: 'fail', failure: 'connection_refused' })
  })
})
