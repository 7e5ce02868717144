import { Invalid } from '../platform/errors'
import { whyPasswordIsRefused } from './password-rules'
import { hashPassword } from './passwords'

/**
 * The hash of a password its owner chose.
 * @throws Invalid that says what is wrong with it
 */
export async function newPasswordHash(password: string, owner: { name: string; email: string }): Promise<string> {
  const refusal = whyPasswordIsRefused(password, [owner.name, owner.email])
  if (refusal) throw new Invalid('This password is not strong enough.', { password: refusal })
  return hashPassword(password)
}
