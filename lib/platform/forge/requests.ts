import { z } from 'zod'
import { PushFailure } from '../git/push-failure'
import type { GuardedFetch } from '../net/guarded-fetch'
import { demandSuccess, makeAsk, readAnswer } from './ask'
import type { ChangeRequest, Dialect, NewRequest } from './dialect'
import { gitea } from './gitea'
import { github } from './github'
import { gitlab } from './gitlab'
import { type AtForge, FORGE_LABELS, type ForgeName } from './place'

export const DIALECTS: Record<ForgeName, Dialect> = { github, gitlab, gitea }

/** Pull or merge requests of one repository. Everything throws PushFailure. */
export interface Requests {
  /** What people there call one. */
  word: string
  /** Opens one; where one from that branch is open already, that is it. */
  open(request: NewRequest): Promise<ChangeRequest>
  /** Null: there is no such request. */
  look(number: number): Promise<ChangeRequest | null>
  /** Whether the token may open one. Asks for what cannot be, a branch into itself, so that nothing is opened. */
  tryOpen(into: string): Promise<void>
}

/** Where and as whom requests are opened, always by the one guarded way out. @throws PushFailure where the token cannot be one */
export function requestsAt(at: AtForge, token: string, fetch: GuardedFetch): Requests {
  const dialect = DIALECTS[at.forge]
  const { word, asBody, answer, isFrom, read } = dialect
  const ask = makeAsk(at, dialect, token, fetch)
  const path = dialect.requests(at.repository)

  async function find(branch: string): Promise<ChangeRequest | null> {
    const response = await ask({ path, query: dialect.fromBranch(at.repository, branch) })
    demandSuccess(response, at, word)
    const found = readAnswer(response, z.array(answer), at).find((one) => isFrom(one, branch))
    return found === undefined ? null : read(found)
  }

  return {
    word,
    async open(request) {
      const response = await ask({ path, body: asBody(request) })
      // One that is open already is answered so, and so is what cannot be opened at all.
      const already = response.status === 409 || response.status === 422 ? await find(request.branch) : null
      if (already) return already
      demandSuccess(response, at, word)
      return read(readAnswer(response, answer, at))
    },
    async look(number) {
      const response = await ask({ path: `${path}/${number}` })
      if (response.status === 404) {
        // Nothing at all may be shown to this token any more; that says nothing of the request.
        demandSuccess(await ask({ path, query: { state: 'all', limit: '1', per_page: '1' } }), at, word)
        return null
      }
      demandSuccess(response, at, word)
      return read(readAnswer(response, answer, at))
    },
    async tryOpen(into) {
      const response = await ask({ path, body: asBody({ branch: into, into, title: 'Dry run', body: '' }) })
      if ([409, 422].includes(response.status)) return
      demandSuccess(response, at, word)
      throw new PushFailure('unexpected_answer', `${FORGE_LABELS[at.forge]} took a ${word} of a branch into itself.`)
    },
  }
}
