import { describe, expect, test } from 'vitest'
import { startRequestForge } from '@/tests/support/forges/requests'
import { guardedFetch } from '../net/guarded-fetch'
import { FORGES, type ForgeName } from './place'
import { requestsAt } from './requests'

const fetch = guardedFetch({ allowance: { loopback: true, private: false, networks: [] } })
const NEW = {
  branch: 'nevermore/inc-12',
  into: 'main',
  title: 'INC-12: Checkout refused',
  body: 'https://nevermore.example.org/incidents/12',
}

async function start(forge: ForgeName) {
  const there = await startRequestForge(forge)
  const at = { forge, place: there.url, repository: 'shop/web' }
  return { there, requests: requestsAt(at, there.token, fetch), as: (token: string) => requestsAt(at, token, fetch) }
}

describe.each(FORGES)('at %s', (forge) => {
  test('a request is opened once, and what becomes of it is seen', async () => {
    const { there, requests } = await start(forge)
    const opened = await requests.open(NEW)
    expect(opened).toMatchObject({
      number: 1,
      state: 'open',
      mergedAs: null,
      url: expect.stringContaining(`${there.url}/shop/web/`),
    })
    expect(there.requests).toMatchObject([NEW])
    expect(await requests.open(NEW)).toEqual(opened)
    expect(there.requests).toHaveLength(1)
    Object.assign(there.requests[0] ?? {}, { state: 'merged', mergedAs: 'b'.repeat(40) })
    expect(await requests.look(1)).toMatchObject({ state: 'merged', mergedAs: 'b'.repeat(40) })
    Object.assign(there.requests[0] ?? {}, { state: 'closed', mergedAs: null })
    expect(await requests.look(1)).toMatchObject({ state: 'closed', mergedAs: null })
    expect(await requests.look(7)).toBeNull()
  })

  test('one that somebody opened from a branch of the same name in their fork is not ours', async () => {
    const { there, requests } = await start(forge)
    there.requests.push({ ...NEW, number: 1, state: 'open', mergedAs: null, isOfFork: true })
    expect(await requests.open(NEW)).toMatchObject({ number: 2 })
    expect(await requests.open(NEW)).toMatchObject({ number: 2 })
  })

  test('whether one may be opened is asked without opening one', async () => {
    const { there, requests, as } = await start(forge)
    await requests.tryOpen('main')
    expect(there.requests).toEqual([])
    await expect(as('another').tryOpen('main')).rejects.toMatchObject({ failure: 'token_refused' })
  })

  test('a token may stand behind a name, as Git wants it', async () => {
    const { there, as } = await start(forge)
    await as(`robot:${there.token}\n`).tryOpen('main')
    expect(() => as('two\nlines')).toThrow(/no token/)
  })

  test.each([
    [{ status: 403 }, 'token_refused'],
    [{ status: 403, headers: { 'x-ratelimit-remaining': '0' } }, 'rate_limited'],
    [{ status: 429 }, 'rate_limited'],
    [{ status: 404 }, 'repository_not_found'],
    [{ status: 502 }, 'forge_failed'],
    [{ status: 201, body: '<html>' }, 'unexpected_answer'],
    [{ status: 201, body: '{"number":"1"}' }, 'unexpected_answer'],
    [{ status: 418, body: '{"message":"a\\nteapot"}' }, 'request_refused'],
    [{ status: 302, headers: { location: 'http://10.0.0.1/' } }, 'target_not_allowed'],
  ])('an answer as %j is named', async (trouble, failure) => {
    const { there, requests } = await start(forge)
    there.trouble = trouble
    await expect(requests.open(NEW)).rejects.toMatchObject({ failure, message: expect.not.stringMatching(/planted|\n/) })
    if (trouble.status !== 302) await expect(requests.look(1)).rejects.toMatchObject({ failure })
  })
})

test('a link that leads elsewhere than to the web is none', async () => {
  const { there, requests } = await start('gitea')
  there.trouble = {
    status: 201,
    body: JSON.stringify({
      number: 1,
      html_url: 'javascript:alert(1)',
      state: 'open',
      merged: false,
      head: { ref: 'x', repo_id: 1 },
      base: { repo_id: 1 },
    }),
  }
  await expect(requests.open(NEW)).rejects.toMatchObject({ failure: 'unexpected_answer' })
})
