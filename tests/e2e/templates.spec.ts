import type { Page } from '@playwright/test'
import { expect, test } from './nevermore'
import { expectUsable } from './watch'

test.beforeEach(async ({ page, signedIn }) => {
  await page.context().addCookies(signedIn.cookies)
})

async function writeIncident(page: Page, title: string): Promise<string> {
  await page.goto('/incidents/new')
  await page.getByLabel('What happened?').fill(title)
  await page.getByRole('button', { name: 'Write it down' }).click()
  await page.waitForURL(/\/incidents\/\d+$/)
  return new URL(page.url()).pathname
}

test('a template is written with its preview beside it, refused where it is wrong, used, brought back and deleted', async ({
  page,
}) => {
  const incident = await writeIncident(page, 'The mill stood still')
  await page.goto('/settings/templates')
  await page.getByRole('link', { name: 'New from Brief' }).click()
  await page.waitForLoadState('networkidle')
  const preview = page.getByRole('region', { name: 'Preview' })
  await expect(preview.getByRole('heading', { name: 'The mill stood still' })).toBeVisible()

  const source = page.getByLabel('Template', { exact: true })
  await page.getByLabel('Name').fill('For the mill')
  await source.fill('# Mill: :fact[title]\n\n::timelime\n')
  await expect(page.getByText('::timelime is not known (did you mean ::timeline?)').first()).toBeVisible()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Line 3: ::timelime is not known')
  await expectUsable(page, 'a template that is wrong')

  await source.fill('# Mill: :fact[title]\n')
  await expect(preview.getByRole('heading', { name: 'Mill: The mill stood still' })).toBeVisible()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name: 'For the mill' })).toBeVisible()
  await page.waitForLoadState('networkidle')
  await source.fill('# Twice: :fact[title]\n')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Version 2.')).toBeVisible()

  await page.goto(`${incident}/markdown`)
  await page.getByLabel('Template').selectOption({ label: 'For the mill' })
  await expect(page.getByRole('article', { name: 'Preview' })).toContainText('Twice: The mill stood still')
  await expectUsable(page, 'the Markdown by a template')
  const template = new URL(page.url()).searchParams.get('template')

  await page.goto(`/settings/templates/${template}/versions`)
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: 'Bring this back' }).click()
  await expect(page.getByText('Version 3')).toBeVisible()
  await page.goto(`${incident}/markdown?template=${template}`)
  await expect(page.getByRole('article', { name: 'Preview' })).toContainText('Mill: The mill stood still')

  await page.goto('/settings/templates')
  await page.waitForLoadState('networkidle')
  await page.getByRole('button', { name: 'Delete For the mill' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('button', { name: 'Delete For the mill' })).toBeVisible()
})

test('without JavaScript a template is written and shown as it was saved', async ({ page, browser, baseURL, signedIn }) => {
  await writeIncident(page, 'The kiln was cold')
  const plain = await browser.newContext({ baseURL: baseURL ?? '', javaScriptEnabled: false, storageState: signedIn })
  const writer = await plain.newPage()
  await writer.goto('/settings/templates/new?from=classic')
  await writer.getByLabel('Name').fill('By hand')
  await writer.getByLabel('Template', { exact: true }).fill('# Plainly: :fact[title]')
  await writer.getByRole('button', { name: 'Save' }).click()
  await writer.goto('/settings/templates')
  await writer.getByRole('link', { name: 'By hand' }).click()
  await expect(writer.getByRole('heading', { name: 'Plainly: The kiln was cold' })).toBeVisible()
  await plain.close()
})
