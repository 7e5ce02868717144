import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { isIP } from 'node:net'

/**
 * X.509 certificates for tests, written with node:crypto and 60 lines of DER, so that no test needs openssl: an authority, those it
 * lets sign in its name, and servers' certificates, expired or for another host where a test wants that.
 */
export interface Authority {
  /** Its own certificate. */
  pem: string
  /** A server's certificate: `leaf` alone, and `cert` with everything between it and the topmost authority, which is not sent. */
  issue(options: Issued): { cert: string; leaf: string; key: string }
  /** An authority below this one. */
  intermediate(name: string, validity?: { from?: Date; until?: Date }): Authority
}

interface Issued {
  host: string
  /** All names it is for, where that is not just `host`; addresses too. */
  names?: string[]
  from?: Date
  until?: Date
}

const days = (n: number) => new Date(Date.now() + n * 86_400_000)
const newKeys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' })

export function makeAuthority(name = 'Nevermore test authority'): Authority {
  const { publicKey, privateKey } = newKeys()
  const signer = { name, key: privateKey }
  return authority(signer, certificate(signer, name, publicKey, days(-30), days(30), [MAY_SIGN]), '')
}

/** A server's certificate that nobody but itself vouches for. */
export function selfSigned({ host, names, from = days(-2), until = days(2) }: Issued): { cert: string; key: string } {
  const { publicKey, privateKey } = newKeys()
  const cert = certificate({ name: host, key: privateKey }, host, publicKey, from, until, [namesOf(names ?? [host])])
  return { cert, key: pkcs8(privateKey) }
}

interface Signer {
  name: string
  key: KeyObject
}

const authority = (signer: Signer, own: string, chain: string): Authority => ({
  pem: own,
  issue({ host, names = [host], from = days(-2), until = days(2) }) {
    const { publicKey, privateKey } = newKeys()
    const leaf = certificate(signer, host, publicKey, from, until, [namesOf(names)])
    return { cert: leaf + chain, leaf, key: pkcs8(privateKey) }
  },
  intermediate(name, { from = days(-20), until = days(20) } = {}) {
    const { publicKey, privateKey } = newKeys()
    const pem = certificate(signer, name, publicKey, from, until, [MAY_SIGN])
    return authority({ name, key: privateKey }, pem, pem + chain)
  },
})

function certificate(
  signer: Signer,
  subject: string,
  publicKey: KeyObject,
  from: Date,
  until: Date,
  extensions: Buffer[],
): string {
  const body = sequence(
    tagged(0, integer(2)),
    integer(2 ** 30 + Math.floor(Math.random() * 2 ** 29)),
    ECDSA_SHA256,
    commonName(signer.name),
    sequence(time(from), time(until)),
    commonName(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(3, sequence(...extensions)),
  )
  return pem(sequence(body, ECDSA_SHA256, bitString(sign('sha256', body, signer.key))))
}

const pkcs8 = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString()

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
const MAY_SIGN = extension('551d13', sequence(BOOLEAN_TRUE), true)
const namesOf = (names: string[]) => extension('551d11', sequence(...names.map(alternativeName)))
// IPv4 addresses are four bytes; no test needs one of IPv6.
const alternativeName = (name: string) =>
  isIP(name) ? der(0x87, Buffer.from(name.split('.').map(Number))) : der(0x82, Buffer.from(name))
const pem = (bytes: Buffer) =>
  `-----BEGIN CERTIFICATE-----\n${(bytes.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`
