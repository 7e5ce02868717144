import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, test } from './nevermore'
import { expectUsable } from './watch'

test.beforeEach(async ({ page, signedIn }) => {
  await page.context().addCookies(signedIn.cookies)
})

/** Writes an incident down and gives the address of its page. */
async function writeIncident(page: Page, title: string, summary: string): Promise<string> {
  await page.goto('/incidents/new')
  await page.getByLabel('What happened?').fill(title)
  await page.getByLabel('What is known so far').fill(summary)
  await page.getByRole('button', { name: 'Write it down' }).click()
  await page.waitForURL(/\/incidents\/\d+$/)
  return new URL(page.url()).pathname
}

test('a postmortem is previewed, copied and downloaded as Markdown', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const incident = await writeIncident(page, 'The cache was *cold*', 'Every order took **20 s**.\n\n<!-- never closed')
  await page.goto(`${incident}/markdown`)
  const preview = page.getByRole('article', { name: 'Preview' })
  await expect(preview.getByRole('heading', { name: 'The cache was *cold*' })).toBeVisible()
  await expect(preview.locator('strong', { hasText: '20 s' })).toBeVisible()
  await expect(preview.getByText('<!-- never closed')).toBeVisible()
  await expectUsable(page, 'preview')

  await page.getByRole('link', { name: 'Source' }).click()
  const source = page.getByLabel('Markdown source')
  await expect(source).toHaveValue(/^---\nincident: INC-\d+\ntitle: "The cache was \*cold\*"\n/)
  await expectUsable(page, 'source')
  const text = await source.inputValue()

  await page.getByRole('link', { name: 'Copy' }).click()
  await expect(page.getByText('Copied', { exact: true })).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(text)

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download' }).click()])
  expect(download.suggestedFilename()).toMatch(/^INC-\d+-the-cache-was-cold\.md$/)
  expect(readFileSync(await download.path(), 'utf8')).toBe(text)
})

test('without JavaScript the text is there to be copied by hand', async ({ page, browser, baseURL, signedIn }) => {
  const incident = await writeIncident(page, 'The queue was full', 'For an hour.')
  const plain = await browser.newContext({ baseURL: baseURL ?? '', javaScriptEnabled: false, storageState: signedIn })
  const reader = await plain.newPage()
  await reader.goto(`${incident}/markdown`)
  await expect(reader.getByRole('heading', { name: 'The queue was full' })).toBeVisible()
  await reader.getByRole('link', { name: 'Copy' }).click()
  await expect(reader.getByLabel('Markdown source')).toHaveValue(/# The queue was full\n/)
  await plain.close()
})

test('an incident that is not there has no Markdown', async ({ page }) => {
  const answers = await Promise.all(
    ['/incidents/999999/markdown', '/incidents/999999/markdown/download'].map((path) => page.request.get(path)),
  )
  expect(answers.map((answer) => answer.status())).toEqual([404, 404])
})
