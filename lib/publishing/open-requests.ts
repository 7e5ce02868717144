import type { Actor } from '../access/actor'
import { apiOf } from '../platform/forge/place'
import { type Requests, requestsAt } from '../platform/forge/requests'
import { PushFailure } from '../platform/git/push-failure'
import { readAllowance } from '../platform/net/addresses'
import { guardedFetch } from '../platform/net/guarded-fetch'
import { settings } from '../platform/settings'
import { forgeOf } from './forge-of'
import type { RepositoryRow } from './repositories.store'
import { openCredential } from './target'

type Where = Pick<RepositoryRow, 'address' | 'forge' | 'forgeUrl' | 'secretName' | 'apiSecretName'>

/** The requests of a repository, asked for with its token, which goes to the host of the API and nowhere else. @throws PushFailure */
export async function openRequests(actor: Actor, where: Where): Promise<Requests> {
  const at = forgeOf(where)
  const secret = where.apiSecretName ?? (where.address.startsWith('ssh:') ? null : where.secretName)
  if (!at || secret === null)
    throw new PushFailure('token_missing', 'Requests need a token of the API: choose a secret in the settings of the repository.')
  const token = await openCredential(actor, secret, apiOf(at.forge, at.place))
  return requestsAt(at, token, guardedFetch({ allowance: readAllowance(settings().allowTargets) }))
}
