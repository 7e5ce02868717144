import { FetchFailure } from '../net/failures'
import { nameGitFailure, RepositoryFailure, type RepositoryFailureName } from './failures'
import { GitFailed } from './run'

export type PushFailureName =
  | RepositoryFailureName
  | keyof typeof WORDS
  | 'secret_missing'
  | 'secret_unreadable'
  | 'secret_not_for_host'
  | 'token_missing'
  | 'token_refused'
  | 'rate_limited'
  | 'forge_failed'
  | 'request_refused'
  | 'unexpected_answer'

const WORDS = {
  branch_moved: 'Somebody else pushed to the branch at the same moment.',
  branch_protected:
    'The branch is protected: nobody may push to it directly. Open pull requests instead, or let this account or key push.',
  push_refused: 'The server does not accept the push: this account or key may read the repository, but not write to it.',
  no_space_there: 'The server has no room left for the commit.',
  too_large_there:
    'The server takes no request as large as this commit. Its operator can allow larger ones (nginx: client_max_body_size), or publish fewer at once.',
}

/** A commit that could not be added to somebody's repository, in words of ours. */
export class PushFailure extends Error {
  override name = 'PushFailure'
  constructor(
    readonly failure: PushFailureName,
    message: string,
  ) {
    super(message)
  }
}

const SAYINGS: [RegExp, keyof typeof WORDS][] = [
  [/HTTP 413|error: 413/i, 'too_large_there'],
  [/No space left|disk quota|unable to write|unable to create temporary|insufficient/i, 'no_space_there'],
  [/protected branch|GH006|GH013|protected ref|branch is protected/i, 'branch_protected'],
  [/non-fast-forward|fetch first|stale info|cannot lock ref|failed to update ref|\[rejected\]/i, 'branch_moved'],
  [/error: 403|Permission to .* denied|read-only|not allowed to push|deny updating|access denied/i, 'push_refused'],
  [/\[remote rejected\]|unpacker error|remote: error/i, 'push_refused'],
]

/** What Git said of a push that did not go through. */
export function pushFailure(error: GitFailed): PushFailure {
  const failure = error.because === 'refused' && SAYINGS.find(([words]) => words.test(error.said))?.[1]
  return failure ? new PushFailure(failure, WORDS[failure]) : fromReading(nameGitFailure(error))
}

/** Whatever went wrong on the way to the branch; what is no failure of the far side stays what it is. */
export function asPushFailure(error: unknown): unknown {
  if (error instanceof FetchFailure)
    return new PushFailure(error.failure === 'target_not_allowed' ? 'target_not_allowed' : 'unreachable', error.message)
  if (error instanceof GitFailed) return fromReading(nameGitFailure(error))
  return error instanceof RepositoryFailure ? fromReading(error) : error
}

const fromReading = ({ failure, message }: RepositoryFailure): PushFailure => new PushFailure(failure, message)
