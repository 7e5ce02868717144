import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeFolder, programOf } from './debian'

interface Odd {
  host: string
  /** Lines of the server certificate's extensions. */
  extensions?: string
  /** Lines of the authority's extensions. */
  authority?: string
  /** What openssl req makes the server's key with. */
  key?: string[]
  digest?: string
}

/** A server's certificate with something about it that only openssl will write, and the authority that signed it. */
export function oddCertificate({ host, extensions, authority, key = ['rsa:2048'], digest = 'sha256' }: Odd) {
  const folder = makeFolder('openssl')
  const file = (name: string) => join(folder, name)
  const openssl = (...args: string[]) => execFileSync(programOf('openssl'), args, { cwd: folder, stdio: 'pipe' })
  try {
    writeFileSync(
      file('ca.cnf'),
      `[req]\ndistinguished_name=dn\n[dn]\n[ca]\n${authority ?? 'basicConstraints=critical,CA:TRUE'}\n`,
    )
    writeFileSync(file('leaf.cnf'), extensions ?? `subjectAltName=DNS:${host}`)
    const ca = ['-x509', '-nodes', '-newkey', 'rsa:2048', '-days', '30', '-subj', '/CN=Odd authority', '-extensions', 'ca']
    openssl('req', ...ca, '-config', 'ca.cnf', '-keyout', 'ca.key', '-out', 'ca.pem')
    openssl('req', '-nodes', '-newkey', ...key, '-subj', `/CN=${host}`, '-keyout', 'leaf.key', '-out', 'leaf.csr')
    const sign = ['-req', '-in', 'leaf.csr', '-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '20', `-${digest}`]
    openssl('x509', ...sign, '-extfile', 'leaf.cnf', '-out', 'leaf.pem')
    const read = (name: string) => readFileSync(file(name), 'utf8')
    return { ca: read('ca.pem'), cert: read('leaf.pem'), key: read('leaf.key') }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
