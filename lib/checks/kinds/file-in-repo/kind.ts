import { Invalid } from '../../../platform/errors'
import { readAddress, readRef } from '../../../platform/git/address'
import { RepositoryFailure, type RepositoryFailureName } from '../../../platform/git/failures'
import { readDirectory } from '../../../platform/git/local'
import type { Entry } from '../../../platform/git/look'
import { wordInstant } from '../../words'
import { COMPARISON_OPTIONS, quote, short, wordComparison } from '../comparison'
import { type CheckKind, defineKind, type Observation, type Outcome, type Reach } from '../kind'
import { openFor } from '../opened-secret'
import { FileInRepoConfig, PRESENCE } from './config'
import { judgeText } from './expectations'
import { sayTurn } from './say-turn'

const kind: CheckKind<FileInRepoConfig> = {
  id: 'file-in-repo',
  label: 'File in a repository',
  about: 'A path of a Git repository is there or absent, and holds what it should: a line, a text, a JSON or YAML value.',
  config: FileInRepoConfig,
  initial: { ...FileInRepoConfig.parse({ repository: 'https://git.example.org/a/b', path: 'a' }), repository: '', path: '' },
  fields: [
    {
      name: 'repository',
      label: 'Repository',
      input: 'text',
      placeholder: 'https://git.example.org/team/shop',
      hint: 'https://… or git@host:team/shop',
      required: true,
      width: 'whole',
    },
    { name: 'path', label: 'Path', input: 'code', placeholder: '.gitignore', required: true, width: 'third' },
    {
      name: 'presence',
      label: 'is',
      input: 'choice',
      options: PRESENCE.map((value) => ({ value, label: value })),
      width: 'third',
    },
    { name: 'ref', label: 'at', input: 'code', placeholder: 'default branch', hint: 'Branch, tag or commit', width: 'third' },
    { name: 'line', label: 'Has the line', input: 'code', placeholder: '/data', hint: 'Blanks around it do not count' },
    { name: 'contains', label: 'Contains', input: 'text' },
    { name: 'jsonPath', label: 'JSON or YAML value at', input: 'code', placeholder: 'jobs.test.timeout', width: 'third' },
    { name: 'jsonIs', label: 'has to be', input: 'choice', options: COMPARISON_OPTIONS, width: 'third' },
    { name: 'jsonValue', label: 'this', input: 'code', placeholder: '10', width: 'third' },
    { name: 'lacks', label: 'Does not contain', input: 'text', rare: true },
    { name: 'pattern', label: 'Matches', input: 'code', hint: 'A regular expression; given up after 100 ms', rare: true },
    {
      name: 'secret',
      label: 'Secret',
      input: 'secret',
      hint: 'A token over https, alone or as name:token; a private key over ssh',
      rare: true,
    },
    { name: 'timeoutSeconds', label: 'Give up after', input: 'number', unit: 's', min: 1, max: 40, required: true, rare: true },
  ],

  describe(config) {
    const { repository, ref, path, presence, line, contains, lacks, pattern, jsonPath } = config
    const also = [
      line && `has the line ${quote(line)}`,
      contains && `contains ${quote(contains)}`,
      lacks && `does not contain ${quote(lacks)}`,
      pattern && `matches /${pattern}/`,
      jsonPath && `says that ${jsonPath} ${wordComparison(config)}`,
    ].filter(Boolean)
    const states = presence === 'absent' ? 'is not there' : also.length === 0 ? 'is there' : also.join(' and ')
    return `${path} ${states} at ${ref || 'the default branch'} of ${repository}`
  },

  run: look,
  looksBack: { noun: 'commit', run: lookBack },
}

export const fileInRepo = defineKind(kind)

async function lookBack(config: FileInRepoConfig, commit: string, reach: Reach): Promise<Outcome> {
  try {
    return await look({ ...config, ref: readRef(commit) }, reach)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return { verdict: 'error', failure: 'invalid_config', summary: error.message }
  }
}

async function look(config: FileInRepoConfig, reach: Reach): Promise<Outcome> {
  const started = performance.now()
  const address = readDirectory(config.repository) ?? readAddress(config.repository)
  const opened = config.secret === '' ? { value: '' } : await openFor(reach, config.secret, new URL(address.url))
  if (opened.refused) return { verdict: 'error', failure: opened.refused.failure, summary: opened.refused.message }
  try {
    const request = {
      address,
      ref: config.ref || null,
      path: config.path,
      credential: opened.value,
      timeoutMs: config.timeoutSeconds * 1000,
      signal: reach.signal,
    }
    const entry = await reach.repositories.look(request)
    const outcome = await judge(config, entry, reach)
    if (outcome.verdict === 'error' || isCommit(config.ref)) return outcome
    const turn = await reach.repositories
      .findTurn({
        ...request,
        timeoutMs: Math.min(TURN_MS, ALL_MS - (performance.now() - started)),
        entry,
        holds: outcome.verdict === 'pass',
        judge: async (content) => holdsOf(await judge(config, { ...entry, ...content }, reach)),
        statement: JSON.stringify(config),
      })
      .catch(nothingOf)
    return { ...outcome, evidence: [...(outcome.evidence ?? []), ...sayTurn(turn, outcome.verdict === 'pass')] }
  } catch (error) {
    if (!(error instanceof RepositoryFailure)) throw error
    const { failure, message } = error
    const observed: Observation = { what: 'Repository', expected: 'can be read', observed: message, holds: false }
    return { verdict: VERDICT[failure], failure, summary: message, evidence: [observed] }
  }
}

/** For finding the commit that made it so, after which the verdict stands anyway; and for everything together. */
const TURN_MS = 10_000
const ALL_MS = 43_000

function nothingOf(error: unknown): null {
  if (error instanceof RepositoryFailure) return null
  throw error
}

const isCommit = (ref: string): boolean => /^[0-9a-f]{40}$/.test(ref)
const holdsOf = ({ verdict }: Outcome): boolean | null => (verdict === 'error' ? null : verdict === 'pass')

/** Only a ref that is not there speaks of the file: a host that does not answer, or hides what it has, leaves it unknown. */
const VERDICT: Record<RepositoryFailureName, 'fail' | 'error'> = {
  ref_not_found: 'fail',
  repository_not_found: 'error',
  authentication_failed: 'error',
  host_key_changed: 'error',
  host_key_unknown: 'error',
  certificate_untrusted: 'error',
  redirected: 'error',
  broken_objects: 'error',
  unreachable: 'error',
  target_not_allowed: 'error',
  timed_out: 'error',
  too_large: 'error',
  stopped: 'error',
  no_git: 'error',
  unreadable: 'error',
}

const TYPE_WORDS: Record<Entry['type'], string> = {
  file: 'a file',
  folder: 'a folder',
  link: 'a symbolic link',
  submodule: 'a submodule',
  nothing: 'nothing there',
}

async function judge(config: FileInRepoConfig, entry: Entry, reach: Reach): Promise<Outcome> {
  const { commit, refName, author, authoredAt, subject, type, text } = entry
  const at = `at ${commit.slice(0, 10)} of ${refName}`
  const commitRows: Observation[] = [
    { what: 'Commit', observed: `${commit.slice(0, 10)} ${quote(subject)}` },
    { what: 'Written', observed: `${wordInstant(authoredAt)} by ${short(author)}` },
  ]
  const isThere = type !== 'nothing'
  const presence: Observation = {
    what: config.path,
    expected: config.presence === 'there' ? 'is there' : 'is not there',
    observed: TYPE_WORDS[type],
    holds: isThere === (config.presence === 'there'),
  }
  const end = (verdict: Outcome['verdict'], summary: string, rows: Observation[], failure?: string): Outcome => ({
    verdict,
    summary: `${summary} ${at}`,
    evidence: [...rows, ...commitRows],
    ...(failure && { failure }),
  })
  if (!presence.holds) {
    const summary = `${config.path} ${isThere ? `is ${TYPE_WORDS[type]}` : 'is not there'}`
    return end('fail', summary, [presence], isThere ? 'not_as_expected' : 'no_such_path')
  }
  const asksForContent = [config.line, config.contains, config.lacks, config.pattern, config.jsonPath].some(
    (asked) => asked !== '',
  )
  if (!asksForContent) return end('pass', `${config.path} ${isThere ? 'is there' : 'is not there'}`, [presence])
  if (type !== 'file') {
    const row: Observation = { what: config.path, expected: 'is a file', observed: TYPE_WORDS[type], holds: false }
    return end('fail', `${config.path} is ${TYPE_WORDS[type]}, expected: a file`, [row], 'not_as_expected')
  }
  if (text === null)
    return end('error', `${config.path} is larger than 1 MB, which is all that is read,`, [presence], 'too_large')
  const judged = await judgeText(config, text, reach)
  const rows: Observation[] = [presence, ...judged.map(({ undecided: _, ...row }) => row)]
  const missed = judged.find(({ holds }) => holds === false)
  const undecided = judged.find((row) => row.undecided)
  const worst = missed ?? undecided
  if (!worst) return end('pass', `${config.path} is as expected`, rows)
  const summary = `${worst.what}: ${worst.observed}, expected: ${worst.expected},`
  return end(missed ? 'fail' : 'error', summary, rows, missed ? 'not_as_expected' : worst.undecided)
}
