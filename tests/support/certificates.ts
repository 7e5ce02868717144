import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

/**
 * X.509 certificates for tests, written with node:crypto and 60 lines of DER, so that no test needs openssl: an authority, and
 * servers' certificates signed by it, expired or for another host where a test wants that.
 */
export interface Authority {
  pem: string
  issue(options: { host: string; from?: Date; until?: Date }): { cert: string; key: string }
}

export function makeAuthority(name = 'Nevermore test authority'): Authority {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const days = (n: number) => new Date(Date.now() + n * 86_400_000)
  const make = (subject: string, publicKey: KeyObject, from: Date, until: Date, extensions: Buffer[]) => {
    const body = sequence(
      tagged(0, integer(2)),
      integer(2 ** 30 + Math.floor(Math.random() * 2 ** 29)),
      ECDSA_SHA256,
      commonName(name),
      sequence(time(from), time(until)),
      commonName(subject),
      publicKey.export({ type: 'spki', format: 'der' }),
      tagged(3, sequence(...extensions)),
    )
    return pem(sequence(body, ECDSA_SHA256, bitString(sign('sha256', body, keys.privateKey))))
  }
  return {
    pem: make(name, keys.publicKey, days(-30), days(30), [extension('551d13', sequence(BOOLEAN_TRUE), true)]),
    issue({ host, from = days(-2), until = days(2) }) {
      const own = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const cert = make(host, own.publicKey, from, until, [extension('551d11', sequence(der(0x82, Buffer.from(host))))])
      return { cert, key: own.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() }
    },
  }
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const size = content.length
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255]
  return Buffer.concat([Buffer.from([tag, ...length]), content])
}

const sequence = (...parts: Buffer[]) => der(0x30, ...parts)
const tagged = (number: number, content: Buffer) => der(0xa0 + number, content)
const bitString = (content: Buffer) => der(0x03, Buffer.from([0]), content)
const time = (at: Date) => der(0x18, Buffer.from(`${at.toISOString().replace(/\D/g, '').slice(0, 14)}Z`))
const integer = (value: number) => der(0x02, Buffer.from(value.toString(16).padStart(value > 255 ? 8 : 2, '0'), 'hex'))
const BOOLEAN_TRUE = Buffer.from('0101ff', 'hex')
const ECDSA_SHA256 = sequence(Buffer.from('06082a8648ce3d040302', 'hex'))
const commonName = (name: string) => sequence(der(0x31, sequence(Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from(name)))))
const extension = (id: string, value: Buffer, critical = false) =>
  sequence(der(0x06, Buffer.from(id, 'hex')), ...(critical ? [BOOLEAN_TRUE] : []), der(0x04, value))
const pem = (bytes: Buffer) =>
  `-----BEGIN CERTIFICATE-----\n${(bytes.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`
