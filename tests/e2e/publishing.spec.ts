import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { GitServer } from '../support/git-server'
import { expect, test } from './nevermore'

// The small world numbers its incidents from 1.
test.use({ apart: 'publishing' })

let git: GitServer
test.beforeAll(async () => {
  git = await GitServer.start()
})
test.afterAll(() => git.stop())

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
