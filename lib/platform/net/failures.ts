/** What can go wrong on the way to somebody else's server, by name. What each means for a check is the kind's to say. */
export type FetchFailureName =
  | 'invalid_url'
  | 'invalid_host'
  | 'target_not_allowed'
  | 'dns_name_not_found'
  | 'dns_lookup_failed'
  | 'connection_refused'
  | 'connection_reset'
  | 'connection_closed'
  | 'host_unreachable'
  | 'network_unreachable'
  | 'timed_out'
  | 'certificate_expired'
  | 'certificate_not_yet_valid'
  | 'certificate_wrong_host'
  | 'certificate_untrusted'
  | 'tls_handshake_failed'
  | 'too_many_redirects'
  | 'body_too_large'
  | 'invalid_response'
  | 'stopped'
  | 'could_not_connect'

/** A failure on the way, thrown inside platform/net and handed out as a value. */
export class FetchFailure extends Error {
  override name = 'FetchFailure'
  constructor(
    readonly failure: FetchFailureName,
    message: string,
  ) {
    super(message)
  }
}

const BY_CODE: Record<string, [FetchFailureName, string]> = {
  ENOTFOUND: ['dns_name_not_found', 'There is no such name in the DNS.'],
  ENODATA: ['dns_name_not_found', 'The name has no address in the DNS.'],
  EAI_AGAIN: ['dns_lookup_failed', 'The name could not be looked up: no usable answer from the resolver.'],
  ESERVFAIL: ['dns_lookup_failed', 'The name could not be looked up: the resolver reported a failure.'],
  ECONNREFUSED: ['connection_refused', 'The connection was refused: nothing listens there.'],
  ECONNRESET: ['connection_reset', 'The connection was reset before the answer was complete.'],
  EPIPE: ['connection_reset', 'The connection was reset before the question was sent.'],
  // Ours, where a library has no code for it.
  ECLOSED: ['connection_closed', 'The connection was closed before the answer was complete.'],
  EHOSTUNREACH: ['host_unreachable', 'The host cannot be reached.'],
  EHOSTDOWN: ['host_unreachable', 'The host cannot be reached.'],
  ENETUNREACH: ['network_unreachable', 'There is no route to its network from here.'],
  ENETDOWN: ['network_unreachable', 'The network is down here.'],
  EADDRNOTAVAIL: ['network_unreachable', 'No address of this machine can reach it.'],
  ETIMEDOUT: ['timed_out', 'No answer to the attempt to connect.'],
  HPE_HEADER_OVERFLOW: ['invalid_response', 'The headers of the answer are larger than 32 KB.'],
  ERR_INVALID_CHAR: ['invalid_url', 'The request cannot be sent as it is written.'],
  CERT_HAS_EXPIRED: ['certificate_expired', 'Its certificate has expired.'],
  CERT_NOT_YET_VALID: ['certificate_not_yet_valid', 'Its certificate is not valid yet.'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['certificate_wrong_host', 'Its certificate is for another host.'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['certificate_untrusted', 'Its certificate is self-signed.'],
  SELF_SIGNED_CERT_IN_CHAIN: ['certificate_untrusted', 'Its certificate leads to an authority that is not trusted here.'],
  UNABLE_TO_GET_ISSUER_CERT: ['certificate_untrusted', 'Its certificate chain is not complete.'],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['certificate_untrusted', 'Its certificate leads to an authority that is not trusted here.'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['certificate_untrusted', 'Its certificate chain is not complete.'],
  CERT_SIGNATURE_FAILURE: ['certificate_untrusted', 'The signature of its certificate is wrong.'],
  CERT_UNTRUSTED: ['certificate_untrusted', 'Its certificate is not trusted here.'],
  CERT_REJECTED: ['certificate_untrusted', 'Its certificate is not trusted here.'],
  CERT_REVOKED: ['certificate_untrusted', 'Its certificate was revoked.'],
  INVALID_PURPOSE: ['certificate_untrusted', 'Its certificate is not one for servers.'],
  INVALID_CA: ['certificate_untrusted', 'Its certificate was signed by something that may not sign.'],
}

/** The name and words of what was thrown on the way. Words of the system's own are left out: they tell addresses and ports. */
export function nameFailure(thrown: unknown): FetchFailure {
  if (thrown instanceof FetchFailure) return thrown
  const codes = codesOf(thrown)
  for (const code of codes) {
    const known = BY_CODE[code]
    if (known) return new FetchFailure(...known)
  }
  if (codes.some((code) => code.startsWith('HPE_')))
    return new FetchFailure('invalid_response', 'What came back is not an HTTP answer.')
  if (codes.some((code) => /^(ERR_SSL_|ERR_TLS_|EPROTO)/.test(code)))
    return new FetchFailure('tls_handshake_failed', 'No TLS 1.2 or newer connection could be agreed on.')
  return new FetchFailure('could_not_connect', `The request could not be made (${codes[0] ?? 'unknown reason'}).`)
}

/** The codes of an error, of what caused it, and of the attempts it sums up (one for each address that was tried). */
function codesOf(thrown: unknown, depth = 0): string[] {
  if (!(thrown instanceof Error) || depth > 4) return []
  const own = 'code' in thrown && typeof thrown.code === 'string' ? [thrown.code] : []
  const attempts = thrown instanceof AggregateError ? thrown.errors.flatMap((each) => codesOf(each, depth + 1)) : []
  return [...attempts, ...own, ...codesOf(thrown.cause, depth + 1)]
}
