import type { Actor } from '../access/actor'
import { Invalid } from '../platform/errors'
import { readAddress } from '../platform/git/address'
import { type OpenBranch, withBranch } from '../platform/git/branch'
import { PushFailure } from '../platform/git/push-failure'
import { readAllowance } from '../platform/net/addresses'
import { settings } from '../platform/settings'
import { isFor } from '../secrets/rules'
import { openSecret } from '../secrets/store'
import type { RepositoryRow } from './repositories.store'

type Where = Pick<RepositoryRow, 'address' | 'branch' | 'secretName' | 'knownHosts'>

/**
 * Works on a repository's branch with the credential that belongs to it.
 * @throws PushFailure, also where the credential is not to be had or not for this host
 */
export async function openTarget<T>(
  actor: Actor,
  where: Where,
  work: (branch: OpenBranch) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const address = readAddress(where.address)
  const credential = where.secretName ? await openCredential(actor, where.secretName, address.url) : undefined
  const target = {
    address,
    branch: where.branch,
    allowance: readAllowance(settings().allowTargets),
    ...(credential !== undefined && { credential }),
    ...(where.knownHosts !== null && { knownHosts: where.knownHosts }),
    ...(signal && { signal }),
  }
  return withBranch(target, work)
}

/** The value of a secret that is to be sent to this address. @throws PushFailure */
export async function openCredential(actor: Actor, name: string, url: string): Promise<string> {
  const opened = await openSecret(actor, name)
  if (!opened.ok) throw new PushFailure(opened.failure, opened.message)
  if (isFor(opened.hosts, new URL(url))) return opened.value
  const message = `The secret ${name} may not be sent to ${new URL(url).host}. An administrator can allow it in Settings, Secrets.`
  throw new PushFailure('secret_not_for_host', message)
}

/** A failure on the way to a repository, for whoever waits at a form. */
export const asInvalid = (error: unknown): unknown => (error instanceof PushFailure ? new Invalid(error.message) : error)
