import { execFile, execFileSync } from 'node:child_process'
import { Resolver } from 'node:dns/promises'
import { existsSync } from 'node:fs'
import { connect } from 'node:tls'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeAuthority } from './support/certificates'
import { listensAt } from './support/debian'
import { startDnsServer } from './support/dns-server'
import { httpServer } from './support/far-side'
import { type Nginx, startNginx } from './support/nginx'
import { describeWith } from './support/programs'
import { type Prometheus, startPrometheus } from './support/prometheus'
import { type Sshd, startSshd } from './support/sshd'

describeWith(['nginx'], 'nginx', () => {
  const root = makeAuthority()
  let nginx: Nginx<'plain' | 'secure'>
  beforeAll(async () => {
    const tls = root.intermediate('Between').issue({ host: 'shop.example' })
    nginx = await startNginx({ plain: { lines: 'location = /broken { return 503 "no"; }' }, secure: { tls } })
  })

  test('answers as its lines say, and sends a chain that leads to its authority', async () => {
    expect((await fetch(`http://127.0.0.1:${nginx.ports.plain}/broken`)).status).toBe(503)
    const socket = connect({ port: nginx.ports.secure, host: '127.0.0.1', servername: 'shop.example', ca: root.pem })
    await new Promise((resolve, reject) => socket.once('secureConnect', resolve).once('error', reject))
    expect(socket.getPeerCertificate(true).issuerCertificate.subject.CN).toBe('Between')
    socket.destroy()
  })

  afterAll(async () => {
    await nginx.stop()
    expect(await listensAt(nginx.ports.plain)).toBe(false)
    expect(existsSync(`/proc/${nginx.pid}`)).toBe(false)
  })
})

describeWith(['prometheus'], 'Prometheus', () => {
  let prometheus: Prometheus
  beforeAll(async () => {
    const { port } = await httpServer((_, response) => response.end('jobs_waiting 3\n'))
    prometheus = await startPrometheus({ shop: [`127.0.0.1:${port}`] })
    return prometheus.stop
  })

  test('knows what its target said', () => prometheus.sees('jobs_waiting{job="shop"} == 3'))
})

describeWith(['openssh-server'], 'sshd', () => {
  let sshd: Sshd
  beforeAll(async () => {
    sshd = await startSshd()
    return sshd.stop
  })

  test('lets in the holder of its key, and shows its own', async () => {
    const scanned = execFileSync('ssh-keyscan', ['-p', String(sshd.port), '-t', 'ed25519', '127.0.0.1'], { stdio: 'pipe' })
    expect(scanned.toString()).toContain(sshd.hostKey)
    const options = ['BatchMode=yes', 'StrictHostKeyChecking=no', 'UserKnownHostsFile=/dev/null', 'IdentitiesOnly=yes']
    const args = [...options.flatMap((option) => ['-o', option]), '-i', sshd.keyFile, '-p', String(sshd.port)]
    const said = await promisify(execFile)('ssh', ['-F', 'none', ...args, `${sshd.user}@127.0.0.1`, 'echo', 'inside'])
    expect(said.stdout).toBe('inside\n')
  })
})

test('the DNS server is understood by a resolver that is not ours', async () => {
  const { port, asked } = await startDnsServer({
    'shop.example': { records: [{ type: 'A', name: 'shop.example', data: '192.0.2.7', ttl: 0 }] },
    'www.example': {
      records: [
        { type: 'CNAME', name: 'www.example', data: 'shop.example' },
        { type: 'A', name: 'shop.example', data: '192.0.2.7' },
      ],
    },
    'long.example': { truncated: true, records: [{ type: 'TXT', name: 'long.example', data: ['x'.repeat(200)] }] },
    'broken.example': { rcode: 'servfail' },
    'closed.example': { rcode: 'refused' },
    'silent.example': { delayMs: Infinity },
    'bare.example': {},
  })
  const resolver = new Resolver({ timeout: 300, tries: 1 })
  resolver.setServers([`127.0.0.1:${port}`])
  expect(await resolver.resolve4('shop.example', { ttl: true })).toEqual([{ address: '192.0.2.7', ttl: 0 }])
  expect(await resolver.resolve4('www.example')).toEqual(['192.0.2.7'])
  expect(await resolver.resolveTxt('long.example')).toEqual([['x'.repeat(200)]])
  expect(asked.slice(-2)).toEqual(['udp TXT long.example', 'tcp TXT long.example'])
  await expect(resolver.resolve4('gone.example')).rejects.toMatchObject({ code: 'ENOTFOUND' })
  await expect(resolver.resolve4('broken.example')).rejects.toMatchObject({ code: 'ESERVFAIL' })
  await expect(resolver.resolve4('closed.example')).rejects.toMatchObject({ code: 'EREFUSED' })
  await expect(resolver.resolve4('bare.example')).rejects.toMatchObject({ code: 'ENODATA' })
  await expect(resolver.resolve4('silent.example')).rejects.toMatchObject({ code: 'ETIMEOUT' })
})
