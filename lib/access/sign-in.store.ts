import { db, inTransaction } from '../platform/db/client'
import { Invalid, Limited } from '../platform/errors'
import { log } from '../platform/log'
import { attemptSucceeded, countAttempt } from './attempt.store'
import { accountKey } from './member.store'
import { LONGEST_PASSWORD } from './password-rules'
import { passwordMatches } from './passwords'
import { type Browser, startSession } from './session.store'

export interface Credentials {
  email: string
  password: string
}

/**
 * Opens a session for whoever knows the password. The answer and the time it takes are the same for an unknown account, a
 * disabled one and a wrong password.
 * @throws Invalid, Limited
 */
export async function signIn({ email, password }: Credentials, browser: Browser, now = new Date()) {
  const address = browser.address ?? 'unknown'
  const account = accountKey(email)
  const attempt = await countAttempt(account, address, now).catch((error: unknown) => {
    if (error instanceof Limited) log().warn({ address, retryAfterSeconds: error.retryAfterSeconds }, 'sign-in limited')
    throw error
  })
  const member = await db().member.findUnique({
    where: { email: account },
    select: { id: true, passwordHash: true, disabledAt: true },
  })
  const matches = password.length <= LONGEST_PASSWORD && (await passwordMatches(password, member?.passwordHash ?? null))
  if (!member || !matches || member.disabledAt) {
    log().warn({ address, member: member?.id ?? null, disabled: Boolean(member?.disabledAt) }, 'sign-in refused')
    throw new Invalid('The e-mail address or the password is not right.')
  }
  return inTransaction(async (tx) => {
    await attemptSucceeded(tx, attempt)
    const session = await startSession(tx, member.id, browser, now)
    log().info({ address, member: member.id, session: session.sessionId }, 'signed in')
    return { ...session, memberId: member.id }
  })
}
