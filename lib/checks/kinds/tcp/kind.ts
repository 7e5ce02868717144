import { z } from 'zod'
import { type Heard, readUntil } from '../../../platform/net/read-until'
import { type CheckKind, defineKind, type Observation, type Outcome, type Reach } from '../kind'
import { notReached } from '../on-the-way'
import { host, line, PORT_FIELD, port, TIMEOUT_FIELD, timeoutSeconds } from '../target'

/** Of what the far side says, no more is read: a banner, not a conversation. */
const MAX_BYTES = 4096
/** Where no words are expected: how long a connection has to last, for some take it only to drop it at once. */
const HOLD_MS = 200

/** What a check of kind "tcp" says: where to connect, what to say, what to hear. */
export const TcpConfig = z.strictObject({
  host,
  port,
  send: line,
  expect: line,
  maxMs: z.number().int().min(1).max(30_000).nullable().default(null),
  timeoutSeconds,
})

export type TcpConfig = z.output<typeof TcpConfig>

const kind: CheckKind<TcpConfig> = {
  id: 'tcp',
  label: 'TCP',
  about: 'A port takes connections in time, and says the words it should.',
  config: TcpConfig,
  initial: { host: '', port: null, send: '', expect: '', maxMs: null, timeoutSeconds: 10 },
  fields: [
    { name: 'host', label: 'Host', input: 'text', placeholder: 'mail.example.org', required: true },
    PORT_FIELD,
    {
      name: 'expect',
      label: 'It says',
      input: 'text',
      placeholder: 'ESMTP',
      hint: 'Words within the first 4 KB; nothing: that it connects is enough',
    },
    { name: 'maxMs', label: 'Connects within', input: 'number', unit: 'ms', min: 1, max: 30_000 },
    {
      name: 'send',
      label: 'Say first',
      input: 'text',
      placeholder: 'PING',
      hint: 'One line; its line break is added',
      rare: true,
    },
    TIMEOUT_FIELD,
  ],

  describe({ host, port, send, expect, maxMs }) {
    const time = maxMs === null ? '' : ` within ${maxMs} ms`
    const words = expect ? `, and ${send ? `answers “${send}” with` : 'says'} “${expect}”` : ''
    return `${host} takes connections at port ${port}${time}${words}`
  },

  run: look,
}

export const tcp = defineKind(kind)

async function look(config: TcpConfig, reach: Reach): Promise<Outcome> {
  const { host, port, maxMs } = config
  const timeoutMs = config.timeoutSeconds * 1000
  const connection = await reach.connect({ host, port, timeoutMs, signal: reach.signal })
  if (!connection.ok) return notReached('Connection', 'taken', connection)
  const { socket, elapsedMs } = connection
  try {
    if (config.send) socket.write(`${config.send}\r\n`)
    const wanted = Buffer.from(config.expect)
    const heard = await readUntil(socket, {
      found: (bytes) => config.expect !== '' && bytes.includes(wanted),
      maxBytes: MAX_BYTES,
      timeoutMs: config.expect ? timeoutMs - elapsedMs : HOLD_MS,
      signal: reach.signal,
    })
    const inTime = maxMs === null || elapsedMs <= maxMs
    const time: Observation = { what: 'Connection', observed: `taken in ${elapsedMs} ms`, holds: inTime }
    if (maxMs !== null) time.expected = `taken within ${maxMs} ms`
    return judge(config, time, heard)
  } finally {
    socket.destroy()
  }
}

function judge(config: TcpConfig, time: Observation, heard: Heard): Outcome {
  const silence = heard.bytes.length === 0 && ENDINGS[heard.because]
  // Without words to wait for, a connection that simply lasts is what was asked for.
  const ending = silence && (config.expect || heard.because !== 'timed_out') ? silence : undefined
  const observed = ending?.words ?? (heard.because === 'found' ? 'it does' : 'it says something else')
  const evidence: Observation[] = [time]
  // What it says is not repeated: it may be meant for others than those who read this (S19).
  if (config.expect)
    evidence.push({ what: 'Words', expected: `says “${config.expect}”`, observed, holds: heard.because === 'found' })
  else if (ending) evidence.push({ what: 'Connection', expected: 'lasts', observed, holds: false })

  if (heard.because === 'stopped') return { verdict: 'error', failure: 'stopped', summary: 'The run was stopped.', evidence }
  if (ending) return { verdict: 'fail', failure: ending.failure, summary: `Connected, but ${ending.words}`, evidence }
  if (config.expect && heard.because !== 'found') {
    const summary = `It said something else than “${config.expect}”`
    return { verdict: 'fail', failure: 'unexpected_banner', summary, evidence }
  }
  if (!time.holds) {
    return { verdict: 'fail', failure: 'too_slow', summary: `Connection: ${time.observed}, expected: ${time.expected}`, evidence }
  }
  return {
    verdict: 'pass',
    summary: `Connection ${time.observed}${config.expect ? `, and it says “${config.expect}”` : ''}`,
    evidence,
  }
}

const ENDINGS: Partial<Record<Heard['because'], { failure: string; words: string }>> = {
  closed: { failure: 'connection_closed', words: 'it was closed without a word' },
  reset: { failure: 'connection_reset', words: 'it was reset without a word' },
  timed_out: { failure: 'timed_out', words: 'nothing was said in time' },
}
