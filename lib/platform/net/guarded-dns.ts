import { randomInt } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { getServers } from 'node:dns'
import { connect, isIP, isIPv6 } from 'node:net'
import { type DecodedPacket, decode, encode, RECURSION_DESIRED, type RecordType } from 'dns-packet'
import { judgeAddress } from './addresses'
import { startDeadline } from './deadline'
import { FetchFailure, type FetchFailureName, nameFailure } from './failures'
import { isLiteral, readHost } from './hosts'
import { type Guard, judgedAddresses, type Phase, timeIsOver } from './resolve'

export interface DnsRequest {
  name: string
  type: RecordType
  /** Whom to ask; null: the servers this machine asks. */
  server: { host: string; port: number } | null
  /** For everything together. At most 30 s. */
  timeoutMs: number
  signal?: AbortSignal
}

export type DnsResult =
  | {
      ok: true
      message: DecodedPacket
      /** How the server says it went: "NOERROR", "NXDOMAIN". */
      rcode: string
      /** Addresses of the answer that checks may not reach: not to be repeated to whoever asked (S19). */
      withheld: ReadonlySet<string>
      elapsedMs: number
    }
  | { ok: false; failure: FetchFailureName; message: string; elapsedMs: number }

/** One question to a DNS server, under the rules of docs/decisions/007-outgoing-requests.md. Never throws for what the far side does. */
export type GuardedDns = (request: DnsRequest) => Promise<DnsResult>

interface Server {
  address: string
  port: number
}

/** A server that a member names is judged like every target; those of this machine are the operator's and are not. */
export function guardedDns(guard: Guard): GuardedDns {
  return async ({ name, type, server, timeoutMs, signal }) => {
    const started = performance.now()
    const elapsed = () => Math.round(performance.now() - started)
    const deadline = startDeadline(timeoutMs, signal)
    const phase: Phase = { isResolving: false }
    try {
      const servers = server ? await serversAt(server, guard, phase, deadline.reached) : systemServers(guard)
      const question = { id: randomInt(0x10000), name, type }
      const message = await Promise.race([askEach(servers, question, timeoutMs, deadline.signal), deadline.reached])
      return { ok: true, message, rcode: wordRcode(message), withheld: withheldIn(message, guard), elapsedMs: elapsed() }
    } catch (thrown) {
      const reason = deadline.reason ? timeIsOver(deadline.reason, phase) : thrown
      return { ok: false, ...wordFailure(nameFailure(reason)), elapsedMs: elapsed() }
    } finally {
      deadline.end()
    }
  }
}

async function serversAt({ host, port }: { host: string; port: number }, guard: Guard, phase: Phase, over: Promise<never>) {
  const hostname = readHost(host, guard.allowance)
  const addresses = isLiteral(hostname) ? [hostname] : await Promise.race([judgedAddresses(hostname, guard, phase), over])
  return addresses.map((address) => ({ address, port }))
}

const systemServers = ({ nameServers = getServers }: Guard): Server[] =>
  nameServers().map((text) => {
    if (isIP(text)) return { address: text, port: 53 }
    const [, address = text, port = '53'] = /^\[?([^\]]+?)\]?:(\d+)$/.exec(text) ?? []
    return { address, port: Number(port) }
  })

interface Question {
  id: number
  name: string
  type: RecordType
}

/** The answer of the first server that gives one; the time is shared among them, and a little kept so that the last can be judged. */
async function askEach(servers: Server[], question: Question, timeoutMs: number, signal: AbortSignal): Promise<DecodedPacket> {
  let last: unknown = Object.assign(new Error('no server'), { code: 'EAI_AGAIN' })
  const share = Math.ceil((0.95 * timeoutMs) / servers.length)
  for (const server of servers) {
    const turn = startDeadline(share, signal)
    try {
      return await ask(server, question, turn.signal)
    } catch (error) {
      last = error
    } finally {
      turn.end()
    }
  }
  throw last
}

async function ask(server: Server, question: Question, signal: AbortSignal): Promise<DecodedPacket> {
  const { id, name, type } = question
  const bytes = encode({ type: 'query', id, flags: RECURSION_DESIRED, questions: [{ name, type }] })
  const answer = await overUdp(server, bytes, question, signal)
  return answer.flag_tc ? overTcp(server, bytes, question, signal) : answer
}

/** How long an answer is waited for before the question is asked again: a datagram may get lost. */
const AGAIN_MS = 1000

function overUdp({ address, port }: Server, bytes: Buffer, question: Question, signal: AbortSignal): Promise<DecodedPacket> {
  const socket = createSocket(isIPv6(address) ? 'udp6' : 'udp4')
  let again: NodeJS.Timeout | undefined
  let heardNonsense = false
  return new Promise<DecodedPacket>((resolve, reject) => {
    const send = () => socket.send(bytes)
    // Connected: only datagrams of this very server come in.
    socket.connect(port, address, () => {
      send()
      again = setInterval(send, AGAIN_MS)
    })
    socket.on('message', (message) => {
      const answer = readAnswer(message, question)
      if (answer) resolve(answer)
      else heardNonsense = true
    })
    socket.on('error', reject)
    const over = () => reject(heardNonsense ? nonsense() : Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' }))
    signal.addEventListener('abort', over)
    if (signal.aborted) over()
  }).finally(() => {
    clearInterval(again)
    socket.close()
  })
}

function overTcp({ address, port }: Server, bytes: Buffer, question: Question, signal: AbortSignal): Promise<DecodedPacket> {
  const socket = connect({ host: address, port })
  let held = Buffer.alloc(0)
  return new Promise<DecodedPacket>((resolve, reject) => {
    const length = Buffer.alloc(2)
    length.writeUInt16BE(bytes.length)
    socket.write(Buffer.concat([length, bytes]))
    // At most 64 KB, for the length has two bytes.
    socket.on('data', (chunk) => {
      held = Buffer.concat([held, chunk])
      const size = held.length < 2 ? Number.POSITIVE_INFINITY : held.readUInt16BE(0)
      if (held.length < size + 2) return
      const answer = readAnswer(held.subarray(2, size + 2), question)
      if (answer) resolve(answer)
      else reject(nonsense())
    })
    socket.on('error', reject)
    socket.on('close', () => reject(Object.assign(new Error('closed'), { code: 'ECLOSED' })))
    signal.addEventListener('abort', () => reject(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })))
  }).finally(() => socket.destroy())
}

/** The message, if it is an answer to this question and no other; anybody may send datagrams. */
function readAnswer(bytes: Buffer, { id, name, type }: Question): DecodedPacket | undefined {
  try {
    const message = decode(bytes)
    const asked = message.questions?.[0]
    const isOurs = message.id === id && message.type === 'response' && asked?.type === type
    return isOurs && asked.name.toLowerCase() === name.toLowerCase().replace(/\.$/, '') ? message : undefined
  } catch {
    return undefined
  }
}

const nonsense = () => new FetchFailure('invalid_response', 'What came back is no answer to the question.')

const wordFailure = ({ failure, message }: FetchFailure) =>
  failure === 'timed_out' ? { failure, message: 'No DNS server answered in time.' } : { failure, message }

const RCODES = ['NOERROR', 'FORMERR', 'SERVFAIL', 'NXDOMAIN', 'NOTIMP', 'REFUSED']

const wordRcode = ({ flags = 0 }: DecodedPacket): string => RCODES[flags & 15] ?? `code ${flags & 15}`

const withheldIn = (message: DecodedPacket, { allowance }: Guard): ReadonlySet<string> =>
  new Set(
    (message.answers ?? []).flatMap((record) =>
      (record.type === 'A' || record.type === 'AAAA') && judgeAddress(record.data, allowance) !== 'allowed' ? [record.data] : [],
    ),
  )
