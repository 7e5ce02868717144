import type { FetchFailureName } from '../../platform/net/failures'
import type { Observation, Outcome } from './kind'

const VERDICT: Record<FetchFailureName, 'fail' | 'error'> = {
  connection_refused: 'fail',
  connection_reset: 'fail',
  connection_closed: 'fail',
  host_unreachable: 'fail',
  timed_out: 'fail',
  dns_name_not_found: 'fail',
  certificate_expired: 'fail',
  certificate_not_yet_valid: 'fail',
  certificate_wrong_host: 'fail',
  certificate_untrusted: 'fail',
  tls_handshake_failed: 'fail',
  too_many_redirects: 'fail',
  invalid_response: 'fail',
  dns_lookup_failed: 'error',
  network_unreachable: 'error',
  target_not_allowed: 'error',
  invalid_url: 'error',
  invalid_host: 'error',
  body_too_large: 'error',
  could_not_connect: 'error',
  stopped: 'error',
}

/**
 * What a failure on the way says of "it answers": "fail" where the far side itself was found wanting, "error" where it was we who
 * could not look (docs/decisions/006-verdicts.md).
 */
const verdictOf = (failure: FetchFailureName): 'fail' | 'error' => VERDICT[failure]

/** The outcome of a look that did not get as far as anything to judge. */
export function notReached(
  what: string,
  expected: string,
  { failure, message, elapsedMs }: { failure: FetchFailureName; message: string; elapsedMs: number },
): Outcome {
  const observed: Observation = { what, expected, observed: message, holds: false }
  return {
    verdict: verdictOf(failure),
    failure,
    summary: message,
    evidence: [observed, { what: 'Time', observed: `${elapsedMs} ms` }],
  }
}
