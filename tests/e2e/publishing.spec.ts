import { execFileSync } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { startRequestForge } from '../support/forges/requests'
import { GitServer } from '../support/git-server'
import { expect, test } from './nevermore'
import { expectUsable } from './watch'

// The small world numbers its incidents from 1.
test.use({ apart: 'publishing' })

let git: GitServer
let api: Server
test.beforeAll(async () => {
  git = await GitServer.start()
})
test.afterAll(async () => {
  api?.close()
  await git.stop()
})

const inBare = (...args: string[]) => execFileSync('git', ['-C', join(git.folder, 'handbook'), ...args], { encoding: 'utf8' })

test('a repository is added and tried, and a postmortem is looked at, published, changed there, and taken back', async ({
  page,
  signedIn,
  world: _world,
}) => {
  const tip = git.commit('handbook', { 'README.md': '# Handbook\n' })
  inBare('config', 'http.receivepack', 'true')
  await page.context().addCookies(signedIn.cookies)

  await page.goto('/settings/repositories')
  await page.getByLabel('Name', { exact: true }).fill('Handbook')
  await page.getByLabel('Address', { exact: true }).fill('ext::sh -c touch% /tmp/x')
  await page.getByLabel('Author’s e-mail').fill('nevermore@example.org')
  await page.getByRole('button', { name: 'Add the repository' }).click()
  await expect(page.getByText('Expected the address of a repository').first()).toBeVisible()
  await page.getByLabel('Address', { exact: true }).fill(git.url('handbook'))
  await page.getByRole('button', { name: 'Add the repository' }).click()
  await expect(page.getByText('nothing published yet')).toBeVisible()
  await page.getByRole('button', { name: 'Test without writing' }).click()
  await expect(page.getByText(`which stands at ${tip.slice(0, 10)}`)).toBeVisible({ timeout: 30_000 })

  await page.goto('/incidents/1')
  await page.getByRole('link', { name: 'Publications' }).click()
  await page.getByRole('link', { name: 'Look and publish' }).click()
  await expect(page.getByRole('heading', { name: 'A new file' })).toBeVisible({ timeout: 30_000 })
  const path = (await page.getByLabel('Difference').locator('code').first().textContent()) ?? ''
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText('published', { exact: true })).toBeVisible({ timeout: 30_000 })
  expect(inBare('show', `main:${path}`)).toContain('INC-1')

  const published = inBare('show', `main:${path}`)
  git.commit('handbook', { [path]: `${published}\nWritten in the repository.\n` })
  await page.getByRole('link', { name: 'Look at the difference' }).click()
  await expect(page.getByRole('heading', { name: 'The file was changed there' })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('− Written in the repository.')).toBeVisible()
  await page.getByRole('button', { name: 'Publish over what stands there' }).click()
  await expect.poll(() => inBare('show', `main:${path}`), { timeout: 30_000 }).toBe(published)

  await page.getByText('Take back', { exact: true }).click()
  await page.getByRole('button', { name: 'Take it back' }).click()
  await expect(page.getByText('taken back', { exact: true })).toBeVisible({ timeout: 30_000 })
  expect(inBare('ls-tree', '-r', '--name-only', 'main').trim()).toBe('README.md')
})

test('a change is asked for by a pull request, waits there, and is what stands once it was merged', async ({
  page,
  signedIn,
  world: _world,
}) => {
  const forge = await startRequestForge('gitea', async (answer) => {
    api = createServer(answer)
    await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve))
    return { port: (api.address() as AddressInfo).port }
  })
  git.commit('shop/web', { 'README.md': '# Web\n' })
  const inWeb = (...args: string[]) => execFileSync('git', ['-C', join(git.folder, 'shop/web'), ...args], { encoding: 'utf8' })
  inWeb('config', 'http.receivepack', 'true')
  await page.context().addCookies(signedIn.cookies)

  await page.goto('/settings/secrets')
  await page.getByLabel('Name', { exact: true }).fill('forge-token')
  await page.getByLabel('Secret', { exact: true }).fill(forge.token)
  await page.getByLabel('May be sent to').fill(new URL(forge.url).host)
  await page.getByRole('button', { name: 'Add the secret' }).click()
  await expect(page.getByText('forge-token', { exact: true }).first()).toBeVisible()

  await page.goto('/settings/repositories')
  const form = page.locator('form', { has: page.getByRole('button', { name: 'Add the repository' }) })
  await form.getByLabel('Name', { exact: true }).fill('Web')
  await form.getByLabel('Address', { exact: true }).fill(git.url('shop/web'))
  await form.getByLabel('Author’s e-mail').fill('nevermore@example.org')
  await form.getByLabel('Index').fill('README.md')
  await form.getByLabel('Hosted by').selectOption('gitea')
  await form.getByLabel('Its address').fill(forge.url)
  await form.getByLabel('A change goes').selectOption('by a pull or merge request')
  await form.getByLabel('Token for requests').selectOption('forge-token')
  await form.getByRole('button', { name: 'Add the repository' }).click()
  await expect(page.getByRole('link', { name: 'Edit Web' })).toBeVisible()

  await page.goto('/incidents/2/publications')
  const web = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Web', exact: true }) })
  await web.getByRole('link', { name: 'Look and publish' }).click()
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(web.getByText('waits to be merged', { exact: true })).toBeVisible({ timeout: 30_000 })
  await expect(web.getByRole('link', { name: 'Pull request #1' })).toHaveAttribute('href', `${forge.url}/shop/web/pulls/1`)
  await expectUsable(page, 'Publications with an open request')
  expect(inWeb('show', 'main:README.md')).toBe('# Web\n')

  inWeb('update-ref', 'refs/heads/main', 'nevermore/inc-2')
  Object.assign(forge.requests[0] ?? {}, { state: 'merged', mergedAs: inWeb('rev-parse', 'main').trim() })
  await web.getByRole('link', { name: 'Look and publish' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing would change' })).toBeVisible({ timeout: 30_000 })
  await page.goto('/incidents/2/publications')
  await expect(web.getByText('published', { exact: true })).toBeVisible()
  await web.getByText('What was done').click()
  await expect(web.getByText('#1 was merged')).toBeVisible()
  expect(inWeb('show', 'main:README.md')).toContain('[INC-2](postmortems/')
})

test('badges are for nobody, and once they are allowed for everybody alike, with a tag to ask again by', async ({
  page,
  instance,
  signedIn,
  world: _world,
}) => {
  const ask = (name: string, init: RequestInit = {}) => fetch(`${instance.url}/badge/${name}.svg`, init)
  /** Everything that is answered, but for what is another one each time. */
  const answer = async (name: string) => {
    const response = await ask(name)
    const headers = [...response.headers].filter(([header]) => !['date', 'content-security-policy'].includes(header))
    return { status: response.status, headers, body: await response.text() }
  }
  expect((await ask('INC-1')).status).toBe(404)
  await page.context().addCookies(signedIn.cookies)
  await page.goto('/incidents/new')
  await page.waitForLoadState('networkidle')
  await page.getByRole('textbox', { name: 'What happened?' }).fill('A breach')
  await page.getByLabel('Private').check()
  await page.getByRole('button', { name: 'Write it down' }).click()
  await expect(page).toHaveURL(/\/incidents\/\d+$/)
  const hidden = page.url().split('/').at(-1)
  await page.goto('/settings/repositories')
  await page.getByLabel('Anybody may see badges').check()
  await page
    .locator('form', { has: page.getByLabel('Anybody may see badges') })
    .getByRole('button', { name: 'Save' })
    .click()
  await expect(page.getByText('Saved.')).toBeVisible()

  const first = await ask('INC-1')
  expect(first.status).toBe(200)
  expect(Object.fromEntries(first.headers)).toMatchObject({
    'content-type': 'image/svg+xml; charset=utf-8',
    'cache-control': 'public, max-age=120, must-revalidate',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'cross-origin',
  })
  expect(first.headers.getSetCookie()).toEqual([])
  expect(first.headers.get('vary') ?? '').not.toMatch(/cookie/i)
  const picture = await first.text()
  expect(picture).toMatch(/^<svg [\s\S]*INC-1[\s\S]*<\/svg>\s*$/)
  expect((await ask('ACT-1')).status).toBe(200)

  const tag = first.headers.get('etag') ?? ''
  expect(tag).toMatch(/^"[\w-]{22}"$/)
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
    const again = await ask('INC-1', { headers: { 'If-None-Match': known } })
    expect([again.status, await again.text(), again.headers.get('etag')], known).toEqual([304, '', tag])
    expect(again.headers.get('cache-control')).toBe('public, max-age=120, must-revalidate')
  }
  expect((await ask('INC-1', { headers: { 'If-None-Match': '"other"' } })).status).toBe(200)
  const cookie = signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  expect(await (await ask('INC-1', { headers: { cookie } })).text()).toBe(picture)
  const head = await ask('INC-1', { method: 'HEAD' })
  expect([head.status, head.headers.get('etag')]).toEqual([200, tag])

  const absent = await answer('INC-99999')
  expect(absent).toMatchObject({ status: 404, body: 'Not found.\n' })
  expect(absent.headers).toContainEqual(['cache-control', 'no-store, private'])
  for (const name of [`INC-${hidden}`, 'ACT-99999', 'INC-0', 'nonsense', 'INC-1%00'])
    expect(await answer(name), name).toEqual(absent)

  await page.goto('/incidents/1/publications')
  await expect(page.getByRole('img', { name: 'The badge of INC-1' })).toBeVisible()
  await expectUsable(page, 'Publications with a badge')
})
