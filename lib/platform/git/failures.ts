import type { GitFailed } from './run'

/** What can go wrong in reading somebody's repository, by name. What each means for a check is the kind's to say. */
export type RepositoryFailureName =
  | 'repository_not_found'
  | 'ref_not_found'
  | 'authentication_failed'
  | 'host_key_changed'
  | 'host_key_unknown'
  | 'certificate_untrusted'
  | 'redirected'
  | 'broken_objects'
  | 'unreachable'
  | 'target_not_allowed'
  | 'timed_out'
  | 'too_large'
  | 'stopped'
  | 'no_git'
  | 'unreadable'

/** A repository that could not be read, in words of ours: Git's may name addresses and files of this machine. */
export class RepositoryFailure extends Error {
  override name = 'RepositoryFailure'
  constructor(
    readonly failure: RepositoryFailureName,
    message: string = WORDS[failure],
  ) {
    super(message)
  }
}

export const FETCH_LIMIT_BYTES = 200_000_000
export const FETCH_LIMIT_MS = 60_000

const WORDS: Record<RepositoryFailureName, string> = {
  repository_not_found: 'There is no repository at this address.',
  ref_not_found: 'There is no such branch, tag or commit in this repository.',
  authentication_failed: 'The repository does not let anybody read it without signing in.',
  host_key_changed: 'The host shows another key than before: it is another machine, or somebody stands between.',
  host_key_unknown: 'The key of this host is not known here: connect to it once by ssh.',
  certificate_untrusted: 'Its certificate is not one that is trusted here.',
  redirected: 'The address leads to another one. Give the address that it leads to.',
  broken_objects: 'The repository holds broken objects, so nothing of it is read.',
  unreachable: 'The host does not answer.',
  target_not_allowed: 'This repository is not one that may be read.',
  timed_out: `The repository could not be read within ${FETCH_LIMIT_MS / 1000} seconds.`,
  too_large: `The repository is larger than ${FETCH_LIMIT_BYTES / 1_000_000} MB, or something in it than 100 MB, which is all that is fetched.`,
  stopped: 'Reading the repository was stopped.',
  no_git: 'There is no Git on this server; install it to read repositories.',
  unreadable: 'The repository could not be read.',
}

const BECAUSE = { timeout: 'timed_out', too_large: 'too_large', stopped: 'stopped', missing: 'no_git' } as const

/** The name of what Git said, read from its words: it has no other way of telling. */
export function nameGitFailure(error: GitFailed): RepositoryFailure {
  if (error.because !== 'refused') return new RepositoryFailure(BECAUSE[error.because])
  return new RepositoryFailure(SAYINGS.find(([said]) => said.test(error.said))?.[1] ?? 'unreadable')
}

const SAYINGS: [RegExp, RepositoryFailureName][] = [
  [
    /couldn't find remote ref|no such remote ref|not our ref|does not point to a valid object|unadvertised object/i,
    'ref_not_found',
  ],
  [/REMOTE HOST IDENTIFICATION HAS CHANGED/, 'host_key_changed'],
  [/Host key verification failed/i, 'host_key_unknown'],
  [
    /terminal prompts disabled|could not read (Username|Password)|Authentication failed|error: 40[13]|Permission denied/i,
    'authentication_failed',
  ],
  [/redirect|requested URL returned error: 30/i, 'redirected'],
  [/not found|does not appear to be a git repository|not valid: is this a git repository|error: 404/i, 'repository_not_found'],
  [/certificate|SSL/i, 'certificate_untrusted'],
  [/attempting to allocate \d+ over limit/, 'too_large'],
  [/fsck|bad object|invalid|corrupt/i, 'broken_objects'],
  [
    /error: 50[0234]|Could not resolve|Failed to connect|Connection (refused|reset|closed|timed out)|timed out|Could not connect/i,
    'unreachable',
  ],
]
