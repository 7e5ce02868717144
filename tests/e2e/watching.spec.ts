import { execFileSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { GitServer } from '../support/git-server'
import { expect, test } from './nevermore'
import { expectUsable } from './watch'

// The small world numbers its incidents from 1.
test.use({ apart: 'watching' })

let git: GitServer
test.beforeAll(async () => {
  git = await GitServer.start()
})
test.afterAll(() => git.stop())

const inBare = (...args: string[]) => execFileSync('git', ['-C', join(git.folder, 'docs'), ...args], { encoding: 'utf8' })

test('an edit made in a repository comes back as a proposal, is chosen from and taken over, and publishing it settles both', async ({
  page,
  request,
  signedIn,
  world: _world,
}) => {
  git.commit('docs', { 'README.md': '# Docs\n' })
  inBare('config', 'http.receivepack', 'true')
  await page.context().addCookies(signedIn.cookies)
  await page.goto('/settings/repositories')
  await page.getByLabel('Name', { exact: true }).fill('team/docs')
  await page.getByLabel('Address', { exact: true }).fill(git.url('docs'))
  await page.getByLabel('Author’s e-mail').fill('nevermore@example.org')
  await page.getByRole('button', { name: 'Add the repository' }).click()
  await page.getByText('Edits made there come back as proposals').click()
  await page.getByRole('button', { name: 'Make a secret for a webhook' }).click()
  await expect(page.getByText('it is not shown again')).toBeVisible()
  const [address = '', secret = ''] = await page.locator('details[open] pre').allTextContents()
  await expectUsable(page, 'Repositories with a webhook')

  await page.goto('/incidents/1')
  await page.getByRole('link', { name: 'Publications' }).click()
  await page.getByRole('link', { name: 'Look and publish' }).click()
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText('published', { exact: true })).toBeVisible({ timeout: 30_000 })
  const path =
    inBare('ls-tree', '-r', '--name-only', 'main')
      .split('\n')
      .find((one) => one.includes('inc-1')) ?? ''
  const published = inBare('show', `main:${path}`)
  const title = /^# (.*)$/m.exec(published)?.[1] ?? ''
  const [, lesson = ''] =
    /### What went well\n\n- (.*)\n/.exec(published) ?? /\n- \*\*[^*]*\d\d:\d\d[^*]*\*\* (.*)\n/.exec(published) ?? []

  await test.step('edited there and here', async () => {
    git.commit('docs', { [path]: published.replace(`# ${title}`, `# ${title} there`).replace(lesson, `${lesson} indeed`) })
    await page.goto('/incidents/1?edit=facts')
    await page.getByLabel('Title', { exact: true }).first().fill(`${title} here`)
    await page.getByRole('button', { name: 'Save' }).first().click()
    await expect(page.getByRole('heading', { level: 1, name: `${title} here` })).toBeVisible()
    const body = JSON.stringify({ ref: 'refs/heads/main' })
    const sign = (key: string) => `sha256=${createHmac('sha256', key).update(body).digest('hex')}`
    const tell = (key: string) =>
      request.post(new URL(address.trim()).pathname, { data: body, headers: { 'X-Hub-Signature-256': sign(key) } })
    expect((await tell('guessed')).status()).toBe(404)
    expect((await tell(secret.trim())).status()).toBe(202)
  })

  await test.step('offered, and chosen from', async () => {
    await expect(async () => {
      await page.goto('/')
      await expect(page.getByText('Edited in team/docs by Ines')).toBeVisible({ timeout: 1_000 })
    }).toPass({ timeout: 60_000 })
    await page.goto('/incidents/1')
    await page.getByRole('link', { name: '2 changes to look at' }).click()
    await expect(page.getByRole('heading', { name: 'Edited in team/docs by Ines' })).toBeVisible()
    await expect(page.getByText('1 of which was changed here, too')).toBeVisible()
    await expectUsable(page, 'A proposal')
    await page.setViewportSize({ width: 390, height: 844 })
    await expectUsable(page, 'A proposal on a phone')
    await page.getByLabel('Title was changed there').selectOption('Keep what is here')
    await page.getByRole('button', { name: 'Take over what is ticked' }).click()
    await expect(page).toHaveURL(/\/incidents\/1$/)
    await expect(page.getByText(`${lesson} indeed`, { exact: true })).toBeVisible()
    await expect(page.getByRole('heading', { level: 1, name: `${title} here` })).toBeVisible()
    await page.goto('/incidents/1/revisions')
    await expect(page.getByText('as Ines wrote it in a repository').first()).toBeVisible()
  })

  await test.step('published again', async () => {
    await page.goto('/incidents/1/publications')
    await page.getByRole('link', { name: 'Look at the difference' }).click()
    await page.getByRole('button', { name: 'Publish the change' }).click()
    await expect.poll(() => inBare('show', `main:${path}`), { timeout: 30_000 }).toContain(`# ${title} here`)
    expect(inBare('show', `main:${path}`)).toContain(`${lesson} indeed`)
  })
})
