import { lookup } from 'node:dns/promises'
import { expect, test } from 'vitest'
import { makeAuthority } from '@/tests/support/certificates'
import { httpServer, httpsServer, tcpServer } from '@/tests/support/far-side'
import { reachLoopback } from '@/tests/support/reach'
import type { Outcome } from '../kind'
import { http } from './kind'

const authority = makeAuthority()
const reach = reachLoopback({
  ca: authority.pem,
  resolve: async (name) => {
    const codes: Record<string, string> = { 'servfail.example': 'EAI_AGAIN', 'gone.example': 'ENOTFOUND' }
    const code = codes[name]
    if (code) throw Object.assign(new Error(code), { code })
    if (name === 'silent.example') return new Promise(() => {})
    return name.endsWith('.example') ? ['127.0.0.1'] : (await lookup(name, { all: true })).map(({ address }) => address)
  },
})
const run = (config: Record<string, unknown>): Promise<Outcome> => http.run({ timeoutSeconds: 1, ...config }, reach)

const day = 86_400_000
const https = (host: string, from?: Date, until?: Date) =>
  httpsServer(authority.issue({ host, from, until }), (_, response) => response.end('ok')).then(
    ({ port }) => `https://shop.example:${port}/`,
  )
const raw = (talk: Parameters<typeof tcpServer>[0]) => tcpServer(talk).then(({ port }) => `http://127.0.0.1:${port}/`)
const say = (...parts: string[]) =>
  raw((socket) => {
    socket.once('data', () => {
      for (const part of parts) socket.write(part)
      socket.end()
    })
  })
const drip = (head: string, drop: string) =>
  raw((socket) => {
    socket.write(head)
    const timer = setInterval(() => socket.write(drop), 50)
    socket.on('close', () => clearInterval(timer))
  })
const closed = await tcpServer(() => {})
const HEAD = 'HTTP/1.1 200 OK\r\n'
const other = makeAuthority('Somebody else')
const untrusted = await httpsServer(other.issue({ host: 'shop.example' }), (_, response) => response.end('ok'))
const oldTls = await httpsServer(
  {
    ...authority.issue({ host: 'shop.example' }),
    maxVersion: 'TLSv1.1',
    minVersion: 'TLSv1',
    ciphers: 'ALL@SECLEVEL=0',
  } as never,
  (_, response) => response.end('ok'),
)
const endless = await httpServer((_, response) => {
  const more = () => {
    while (!response.destroyed && response.write('x'.repeat(65_536)));
  }
  response.on('drain', more)
  more()
})
const loop = await httpServer((_, response) => response.writeHead(302, { location: '/again' }).end())
const wrong = await httpServer((_, response) => response.writeHead(503).end('sorry'))

const cases: [string, string, 'fail' | 'error', string][] = [
  ['nothing listens', 'http://127.0.0.1:1029/', 'fail', 'connection_refused'],
  [
    'it resets the connection',
    await raw((socket) => socket.once('data', () => socket.resetAndDestroy())),
    'fail',
    'connection_reset',
  ],
  ['it closes without a word', await say(), 'fail', 'connection_closed'],
  ['it never answers', `http://127.0.0.1:${closed.port}/`, 'fail', 'timed_out'],
  ['it is not HTTP', await say('SSH-2.0-OpenSSH_9.2\r\n'), 'fail', 'invalid_response'],
  [
    'its answer stops in a chunk',
    await say(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`, '5\r\nhel'),
    'fail',
    'connection_closed',
  ],
  ['its answer is shorter than it says', await say(`${HEAD}Content-Length: 100\r\n\r\n`, 'short'), 'fail', 'connection_closed'],
  ['its chunks are garbage', await say(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`, 'zz\r\nhello'), 'fail', 'invalid_response'],
  ['its headers never end', await drip(HEAD, `X-More: ${'x'.repeat(8000)}\r\n`), 'fail', 'invalid_response'],
  ['a byte every 50 ms', await drip(`${HEAD}Content-Length: 1000\r\n\r\n`, 'x'), 'fail', 'timed_out'],
  ['its body never ends', `http://127.0.0.1:${endless.port}/`, 'error', 'body_too_large'],
  ['it answers 503', `http://127.0.0.1:${wrong.port}/`, 'fail', 'wrong_status'],
  ['it redirects in circles', `http://127.0.0.1:${loop.port}/`, 'fail', 'too_many_redirects'],
  [
    'its certificate has expired',
    await https('shop.example', new Date(Date.now() - 9 * day), new Date(Date.now() - day)),
    'fail',
    'certificate_expired',
  ],
  [
    'its certificate is not valid yet',
    await https('shop.example', new Date(Date.now() + day), new Date(Date.now() + 2 * day)),
    'fail',
    'certificate_not_yet_valid',
  ],
  ['its certificate is for another host', await https('other.example'), 'fail', 'certificate_wrong_host'],
  ['its certificate is signed by a stranger', `https://shop.example:${untrusted.port}/`, 'fail', 'certificate_untrusted'],
  ['it speaks only old TLS', `https://shop.example:${oldTls.port}/`, 'fail', 'tls_handshake_failed'],
  ['it speaks no TLS at all', `https://127.0.0.1:${wrong.port}/`, 'fail', 'tls_handshake_failed'],
  ['its name is not in the DNS', 'http://gone.example/', 'fail', 'dns_name_not_found'],
  ['our resolver fails', 'http://servfail.example/', 'error', 'dns_lookup_failed'],
  ['our resolver is silent', 'http://silent.example/', 'error', 'dns_lookup_failed'],
  ['it may not be reached', 'http://169.254.169.254/latest/meta-data/', 'error', 'target_not_allowed'],
]
test.each(cases)('when %s', async (_, url, verdict, failure) => {
  const outcome = await run({ url })
  expect([outcome.verdict, outcome.failure]).toEqual([verdict, failure])
  expect(outcome.summary).not.toBe('')
  expect(outcome.evidence?.length).toBeGreaterThan(0)
})

test('a good certificate and HTTP/1.0 are fine', async () => {
  expect((await run({ url: await https('shop.example') })).verdict).toBe('pass')
  expect((await run({ url: await say('HTTP/1.0 200 OK\r\n\r\n', 'hello') })).verdict).toBe('pass')
})

test('a run that is stopped is an error, not a failure of the far side', async () => {
  const controller = new AbortController()
  const running = http.run({ url: `http://127.0.0.1:${closed.port}/` }, { ...reach, signal: controller.signal })
  setTimeout(() => controller.abort(), 30)
  expect(await running).toMatchObject({ verdict: 'error', failure: 'stopped' })
})
