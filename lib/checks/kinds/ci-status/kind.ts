import { FORGE_LABELS, type ForgeName } from '../../../platform/forge/place'
import { sayDuration } from '../../words'
import { type CheckKind, defineKind, type Outcome, type Reach } from '../kind'
import { TIMEOUT_FIELD } from '../target'
import { type Ask, CouldNotAsk, makeAsk } from './ask'
import { CiStatusConfig } from './config'
import type { Forge } from './forge'
import { gitea } from './gitea'
import { github } from './github'
import { gitlab } from './gitlab'
import { judgeBranch, judgePulls, PULLS, wordSubject } from './judge'

const FORGES: Record<ForgeName, (config: CiStatusConfig, ask: Ask) => Forge> = { github, gitlab, gitea }

const kind: CheckKind<CiStatusConfig> = {
  id: 'ci-status',
  label: 'CI status',
  about: 'The newest finished run on a branch succeeded, or every pull request has its run: GitHub, GitLab, Gitea, Forgejo.',
  config: CiStatusConfig,
  initial: { ...CiStatusConfig.parse({ provider: 'github', repository: 'a/b', workflow: 'x' }), repository: '', workflow: '' },
  fields: [
    {
      name: 'provider',
      label: 'At',
      input: 'choice',
      options: Object.entries(FORGE_LABELS).map(([value, label]) => ({ value, label })),
    },
    { name: 'repository', label: 'Repository', input: 'code', placeholder: 'owner/name', required: true },
    {
      name: 'subject',
      label: 'What counts',
      input: 'choice',
      options: [
        { value: 'branch', label: 'The newest finished run on a branch succeeded' },
        {
          value: 'pull_requests',
          label: `The newest ${PULLS} pull requests into a branch had a run, and those merged a success`,
        },
      ],
      width: 'whole',
    },
    { name: 'branch', label: 'Branch', input: 'code', placeholder: 'main', required: true, width: 'third' },
    {
      name: 'workflow',
      label: 'Workflow',
      input: 'code',
      placeholder: 'ci.yml',
      hint: 'Its file; not for GitLab',
      width: 'third',
    },
    { name: 'job', label: 'Job or check', input: 'code', placeholder: 'test', hint: 'Nothing: the whole run', width: 'third' },
    { name: 'maxAgeDays', label: 'Begun at most', input: 'number', unit: 'days ago', min: 1, max: 365 },
    { name: 'secret', label: 'Token', input: 'secret', hint: 'Needed where the repository is private; to read is enough' },
    {
      name: 'url',
      label: 'Address',
      input: 'text',
      placeholder: 'https://git.example.org',
      hint: 'Of an instance of your own; nothing: github.com or gitlab.com',
      rare: true,
    },
    TIMEOUT_FIELD,
  ],
  describe(config) {
    const { subject, branch, repository, maxAgeDays } = config
    const what = wordSubject(config)
    if (subject === 'pull_requests')
      return `The newest ${PULLS} pull requests into ${branch} of ${repository} had a run of ${what}, and none was merged without its success`
    const age = maxAgeDays === null ? '' : `, and began at most ${sayDuration(maxAgeDays * 86_400)} ago`
    return `The newest finished run of ${what} on ${branch} of ${repository} succeeded${age}`
  },
  // Nobody's API likes to be asked each minute, and without a token GitHub answers 60 times an hour.
  usualProof: { intervalSeconds: 900 },
  run: look,
}

export const ciStatus = defineKind(kind)

/** The provider is a witness: whatever goes wrong with it is no word about the runs. */
async function look(config: CiStatusConfig, reach: Reach): Promise<Outcome> {
  try {
    const forge = FORGES[config.provider](config, await makeAsk(config, reach))
    const judge = config.subject === 'branch' ? judgeBranch : judgePulls
    return await judge(config, forge, reach.now())
  } catch (error) {
    if (!(error instanceof CouldNotAsk)) throw error
    const { failure, message, lookAgainAt } = error
    return {
      verdict: 'error',
      failure,
      summary: message,
      evidence: [{ what: 'Answer', expected: 'the newest runs', observed: message, holds: false }],
      ...(lookAgainAt && { lookAgainAt }),
    }
  }
}
