import { TLSSocket } from 'node:tls'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeAuthority, selfSigned } from '@/tests/support/certificates'
import { httpServer, tcpServer } from '@/tests/support/far-side'
import { type Nginx, type NginxServer, startNginx } from '@/tests/support/nginx'
import { oddCertificate } from '@/tests/support/openssl'
import { describeWith } from '@/tests/support/programs'
import { reachLoopback } from '@/tests/support/reach'
import type { Outcome } from '../kind'
import { makeTls } from './kind'

const DAY = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * DAY)
const HOST = 'shop.example'
const root = makeAuthority('Root of trust')
const between = root.intermediate('Between')
const stranger = makeAuthority('Stranger')
const tls = makeTls(root.pem)
const reach = reachLoopback({
  resolve: async (name) => {
    if (name === 'gone.example') throw Object.assign(new Error('gone'), { code: 'ENOTFOUND' })
    if (name === 'servfail.example') throw Object.assign(new Error('servfail'), { code: 'EAI_AGAIN' })
    return ['127.0.0.1']
  },
})
const run = (config: Record<string, unknown>, kind = tls): Promise<Outcome> =>
  kind.run({ host: HOST, daysLeft: 0, timeoutSeconds: 5, ...config }, reach)
const found = (outcome: Outcome, what: string) => outcome.evidence?.find((row) => row.what === what)?.observed

const good = between.issue({ host: HOST, names: [HOST, 'www.shop.example', '*.cdn.example', '127.0.0.1'], until: inDays(12.5) })
const OLD = 'ssl_protocols TLSv1 TLSv1.1; ssl_ciphers ALL:@SECLEVEL=0; location / { return 200 "ok"; }'

describeWith(['nginx'], 'against nginx', () => {
  const servers = {
    good: { tls: good, lines: 'ssl_protocols TLSv1.2 TLSv1.3; location / { return 200 "ok"; }' },
    only12: { tls: good, lines: 'ssl_protocols TLSv1.2; location / { return 200 "ok"; }' },
    old: { tls: good, lines: OLD },
    expired: { tls: between.issue({ host: HOST, from: inDays(-9), until: inDays(-1) }) },
    early: { tls: between.issue({ host: HOST, from: inDays(1), until: inDays(9) }) },
    otherHost: { tls: between.issue({ host: 'blog.example' }) },
    alone: { tls: { ...good, cert: good.leaf } },
    self: { tls: selfSigned({ host: HOST }) },
    stranger: { tls: stranger.intermediate('Its intermediate').issue({ host: HOST }) },
    strangerWhole: { tls: withRoot(stranger) },
    expiredAbove: { tls: root.intermediate('Old intermediate', { until: inDays(-1) }).issue({ host: HOST }) },
    expiredStranger: { tls: stranger.issue({ host: HOST, from: inDays(-9), until: inDays(-1) }) },
    plain: {},
  } satisfies Record<string, NginxServer>
  let nginx: Nginx<keyof typeof servers>
  beforeAll(async () => {
    nginx = await startNginx(servers)
    return nginx.stop
  })

  const faults: [string, keyof typeof servers, Record<string, unknown>, string][] = [
    ['has expired', 'expired', {}, 'certificate_expired'],
    ['is not valid yet', 'early', {}, 'certificate_not_yet_valid'],
    ['is for another host', 'otherHost', {}, 'certificate_wrong_host'],
    ['does not cover the name asked for', 'good', { serverName: 'admin.shop.example' }, 'certificate_wrong_host'],
    ['is sent without what stands between it and the authority', 'alone', {}, 'incomplete_chain'],
    ['is signed by itself', 'self', {}, 'self_signed'],
    ['leads to a stranger', 'stranger', {}, 'unknown_authority'],
    ['brings its own authority along', 'strangerWhole', {}, 'unknown_authority'],
    ['stands below one that has expired', 'expiredAbove', {}, 'certificate_expired'],
    ['has expired, and a stranger signed it', 'expiredStranger', {}, 'certificate_expired'],
    ['has too few days left', 'good', { daysLeft: 13 }, 'expires_soon'],
    ['is from another issuer', 'good', { issuer: 'Let’s Encrypt' }, 'wrong_issuer'],
    ['does not cover all the names', 'good', { names: 'www.shop.example\nmail.shop.example' }, 'name_not_covered'],
    ['is shown over old TLS only', 'old', {}, 'protocol_too_old'],
    ['is shown over TLS 1.2 where 1.3 is asked for', 'only12', { minProtocol: 'TLSv1.3' }, 'protocol_too_old'],
    ['is not there, for it is no TLS', 'plain', {}, 'tls_handshake_failed'],
  ]
  test.each(faults)('a certificate that %s is no pass', async (_, server, config, failure) => {
    const outcome = await run({ port: nginx.ports[server], ...config })
    expect([outcome.verdict, outcome.failure]).toEqual(['fail', failure])
    expect(outcome.evidence?.some(({ holds }) => holds === false)).toBe(true)
  })

  test.each<[string, keyof typeof servers, Record<string, unknown>]>([
    ['its whole chain is trusted', 'good', { daysLeft: 12 }],
    ['a name it covers is asked for', 'good', { host: '127.0.0.1', serverName: 'www.shop.example' }],
    ['it is for the address', 'good', { host: '127.0.0.1' }],
    ['it covers all the names, by a wildcard too', 'good', { names: 'www.shop.example, img.cdn.example' }],
    ['it is from the issuer', 'good', { issuer: 'between' }],
    ['TLS 1.2 is enough', 'only12', {}],
    ['TLS 1.3 is there', 'good', { minProtocol: 'TLSv1.3' }],
  ])('it passes when %s', async (_, server, config) => {
    expect(await run({ port: nginx.ports[server], ...config })).toMatchObject({ verdict: 'pass' })
  })

  test('what was seen is told: days, issuer, names, validity, protocol', async () => {
    const outcome = await run({ port: nginx.ports.good })
    expect(found(outcome, 'Days left')).toBe('12')
    expect(found(outcome, 'Issuer')).toBe('Between')
    expect(found(outcome, 'Subject')).toBe(HOST)
    expect(found(outcome, 'Names')).toBe(`${HOST}, www.shop.example, *.cdn.example, 127.0.0.1`)
    expect(found(outcome, 'Protocol')).toBe('TLSv1.3')
    expect(found(outcome, 'Valid')).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC to \d{4}-/)
  })

  test('what is wrong is told so that somebody can mend it', async () => {
    const said = async (server: keyof typeof servers) => found(await run({ port: nginx.ports[server] }), 'Certificate')
    expect(await said('otherHost')).toBe('it is for blog.example, not for shop.example')
    expect(await said('alone')).toContain('its issuer “Between” is no authority known here')
    expect(await said('stranger')).toContain('leads to “Stranger”')
    expect(await said('expiredAbove')).toMatch(/^“Old intermediate” above it expired on /)
  })

  test('days are counted by the clock that the worker is given', async () => {
    const later = { ...reach, now: () => inDays(12) }
    const look = (daysLeft: number) => tls.run({ host: HOST, port: nginx.ports.good, daysLeft }, later)
    expect(await look(0)).toMatchObject({ verdict: 'pass' })
    expect(await look(1)).toMatchObject({ verdict: 'fail', failure: 'expires_soon' })
  })
})

function withRoot(authority: ReturnType<typeof makeAuthority>) {
  const issued = authority.issue({ host: HOST })
  return { ...issued, cert: issued.cert + authority.pem }
}

describeWith(['nginx', 'openssl'], 'against certificates that are odd', () => {
  const odd = {
    weakKey: oddCertificate({ host: HOST, key: ['rsa:512'] }),
    md5: oddCertificate({ host: HOST, digest: 'md5' }),
    onlyCommonName: oddCertificate({ host: HOST, extensions: 'basicConstraints=CA:FALSE' }),
    forClients: oddCertificate({ host: HOST, extensions: `subjectAltName=DNS:${HOST}\nextendedKeyUsage=clientAuth` }),
    constrained: oddCertificate({
      host: HOST,
      authority: 'basicConstraints=critical,CA:TRUE\nnameConstraints=critical,permitted;DNS:intern.example',
    }),
    notAnAuthority: oddCertificate({ host: HOST, authority: 'basicConstraints=critical,CA:FALSE' }),
    unknownCritical: oddCertificate({ host: HOST, extensions: `subjectAltName=DNS:${HOST}\n1.2.3.4.5=critical,DER:0500` }),
    wideWildcard: oddCertificate({ host: HOST, extensions: 'subjectAltName=DNS:*.example,DNS:*' }),
    hiddenName: oddCertificate({
      host: HOST,
      extensions: 'subjectAltName=@n\n[n]\nDNS.1=evil.example\nURI.1=https://shop.example/',
    }),
    plainRsa: oddCertificate({ host: HOST }),
  }
  const lines = 'ssl_protocols TLSv1.2; ssl_ciphers ALL:@SECLEVEL=0; location / { return 200 "ok"; }'
  let nginx: Nginx<keyof typeof odd>
  beforeAll(async () => {
    const servers = Object.entries(odd).map(([name, { cert, key }]) => [name, { tls: { cert, key }, lines }])
    nginx = await startNginx(Object.fromEntries(servers) as Record<keyof typeof odd, NginxServer>)
    return nginx.stop
  })

  test.each<[keyof typeof odd, string[]]>([
    ['weakKey', ['certificate_untrusted', 'tls_handshake_failed']],
    ['md5', ['certificate_untrusted', 'tls_handshake_failed']],
    ['forClients', ['certificate_untrusted']],
    ['constrained', ['certificate_untrusted']],
    ['notAnAuthority', ['certificate_untrusted']],
    ['unknownCritical', ['certificate_untrusted']],
    ['wideWildcard', ['certificate_wrong_host']],
    ['hiddenName', ['certificate_wrong_host']],
  ])('%s is no pass, though its authority is known', async (name, failures) => {
    const outcome = await run({ port: nginx.ports[name] }, makeTls(odd[name].ca))
    expect(outcome.verdict).toBe('fail')
    expect(failures).toContain(outcome.failure)
  })

  test('an ordinary one from openssl passes', async () => {
    expect(await run({ port: nginx.ports.plainRsa }, makeTls(odd.plainRsa.ca))).toMatchObject({ verdict: 'pass' })
  })
})

describe('when the far side misbehaves', () => {
  const far = (...talk: Parameters<typeof tcpServer>) => tcpServer(...talk).then(({ port }) => port)
  const onHello = (talk: (socket: import('node:net').Socket) => void) => far((socket) => socket.once('data', () => talk(socket)))

  test('no fault gives a pass', async () => {
    const record = Buffer.from('160303004a0200', 'hex')
    const web = await httpServer((_, response) => response.end('ok'))
    const cases: [string, number, Record<string, unknown>, 'fail' | 'error'][] = [
      ['connection_refused', 1029, {}, 'fail'],
      ['connection_reset', await onHello((socket) => socket.resetAndDestroy()), {}, 'fail'],
      ['connection_reset', await onHello((socket) => socket.end()), {}, 'fail'],
      ['timed_out', await far(() => {}), {}, 'fail'],
      ['timed_out', await onHello((socket) => socket.write(record)), {}, 'fail'],
      ['connection_reset', await onHello((socket) => socket.end(record)), {}, 'fail'],
      ['tls_handshake_failed', await onHello((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')), {}, 'fail'],
      ['tls_handshake_failed', await onHello((socket) => socket.write(Buffer.alloc(70_000, 0xff))), {}, 'fail'],
      ['tls_handshake_failed', web.port, {}, 'fail'],
      ['dns_name_not_found', web.port, { host: 'gone.example' }, 'fail'],
      ['dns_lookup_failed', web.port, { host: 'servfail.example' }, 'error'],
      ['target_not_allowed', 443, { host: '169.254.169.254' }, 'error'],
    ]
    for (const [failure, port, config, verdict] of cases) {
      const outcome = await run({ port, timeoutSeconds: 3, ...config })
      expect([outcome.verdict, outcome.failure], failure).toEqual([verdict, failure])
    }
  })
})

describe('after STARTTLS', () => {
  const server = (greeting: string, talk: (said: string) => string | 'tls') =>
    tcpServer((socket) => {
      if (greeting) socket.write(greeting)
      const read = (chunk: Buffer) => {
        const answer = talk(chunk.toString('latin1'))
        socket.write(answer.replace(/^tls/, ''))
        if (!answer.startsWith('tls')) return
        socket.off('data', read)
        new TLSSocket(socket, { isServer: true, cert: good.cert, key: good.key }).on('error', () => {})
      }
      socket.on('data', read)
    }).then(({ port }) => port)
  const smtp = (offered: boolean) =>
    server('220-mail.example\r\n220 ready\r\n', (said) => {
      if (said.startsWith('EHLO')) return `250-mail.example\r\n250-SIZE 1000\r\n250 ${offered ? 'STARTTLS' : 'HELP'}\r\n`
      return offered && said === 'STARTTLS\r\n' ? 'tls220 go ahead\r\n' : '502 no such command\r\n'
    })
  const imap = server('* OK ready\r\n', (said) => (said === 'n1 STARTTLS\r\n' ? 'tlsn1 OK begin\r\n' : 'n1 BAD\r\n'))
  const postgres = (answer: string) => server('', (said) => (said === '\0\0\0\x08\x04\xd2\x16\x2f' ? answer : 'E'))

  test('the certificates of mail servers and databases are seen', async () => {
    expect(await run({ port: await smtp(true), starttls: 'smtp' })).toMatchObject({ verdict: 'pass' })
    expect(await run({ port: await imap, starttls: 'imap' })).toMatchObject({ verdict: 'pass' })
    expect(await run({ port: await postgres('tlsS'), starttls: 'postgres' })).toMatchObject({ verdict: 'pass' })
  })

  test('a server that does not go over to TLS is no pass', async () => {
    const refused = { verdict: 'fail', failure: 'tls_handshake_failed' }
    expect(await run({ port: await smtp(false), starttls: 'smtp' })).toMatchObject(refused)
    expect(await run({ port: await postgres('N'), starttls: 'postgres' })).toMatchObject(refused)
    const silent = await tcpServer(() => {})
    expect(await run({ port: silent.port, starttls: 'imap', timeoutSeconds: 1 })).toMatchObject({
      verdict: 'fail',
      failure: 'timed_out',
    })
  })
})

test('it is said in words', () => {
  expect(tls.describe({ host: HOST })).toBe('The certificate of shop.example is trusted and has at least 21 days left')
  const more = { port: 25, starttls: 'smtp', names: 'a.example b.example', issuer: 'R11', minProtocol: 'TLSv1.3' }
  expect(tls.describe({ host: HOST, serverName: 'mail.example', daysLeft: 7, ...more })).toBe(
    'The certificate of shop.example:25, after STARTTLS of SMTP, is trusted for mail.example, covers a.example, b.example, is issued by “R11”, is shown over TLS 1.3 or newer and has at least 7 days left',
  )
})
