import { isFor } from '../../secrets/rules'
import type { Reach } from './kind'

/** Why a check could not use its secret. */
export interface SecretRefused {
  refused: { failure: string; message: string }
}

/** The value of a secret that is to be sent to this address, or why it is not sent. */
export async function openFor(
  reach: Reach,
  secret: string,
  url: URL,
): Promise<{ value: string; refused?: never } | SecretRefused> {
  const opened = await reach.secret(secret)
  if (!opened.ok) return { refused: { failure: opened.failure, message: opened.message } }
  if (isFor(opened.hosts, url)) return { value: opened.value }
  const message = `The secret ${secret} may not be sent to ${url.host}. An administrator can allow it in Settings, Secrets.`
  return { refused: { failure: 'secret_not_for_host', message } }
}
