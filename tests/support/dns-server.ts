import { createSocket } from 'node:dgram'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import {
  type Answer,
  AUTHORITATIVE_ANSWER,
  decode,
  encode,
  type Question,
  RECURSION_AVAILABLE,
  TRUNCATED_RESPONSE,
} from 'dns-packet'
import { afterAll } from 'vitest'

const RCODES = { noerror: 0, formerr: 1, servfail: 2, nxdomain: 3, refused: 5 } as const

/** What the server says of one name. Its records are answered in this order, each with a TTL of 300 unless it says another. */
export interface Zone {
  records?: Answer[]
  rcode?: keyof typeof RCODES
  /** Over UDP it says only that there is more; all of it is told over TCP. */
  truncated?: true
  /** Waits this long with every answer; Infinity never answers. */
  delayMs?: number
  /** Bytes to answer with instead of a message. */
  bytes?: Buffer
  /** It is not its zone: it answers only with this server, which would know. */
  refersTo?: string
  /** Of its answer, only so many bytes are sent. */
  cutAt?: number
  /** Answers with another id, or to another question, than was asked. */
  forged?: 'id' | 'question'
}

export interface DnsServer {
  port: number
  /** "udp A shop.example" and so on, in the order in which they came. */
  asked: string[]
}

/** A DNS server on loopback, over UDP and TCP at one port, that knows these names; others do not exist. Closed after the file's tests. */
export async function startDnsServer(zones: Record<string, Zone>): Promise<DnsServer> {
  const asked: string[] = []
  const open = new Set<Socket>()
  const answer = (message: Buffer, transport: 'udp' | 'tcp', send: (bytes: Buffer) => void) => {
    const { id, questions } = decode(message)
    const question = questions?.[0]
    if (!question) return
    asked.push(`${transport} ${question.type} ${question.name}`)
    const zone = zones[question.name.toLowerCase()] ?? { rcode: 'nxdomain' }
    if (zone.delayMs === Infinity) return
    setTimeout(() => send(zone.bytes ?? say(zone, id ?? 0, question, transport).subarray(0, zone.cutAt)), zone.delayMs ?? 0)
  }

  const tcp = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket)).on('error', () => {})
    let held = Buffer.alloc(0)
    socket.on('data', (chunk) => {
      held = Buffer.concat([held, chunk])
      const size = held.length < 2 ? Infinity : held.readUInt16BE(0)
      if (held.length < size + 2) return
      answer(held.subarray(2, size + 2), 'tcp', (bytes) => {
        const length = Buffer.alloc(2)
        length.writeUInt16BE(bytes.length)
        socket.write(Buffer.concat([length, bytes]))
      })
    })
  })
  const port = await new Promise<number>((resolve) => {
    tcp.listen(0, '127.0.0.1', () => resolve((tcp.address() as AddressInfo).port))
  })
  const udp = createSocket('udp4')
  udp.on('message', (message, { port: to, address }) => answer(message, 'udp', (bytes) => udp.send(bytes, to, address)))
  await new Promise<void>((resolve) => udp.bind(port, '127.0.0.1', resolve))
  afterAll(() => {
    for (const socket of open) socket.destroy()
    tcp.close()
    udp.close()
  })
  return { port, asked }
}

function say(zone: Zone, id: number, question: Question, transport: 'udp' | 'tcp'): Buffer {
  const cut = zone.truncated && transport === 'udp'
  const answers = (zone.records ?? []).filter(({ type }) => type === question.type || type === 'CNAME')
  return encode({
    type: 'response',
    id: zone.forged === 'id' ? (id + 1) & 0xffff : id,
    flags:
      (zone.refersTo ? 0 : AUTHORITATIVE_ANSWER) |
      RECURSION_AVAILABLE |
      (cut ? TRUNCATED_RESPONSE : 0) |
      RCODES[zone.rcode ?? 'noerror'],
    questions: [zone.forged === 'question' ? { ...question, name: 'other.example' } : question],
    authorities: zone.refersTo ? [{ type: 'NS', name: question.name, data: zone.refersTo, ttl: 300 }] : [],
    answers: cut ? [] : answers.map((record) => ({ ttl: 300, ...record }) as Answer),
  })
}
