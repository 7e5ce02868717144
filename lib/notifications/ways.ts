import { mailer, type SendMail } from '../platform/mail'
import { readAllowance } from '../platform/net/addresses'
import { type GuardedFetch, guardedFetch } from '../platform/net/guarded-fetch'
import { settings } from '../platform/settings'

/** The ways a message can leave; tests hand in their own. */
export interface Ways {
  fetch: GuardedFetch
  /** Null where the operator gave no mail server. */
  mail: SendMail | null
}

let ours: Ways | undefined

/** As this installation lets messages leave. */
export function ourWays(): Ways {
  ours ??= { fetch: guardedFetch({ allowance: readAllowance(settings().allowTargets) }), mail: mailer() }
  return ours
}
