import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { GitServer } from '../support/git-server'
import { makeZip } from '../support/zip'
import { expect, test } from './nevermore'

const report = (title: string, more = '') =>
  `# ${title}\n\nSeverity: SEV2\n\n## Timeline (UTC)\n\n- 2024-03-01 10:00 Orders failed\n- 10:30 Orders work again\n${more}`
const NOISE = Buffer.from(Array.from({ length: 500 }, (_, n) => n % 8))

let folder = ''
let git: GitServer
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nevermore-documents-'))
  git = await GitServer.start()
})
test.afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await git.stop()
})
test.use({ storageState: async ({ signedIn }, use) => use(signedIn) })

/** The counts of a batch once everything is read. */
async function counts(page: Page): Promise<string[]> {
  await expect(page).toHaveURL(/\/batches\/[0-9a-f-]{36}$/)
  await expect(page.getByText(/^(\S+) of \1 files read$/)).toBeVisible({ timeout: 60_000 })
  return page.getByRole('navigation', { name: 'Which files' }).getByRole('link').allTextContents()
}

async function chooseFolder(page: Page, path: string) {
  await page.goto('/incidents/import')
  await page.waitForLoadState('networkidle')
  await page.getByLabel('A folder').setInputFiles(path)
}

async function acceptAll(page: Page, name: RegExp) {
  await page.getByText('Accept drafts …').click()
  await page.getByRole('button', { name }).click()
}

test('a folder with a zip and a bad file in it is read, accepted, known again, and offered where it changed', async ({
  page,
  instance,
}) => {
  const docs = join(folder, 'postmortems')
  mkdirSync(join(docs, '2024'), { recursive: true })
  writeFileSync(join(docs, '2024', 'shop.md'), report('Shop down'))
  writeFileSync(join(docs, 'mill.md'), report('Mill down'))
  writeFileSync(join(docs, 'bad.md'), NOISE)
  writeFileSync(join(docs, 'old.zip'), makeZip([{ name: 'a/kiln.md', data: report('Kiln down') }]))
  await chooseFolder(page, docs)
  expect((await counts(page)).sort()).toEqual(['1 failed', '3 drafts to review', '4 files'])
  await expect(page.getByText('This file is not text.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'postmortems/old.zip/a/kiln.md' })).toBeVisible()

  await acceptAll(page, /Accept (the|all) 3 drafts/)
  await expect(page.getByText('3 accepted')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('link', { name: /^INC-/ }).first().click()
  await expect(page).toHaveURL(/\/incidents\/\d+$/)

  await chooseFolder(page, docs)
  expect((await counts(page)).sort()).toEqual(['1 failed', '3 same as before', '4 files'])

  writeFileSync(join(docs, 'mill.md'), report('Mill down', '- 11:00 The wheel was oiled\n'))
  await chooseFolder(page, docs)
  expect((await counts(page)).sort()).toEqual(['1 changed', '1 failed', '2 same as before', '4 files'])
  await page.getByRole('link', { name: 'postmortems/mill.md' }).click()
  await expect(page.getByRole('checkbox', { name: /Timeline entry “The wheel was oiled” is new in the source/ })).toBeChecked()
  await page.getByRole('button', { name: 'Take what is ticked' }).click()
  await expect(page).toHaveURL(/\/incidents\/\d+$/)
  await expect(page.getByText('The wheel was oiled', { exact: true })).toBeVisible()
  await chooseFolder(page, docs)
  expect((await counts(page)).sort()).toEqual(['1 failed', '3 same as before', '4 files'])
  expect(instance.output).not.toMatch(/"level":(50|60)/)
})

test('a repository is read by its address, and looked at again', async ({ page }) => {
  git.commit('docs', {
    'pm/a.md': report('Repository A'),
    'pm/b.md': report('Repository B'),
    'notes.md': report('Not asked for'),
  })
  await page.goto('/incidents/import')
  await page.waitForLoadState('networkidle')
  await page.getByLabel('Address').fill('ext::sh -c id')
  await page.getByRole('button', { name: 'Fetch and read it' }).click()
  await expect(page.getByText(/Expected the address of a repository/).first()).toBeVisible()
  await page.getByLabel('Address').fill(git.url('docs'))
  await page.getByLabel(/Which files/).fill('pm/*.md')
  await page.getByRole('button', { name: 'Fetch and read it' }).click()
  expect((await counts(page)).sort()).toEqual(['2 drafts to review', '2 files'])
  await acceptAll(page, /Accept (the|all) 2 drafts/)
  await expect(page.getByText('2 accepted')).toBeVisible({ timeout: 30_000 })
  const first = page.url()
  git.commit('docs', { 'pm/a.md': report('Repository A', '- 12:00 All well\n'), 'pm/c.md': report('Repository C') })
  await page.getByRole('button', { name: 'Look again' }).click()
  await expect(page).not.toHaveURL(first)
  expect((await counts(page)).sort()).toEqual(['1 changed', '1 drafts to review', '1 same as before', '3 files'])
})

test('a power cut in the middle loses no file', async ({ page, instance }) => {
  const many = join(folder, 'many')
  mkdirSync(many)
  for (let n = 0; n < 120; n++) writeFileSync(join(many, `${n}.md`), report(`Many ${n}`, 'word '.repeat(2_000)))
  await chooseFolder(page, many)
  await expect(page).toHaveURL(/\/batches\//)
  const batch = page.url()
  await page.goto('about:blank')
  await instance.kill()
  await instance.start()
  await page.goto(batch)
  expect((await counts(page)).sort()).toEqual(['120 drafts to review', '120 files'])
  await page.getByRole('link', { name: '120 drafts to review' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'many/119.md' })).toBeVisible()
})
