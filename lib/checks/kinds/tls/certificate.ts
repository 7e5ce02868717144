import { checkServerIdentity, type DetailedPeerCertificate, type PeerCertificate } from 'node:tls'
import { nameFailure } from '../../../platform/net/failures'
import { wordInstant } from '../../words'
import type { Observation } from '../kind'
import { shown } from '../target'
import { nameOf, PROTOCOLS, readNames, type TlsConfig } from './config'
import type { Shaken } from './handshake'

const DAY_MS = 86_400_000

export type Judged = Observation & { failure?: string }

/** What was expected of a certificate beside what it is, the gravest first; facts that nobody asked about stand last. */
export function judgeCertificate(config: TlsConfig, seen: Extract<Shaken, { ok: true }>, now: Date): Judged[] {
  const { certificate } = seen
  const until = Date.parse(certificate.valid_to)
  const days = Math.floor((until - now.getTime()) / DAY_MS)
  const issuer = wordName(certificate.issuer)
  const names = namesIn(certificate)
  const judged: Judged[] = [judgeTrust(config, seen, now)]
  judged.push({
    what: 'Protocol',
    expected: `${config.minProtocol} or newer`,
    observed: seen.protocol,
    holds: PROTOCOLS.indexOf(seen.protocol as 'TLSv1.2') >= PROTOCOLS.indexOf(config.minProtocol),
    failure: 'protocol_too_old',
  })
  judged.push({
    what: 'Days left',
    expected: `at least ${config.daysLeft}`,
    observed: String(days),
    holds: days >= config.daysLeft,
    failure: until <= now.getTime() ? 'certificate_expired' : 'expires_soon',
  })
  if (config.issuer)
    judged.push({
      what: 'Issuer',
      expected: `contains “${config.issuer}”`,
      observed: issuer,
      holds: issuer.toLowerCase().includes(config.issuer.toLowerCase()),
      failure: 'wrong_issuer',
    })
  for (const name of readNames(config.names))
    judged.push({
      what: `Covers ${shown(name)}`,
      expected: 'it does',
      observed: covers(certificate, name) ? 'it does' : 'it does not',
      holds: covers(certificate, name),
      failure: 'name_not_covered',
    })
  judged.push({ what: 'Subject', observed: wordName(certificate.subject) })
  if (!config.issuer) judged.push({ what: 'Issuer', observed: issuer })
  judged.push({ what: 'Names', observed: names.length > 0 ? wordNames(names) : 'none' })
  judged.push({ what: 'Valid', observed: `${wordDate(certificate.valid_from)} to ${wordDate(certificate.valid_to)}` })
  return judged
}

function judgeTrust(config: TlsConfig, { certificate, distrust }: Extract<Shaken, { ok: true }>, now: Date): Judged {
  const name = nameOf(config)
  const row = { what: 'Certificate', expected: `trusted for ${shown(name)}` }
  if (distrust === null) return { ...row, observed: 'it is', holds: true }
  return { ...row, ...wordDistrust(distrust, certificate, name, now), holds: false }
}

function wordDistrust(code: string, certificate: DetailedPeerCertificate, name: string, now: Date) {
  const issuer = wordName(certificate.issuer)
  switch (code) {
    case 'CERT_HAS_EXPIRED': {
      const expired = chainOf(certificate).find(({ valid_to }) => Date.parse(valid_to) <= now.getTime()) ?? certificate
      const which = expired === certificate ? 'it' : `“${wordName(expired.subject)}” above it`
      return { failure: 'certificate_expired', observed: `${which} expired on ${wordDate(expired.valid_to)}` }
    }
    case 'CERT_NOT_YET_VALID':
      return { failure: 'certificate_not_yet_valid', observed: `it is not valid before ${wordDate(certificate.valid_from)}` }
    case 'ERR_TLS_CERT_ALTNAME_INVALID': {
      const names = namesIn(certificate)
      return {
        failure: 'certificate_wrong_host',
        observed: `it is for ${names.length > 0 ? wordNames(names) : 'no host'}, not for ${shown(name)}`,
      }
    }
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return { failure: 'self_signed', observed: 'it is signed by itself and by no authority' }
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return {
        failure: 'incomplete_chain',
        observed: `it is sent alone, and its issuer “${issuer}” is no authority known here: a certificate in between is left out, or the authority is a private one`,
      }
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY': {
      const top = chainOf(certificate).at(-1) ?? certificate
      return { failure: 'unknown_authority', observed: `it leads to “${wordName(top.issuer)}”, which is no authority known here` }
    }
    default: {
      const { failure, message } = nameFailure(Object.assign(new Error(code), { code }))
      if (failure !== 'could_not_connect') return { failure, observed: message }
      return { failure: 'certificate_untrusted', observed: `it is not trusted (${shown(code)})` }
    }
  }
}

/** The certificate and those above it, as far as they were sent or are known. */
function chainOf(certificate: DetailedPeerCertificate): DetailedPeerCertificate[] {
  const chain: DetailedPeerCertificate[] = []
  let next: DetailedPeerCertificate | undefined = certificate
  while (next && !chain.includes(next) && chain.length < 20) {
    chain.push(next)
    next = next.issuerCertificate
  }
  return chain
}

const covers = (certificate: PeerCertificate, name: string): boolean => checkServerIdentity(name, certificate) === undefined

const namesIn = ({ subjectaltname = '' }: PeerCertificate): string[] =>
  subjectaltname
    .split(', ')
    .map((name) => name.replace(/^(DNS|IP Address|URI|email):/, ''))
    .filter(Boolean)

const wordNames = (names: string[]): string => {
  const listed = names.slice(0, 8).map(shown).join(', ')
  return names.length > 8 ? `${listed} and ${names.length - 8} more` : listed
}

/** Parts of a distinguished name may be missing, and may be there several times. */
function wordName(name: PeerCertificate['subject'] | undefined): string {
  const parts = [name?.CN, name?.O].flatMap((part: string | string[] | undefined) => part ?? [])
  return parts.length > 0 ? shown([...new Set(parts)].join(', ')) : 'without a name'
}

const wordDate = (text: string): string => {
  const at = new Date(text)
  return Number.isNaN(at.getTime()) ? 'an unknown day' : wordInstant(at)
}
