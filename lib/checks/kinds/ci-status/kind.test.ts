import { beforeEach, describe, expect, test } from 'vitest'
import { httpServer } from '@/tests/support/far-side'
import { commitOf, type FakeForge, type FakeWorld, makeWorld } from '@/tests/support/forges/forge'
import { startGitea } from '@/tests/support/forges/gitea'
import { startGitHub } from '@/tests/support/forges/github'
import { startGitLab } from '@/tests/support/forges/gitlab'
import { reachLoopback } from '@/tests/support/reach'
import type { OpenedSecret } from '../../../secrets/store'
import { runKind } from '../../run'
import type { Reach } from '../kind'
import { apiOf, CiStatusConfig } from './config'
import { ciStatus } from './kind'

const forges: Record<string, FakeForge> = { github: await startGitHub(), gitlab: await startGitLab(), gitea: await startGitea() }
beforeEach(() => {
  for (const forge of Object.values(forges))
    Object.assign(forge, { world: makeWorld(), trouble: undefined, asked: [], authorizations: [] })
})

const TOKEN = 'kestrel-over-the-weir-9'
const secrets: Record<string, OpenedSecret> = {
  ci: { ok: true, value: TOKEN, hosts: ['127.0.0.1'] },
  wrong: { ok: true, value: 'sparrow-in-the-hedge', hosts: ['127.0.0.1'] },
  elsewhere: { ok: true, value: TOKEN, hosts: ['api.github.com'] },
}
const secret: Reach['secret'] = async (name) =>
  secrets[name] ?? { ok: false, failure: 'secret_missing', message: `There is no secret called ${name}.` }

const NOW = new Date()
const run = (provider: string, config: Record<string, unknown> = {}) =>
  runKind(
    ciStatus,
    {
      provider,
      url: forges[provider]?.url,
      repository: 'shop/web',
      ...(provider !== 'gitlab' && { workflow: 'ci.yml' }),
      timeoutSeconds: 10,
      ...config,
    },
    (signal) => reachLoopback({}, { secret, signal, now: () => NOW }),
  )
const story = (provider: string, world: Partial<FakeWorld>) => {
  const forge = forges[provider]
  if (forge) forge.world = makeWorld(world)
}
const told = (outcome: Awaited<ReturnType<typeof run>>, what: string) => outcome.evidence?.find((row) => row.what === what)

describe.each(['github', 'gitlab', 'gitea'])('%s', (provider) => {
  test('the newest finished run decides, with its commit and its link', async () => {
    story(provider, {
      runs: [
        { number: 8, hoursAgo: 1, is: 'success', commit: 'abc' },
        { number: 7, hoursAgo: 3, is: 'failure' },
      ],
    })
    const outcome = await run(provider)
    expect(outcome).toMatchObject({ verdict: 'pass', summary: expect.stringContaining('succeeded on main at abc0000000') })
    expect(told(outcome, 'Commit')?.observed).toBe(commitOf('abc'))
    expect(told(outcome, 'Link')?.observed).toMatch(/^https?:\/\/\S+shop\/web\S+/)
    expect(told(outcome, 'Newest finished run')).toMatchObject({ expected: 'success', holds: true })
  })

  test('a failed one is red', async () => {
    story(provider, {
      runs: [
        { number: 8, hoursAgo: 1, is: 'failure' },
        { number: 7, hoursAgo: 3, is: 'success' },
      ],
    })
    expect(await run(provider)).toMatchObject({ verdict: 'fail', failure: 'run_failed' })
  })

  test.each(['running', 'waiting', 'cancelled', 'skipped'] as const)('one that is %s does not decide', async (is) => {
    story(provider, {
      runs: [
        { number: 9, hoursAgo: 0.1, is },
        { number: 8, hoursAgo: 1, is: 'success' },
      ],
    })
    const outcome = await run(provider)
    expect(outcome.verdict).toBe('pass')
    const row = is === 'running' || is === 'waiting' ? 'Not finished yet' : 'Newer, and say nothing'
    expect(told(outcome, row)?.observed).toContain('1 run')
    expect(told(outcome, 'Waiting for long')).toBeUndefined()
  })

  test('one that waits for long is named', async () => {
    story(provider, {
      runs: [
        { number: 9, hoursAgo: 5.01, is: 'waiting' },
        { number: 8, hoursAgo: 6, is: 'success' },
      ],
    })
    expect(told(await run(provider), 'Waiting for long')?.observed).toMatch(/9: .* for 5 h/)
  })

  test('a finished one is found behind a page of others, and pages are limited', async () => {
    const waiting = (many: number) =>
      Array.from({ length: many }, (_, index) => ({ number: 1000 - index, hoursAgo: index, is: 'waiting' as const }))
    story(provider, { runs: [...waiting(25), { number: 8, hoursAgo: 30, is: 'failure' }] })
    expect(await run(provider)).toMatchObject({ verdict: 'fail', failure: 'run_failed' })
    story(provider, { runs: [...waiting(500), { number: 8, hoursAgo: 600, is: 'failure' }] })
    for (const forge of Object.values(forges)) forge.asked = []
    expect(await run(provider)).toMatchObject({ verdict: 'fail', failure: 'no_run_yet' })
    expect(forges[provider]?.asked.length).toBeLessThanOrEqual(5)
  })

  test('one that is too old is red, though it succeeded', async () => {
    story(provider, { runs: [{ number: 8, hoursAgo: 24 * 9, is: 'success' }] })
    expect((await run(provider)).verdict).toBe('pass')
    expect(await run(provider, { maxAgeDays: 7 })).toMatchObject({ verdict: 'fail', failure: 'run_too_old' })
    expect((await run(provider, { maxAgeDays: 10 })).verdict).toBe('pass')
  })

  test('runs of other branches, and of pull requests from a fork’s branch of that name, are others', async () => {
    story(provider, {
      branches: ['main', 'release/1'],
      runs: [
        { number: 9, hoursAgo: 1, is: 'failure', event: 'pull_request' },
        { number: 8, hoursAgo: 2, is: 'failure', branch: 'release/1' },
        { number: 7, hoursAgo: 3, is: 'success' },
      ],
    })
    expect((await run(provider)).verdict).toBe('pass')
    expect((await run(provider, { branch: 'release/1' })).failure).toBe('run_failed')
  })

  test('a job of the run is judged by itself', async () => {
    story(provider, {
      runs: [{ number: 8, hoursAgo: 1, is: 'failure', jobs: { lint: 'failure', test: 'success', deploy: 'skipped' } }],
    })
    expect(await run(provider, { job: 'test' })).toMatchObject({ verdict: 'pass' })
    expect(await run(provider, { job: 'lint' })).toMatchObject({ verdict: 'fail', failure: 'run_failed' })
    expect(await run(provider, { job: 'deploy' })).toMatchObject({ verdict: 'fail', failure: 'job_not_run' })
    const outcome = await run(provider, { job: 'e2e' })
    expect(outcome).toMatchObject({ verdict: 'fail', failure: 'job_not_found' })
    expect(told(outcome, 'Job')?.observed).toContain('lint, test, deploy')
  })

  test('no run yet, no such branch, and no such repository are told apart', async () => {
    expect(await run(provider)).toMatchObject({ verdict: 'fail', failure: 'no_run_yet' })
    expect(await run(provider, { branch: 'gone' })).toMatchObject({ verdict: 'fail', failure: 'branch_not_found' })
    expect(await run(provider, { repository: 'shop/gone' })).toMatchObject({ verdict: 'error', failure: 'not_found_or_private' })
  })

  test('a token opens what is private, is sent to its hosts alone, and is not told', async () => {
    story(provider, { token: TOKEN, runs: [{ number: 8, hoursAgo: 1, is: 'success' }] })
    expect(await run(provider)).toMatchObject({ verdict: 'error', failure: 'not_found_or_private' })
    expect(await run(provider, { secret: 'ci' })).toMatchObject({ verdict: 'pass' })
    expect(forges[provider]?.authorizations.at(-1)).toMatch(/^(Bearer|token) kestrel-over-the-weir-9$/)
    expect(await run(provider, { secret: 'wrong' })).toMatchObject({ verdict: 'error', failure: 'token_refused' })
    const sent = forges[provider]?.authorizations.length
    expect(await run(provider, { secret: 'elsewhere' })).toMatchObject({ verdict: 'error', failure: 'secret_not_for_host' })
    expect(await run(provider, { secret: 'gone' })).toMatchObject({ verdict: 'error', failure: 'secret_missing' })
    expect(forges[provider]?.authorizations).toHaveLength(sent ?? -1)
  })

  test('a limit is an error, and it is looked again when it ends, within an hour', async () => {
    const inSeconds = (seconds: number) => String(Math.round(NOW.getTime() / 1000) + seconds)
    const limits: [number, Record<string, string>, number][] = [
      [429, { 'retry-after': '120' }, 120],
      [403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': inSeconds(900) }, 900],
      [429, { 'ratelimit-reset': inSeconds(300) }, 300],
      [429, { 'retry-after': '999999' }, 3600],
      [429, {}, 60],
    ]
    for (const [status, headers, wait] of limits) {
      Object.assign(forges[provider] ?? {}, { trouble: { status, headers } })
      const outcome = await run(provider)
      expect(outcome).toMatchObject({ verdict: 'error', failure: 'rate_limited' })
      expect(Math.abs((outcome.lookAgainAt?.getTime() ?? 0) - NOW.getTime() - wait * 1000)).toBeLessThan(1500)
    }
  })

  test.each([
    [{ status: 401 }, 'token_refused'],
    [{ status: 403 }, 'token_refused'],
    [{ status: 500 }, 'provider_failed'],
    [{ status: 418 }, 'unexpected_answer'],
    [{ status: 200, body: '<html>hello' }, 'unexpected_answer'],
    [{ status: 200, body: '[]' }, provider === 'gitlab' ? 'no_run_yet' : 'unexpected_answer'],
    [{ status: 200, body: '{"workflow_runs":[{"id":1}]}' }, 'unexpected_answer'],
    [{ status: 200, body: `"${'x'.repeat(1_100_000)}"` }, 'body_too_large'],
  ])('an answer of %j is %s', async (trouble, failure) => {
    Object.assign(forges[provider] ?? {}, { trouble })
    expect((await run(provider)).failure).toBe(failure)
  })

  describe('pull requests', () => {
    const ask = () => run(provider, { subject: 'pull_requests' })
    const passed = { number: 21, hoursAgo: 4, is: 'success', event: 'pull_request', commit: 'a1', branch: 'fix' } as const
    const failed = { number: 22, hoursAgo: 2, is: 'failure', event: 'pull_request', commit: 'b2', branch: 'try' } as const

    test('each had its run: green, though one that is not merged failed', async () => {
      story(provider, {
        runs: [failed, passed],
        pulls: [
          { number: 5, commit: 'b2' },
          { number: 4, commit: 'a1', isMerged: true },
        ],
      })
      const outcome = await ask()
      expect(outcome).toMatchObject({ verdict: 'pass', summary: 'It ran for #5, #4' })
      expect(told(outcome, '#4, merged')).toMatchObject({ expected: 'success', holds: true })
    })

    test('one without a run is red, unless it was opened just now', async () => {
      const pulls = [
        { number: 6, commit: 'c3' },
        { number: 4, commit: 'a1', isMerged: true },
      ]
      story(provider, { runs: [passed], pulls })
      expect(await ask()).toMatchObject({
        verdict: 'fail',
        failure: 'pull_request_without_run',
        summary: expect.stringContaining('#6'),
      })
      story(provider, {
        runs: [passed],
        pulls: [
          { number: 6, commit: 'c3', hoursAgo: 0.1 },
          { number: 4, commit: 'a1', isMerged: true },
        ],
      })
      expect((await ask()).verdict).toBe('pass')
    })

    test('one merged without success is red', async () => {
      story(provider, { runs: [failed], pulls: [{ number: 5, commit: 'b2', isMerged: true }] })
      expect(await ask()).toMatchObject({ verdict: 'fail', failure: 'merged_without_success' })
    })

    test('where there is none there is nothing to judge', async () => {
      expect(await ask()).toMatchObject({ verdict: 'error', failure: 'no_pull_request' })
    })
  })
})

describe.each(['github', 'gitea'])('a check of commits at %s', (provider) => {
  const ask = (job: string, more = {}) => run(provider, { workflow: '', job, ...more })

  test.each(['build', 'ci/outside'])('“%s” is judged whoever reported it, at the newest commit where it ended', async (job) => {
    story(provider, {
      checks: [
        { commit: 'n1', reported: { [job]: 'running' } },
        { commit: 'n2', reported: { [job]: 'success' } },
        { commit: 'n3', reported: { [job]: 'failure' } },
      ],
    })
    const outcome = await ask(job)
    expect(outcome).toMatchObject({ verdict: 'pass' })
    expect(told(outcome, 'Commit')?.observed).toBe(commitOf('n2'))
    story(provider, { checks: [{ commit: 'n1', reported: { [job]: 'failure' } }] })
    expect(await ask(job)).toMatchObject({ verdict: 'fail', failure: 'run_failed' })
  })

  test('that nobody reported is no run yet', async () => {
    story(provider, { checks: [{ commit: 'n1', reported: { other: 'success' } }] })
    expect(await ask('build')).toMatchObject({ verdict: 'fail', failure: 'no_run_yet' })
    expect(await ask('build', { branch: 'gone' })).toMatchObject({ verdict: 'fail', failure: 'branch_not_found' })
  })
})

test('a workflow that GitHub does not have is red', async () => {
  expect(await run('github', { workflow: 'gone.yml' })).toMatchObject({ verdict: 'fail', failure: 'workflow_not_found' })
})

test('a run of Gitea is as all its jobs are, those that were run again by their last try', async () => {
  story('gitea', {
    runs: [
      { number: 8, hoursAgo: 1, is: 'success', jobs: { a: 'success', b: 'running' } },
      { number: 7, hoursAgo: 2, is: 'failure', jobs: { a: 'success', b: 'failure' } },
    ],
  })
  expect((await run('gitea')).failure).toBe('run_failed')
  story('gitea', {
    runs: [
      { number: 7, hoursAgo: 1, is: 'success' },
      { number: 7, hoursAgo: 2, is: 'failure' },
    ],
  })
  expect((await run('gitea')).verdict).toBe('pass')
})

test('a provider that does not answer says nothing of the runs', async () => {
  const silent = await httpServer(() => {})
  const outcome = await run('github', { url: `http://127.0.0.1:${silent.port}`, timeoutSeconds: 1 })
  expect(outcome).toMatchObject({ verdict: 'error', failure: 'timed_out' })
})

test.each([
  [{ provider: 'github' }, 'https://api.github.com'],
  [{ provider: 'github', url: 'https://github.com/' }, 'https://api.github.com'],
  [{ provider: 'github', url: 'https://acme.ghe.com' }, 'https://api.acme.ghe.com'],
  [{ provider: 'github', url: 'https://git.example.org' }, 'https://git.example.org/api/v3'],
  [{ provider: 'gitlab', workflow: '' }, 'https://gitlab.com/api/v4'],
  [{ provider: 'gitlab', workflow: '', url: 'https://example.org/gitlab/' }, 'https://example.org/gitlab/api/v4'],
  [{ provider: 'gitea', url: 'https://codeberg.org' }, 'https://codeberg.org/api/v1'],
])('the API of %j answers at %s', (config, api) => {
  expect(apiOf(CiStatusConfig.parse({ repository: 'a/b', workflow: 'ci.yml', ...config }))).toBe(api)
})

test.each([
  [{ repository: 'shop' }, 'repository'],
  [{ repository: 'a/../b' }, 'repository'],
  [{ repository: 'a/b/c' }, 'repository'],
  [{ provider: 'gitea' }, 'url'],
  [{ provider: 'gitlab' }, 'workflow'],
  [{ workflow: '' }, 'workflow'],
  [{ branch: '' }, 'branch'],
  [{ url: 'ftp://example.org' }, 'url'],
  [{ subject: 'pull_requests', job: 'test' }, 'job'],
  [{ subject: 'pull_requests', maxAgeDays: 3 }, 'maxAgeDays'],
])('%j is refused in its field', (wrong, field) => {
  const read = ciStatus.read({ provider: 'github', repository: 'a/b', workflow: 'ci.yml', ...wrong })
  expect(read.ok ? {} : read.problems).toHaveProperty(field)
})

test.each([
  [{ maxAgeDays: 7 }, 'The newest finished run of ci.yml on main of shop/web succeeded, and began at most 7 days ago'],
  [{ job: 'test' }, 'The newest finished run of the job test of ci.yml on main of shop/web succeeded'],
  [{ workflow: '', job: 'build' }, 'The newest finished run of the check build on main of shop/web succeeded'],
  [{ provider: 'gitlab', workflow: '' }, 'The newest finished run of the pipeline on main of shop/web succeeded'],
  [
    { subject: 'pull_requests' },
    'The newest 5 pull requests into main of shop/web had a run of ci.yml, and none was merged without its success',
  ],
])('%j reads as a sentence', (more, words) => {
  const read = ciStatus.read({ provider: 'github', repository: 'shop/web', workflow: 'ci.yml', ...more })
  expect(read.ok && ciStatus.describe(read.config)).toBe(words)
})
