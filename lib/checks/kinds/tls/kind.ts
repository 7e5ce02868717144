import { type CheckKind, defineKind, type Outcome, type Reach } from '../kind'
import { notReached } from '../on-the-way'
import { hostAndPort, PORT_FIELD, TIMEOUT_FIELD } from '../target'
import { judgeCertificate } from './certificate'
import { nameOf, readNames, STARTTLS, TlsConfig } from './config'
import { type Contexts, makeContexts, shakeHands } from './handshake'

const STARTTLS_LABELS: Record<(typeof STARTTLS)[number], string> = {
  none: 'at once',
  smtp: 'after STARTTLS of SMTP',
  imap: 'after STARTTLS of IMAP',
  postgres: 'after the request of PostgreSQL',
}

/** @param ca authorities to trust instead of those Node knows, in PEM; for tests */
export function makeTls(ca?: string) {
  let contexts: Contexts | undefined
  return defineKind({
    ...kind,
    run(config, reach) {
      contexts ??= makeContexts(ca)
      return look(config, reach, contexts)
    },
  })
}

const kind: Omit<CheckKind<TlsConfig>, 'run'> = {
  id: 'tls',
  label: 'TLS certificate',
  about: 'A certificate is trusted for its host and does not expire soon.',
  config: TlsConfig,
  initial: { ...TlsConfig.parse({ host: 'example.org' }), host: '' },
  fields: [
    { name: 'host', label: 'Host', input: 'text', placeholder: 'shop.example.org', required: true },
    PORT_FIELD,
    { name: 'daysLeft', label: 'Valid for at least', input: 'number', unit: 'days', min: 0, max: 3650, required: true },
    {
      name: 'minProtocol',
      label: 'Agrees on at least',
      input: 'choice',
      options: [
        { value: 'TLSv1.2', label: 'TLS 1.2' },
        { value: 'TLSv1.3', label: 'TLS 1.3' },
      ],
    },
    {
      name: 'names',
      label: 'Also covers',
      input: 'lines',
      placeholder: 'www.shop.example.org',
      hint: 'Names besides the host itself, one a line',
      width: 'whole',
      rare: true,
    },
    { name: 'issuer', label: 'Issuer contains', input: 'text', placeholder: 'Let’s Encrypt', rare: true },
    {
      name: 'serverName',
      label: 'Name to ask for',
      input: 'text',
      placeholder: 'shop.example.org',
      hint: 'Where it is not that of the host',
      rare: true,
    },
    {
      name: 'starttls',
      label: 'Begins TLS',
      input: 'choice',
      options: STARTTLS.map((value) => ({ value, label: STARTTLS_LABELS[value] })),
      rare: true,
    },
    TIMEOUT_FIELD,
  ],

  describe(config) {
    const { host, port, daysLeft, minProtocol, issuer, names, starttls } = config
    const also = [
      readNames(names).length > 0 && `covers ${readNames(names).join(', ')}`,
      issuer && `is issued by “${issuer}”`,
      minProtocol !== 'TLSv1.2' && `is shown over ${minProtocol.replace('v', ' ')} or newer`,
    ].filter(Boolean)
    const where = port === 443 ? host : hostAndPort(host, port)
    const how = starttls === 'none' ? '' : `, ${STARTTLS_LABELS[starttls]},`
    const name = nameOf(config) === nameOf({ ...config, serverName: '' }) ? '' : ` for ${nameOf(config)}`
    const rest = also.map((words) => `, ${words}`).join('')
    return `The certificate of ${where}${how} is trusted${name}${rest} and has at least ${daysLeft} days left`
  },
}

async function look(config: TlsConfig, reach: Reach, contexts: Contexts): Promise<Outcome> {
  const seen = await shakeHands(config, reach, contexts.strict)
  if (!seen.ok) return (await sayIfTooOld(config, reach, contexts, seen.failure)) ?? notReached('Certificate', 'trusted', seen)
  const judged = judgeCertificate(config, seen, reach.now())
  const evidence = judged.map(({ what, expected, observed, holds }) => ({ what, expected, observed, holds }))
  const time = { what: 'Time', observed: `${seen.elapsedMs} ms` }
  const missed = judged.find(({ holds }) => holds === false)
  if (missed) {
    const summary = `${missed.what}: ${missed.observed}, expected: ${missed.expected}`
    return { verdict: 'fail', failure: missed.failure, summary, evidence: [...evidence, time] }
  }
  const days = judged.find(({ what }) => what === 'Days left')?.observed
  return { verdict: 'pass', summary: `Trusted, ${days} days left, ${seen.protocol}`, evidence: [...evidence, time] }
}

/** A handshake that failed is tried once more as was usual years ago, only to say so if that is what is wrong. */
async function sayIfTooOld(config: TlsConfig, reach: Reach, contexts: Contexts, failure: string): Promise<Outcome | undefined> {
  if (failure !== 'tls_handshake_failed') return undefined
  const old = await shakeHands(config, reach, contexts.lenient)
  if (!old.ok || !['TLSv1', 'TLSv1.1'].includes(old.protocol)) return undefined
  const row = { what: 'Protocol', expected: `${config.minProtocol} or newer`, observed: old.protocol, holds: false }
  const summary = `Protocol: ${old.protocol}, expected: ${row.expected}`
  return { verdict: 'fail', failure: 'protocol_too_old', summary, evidence: [row] }
}

export const tls = makeTls()
