import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePorts, listensAt, makeFolder, type Program, programOf, startProgram } from './debian'

/** One server of nginx: over TLS where a certificate is given. */
export interface NginxServer {
  /** `cert` is what it sends: its own certificate and, for a good chain, those between it and the authority. */
  tls?: { cert: string; key: string }
  /** At how many ports it listens; one where it is not said. */
  portCount?: number
  /** Lines of its server block; without any it answers 200 and "ok" to everything. */
  lines?: string
}

export interface Nginx<Name extends string> extends Program {
  /** The port of every server, by its name. */
  ports: Record<Name, number>
  /** All the ports of each: of those asked for together, no two are the same. */
  allPorts: Record<Name, number[]>
}

/** Debian's nginx on loopback, with these servers. */
export async function startNginx<Name extends string>(servers: Record<Name, NginxServer>): Promise<Nginx<Name>> {
  const folder = makeFolder('nginx')
  const names = Object.keys(servers) as Name[]
  const counts = names.map((name) => servers[name].portCount ?? 1)
  const free = await freePorts(counts.reduce((sum, count) => sum + count, 0))
  const left = [...free]
  const allPorts = Object.fromEntries(names.map((name, index) => [name, left.splice(0, counts[index])])) as Record<Name, number[]>
  const ports = Object.fromEntries(names.map((name) => [name, allPorts[name][0]])) as Record<Name, number>
  mkdirSync(join(folder, 'files'))
  const blocks = names.map((name) => block(folder, name, allPorts[name], servers[name]))
  writeFileSync(join(folder, 'nginx.conf'), configuration(blocks))
  const program = await startProgram({
    program: programOf('nginx'),
    args: ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', 'stderr'],
    folder,
    ready: async () => (await Promise.all(free.map(listensAt))).every(Boolean),
  })
  return { ...program, ports, allPorts }
}

function block(folder: string, name: string, ports: number[], { tls, lines }: NginxServer): string {
  const file = (kind: string) => join(folder, `${name.replace(/\W/g, '-')}.${kind}`)
  if (tls) {
    writeFileSync(file('crt'), tls.cert)
    writeFileSync(file('key'), tls.key, { mode: 0o600 })
  }
  return `
    server {
      ${ports.map((port) => `listen 127.0.0.1:${port}${tls ? ' ssl' : ''};`).join(' ')}
      ${tls ? `ssl_certificate ${file('crt')};\n      ssl_certificate_key ${file('key')};` : ''}
      ${lines ?? 'location / { return 200 "ok"; }'}
    }`
}

// One process that is ended by its own pid; everything it writes stays in its folder.
const configuration = (blocks: string[]) => `
daemon off;
master_process off;
pid nginx.pid;
events { worker_connections 512; }
http {
  access_log off;
  error_log stderr warn;
  root files;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${name};`).join(' ')}
  ${blocks.join('\n')}
}
`
