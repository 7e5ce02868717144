import type { Page } from '@playwright/test'
import { expect, test } from './nevermore'
import { expectUsable } from './watch'

test.beforeEach(async ({ page, signedIn }) => {
  await page.context().addCookies(signedIn.cookies)
})

const CHAT = [
  '[10:13] <ines> first order fails',
  '[10:15] *** tom joined #ops',
  '[10:16] <tom> rolling back to 4.17',
  '[10:20] <tom> lunch, anyone?',
  '[10:30] <ines> resolved: all orders go through',
].join('\n')

async function writeIncident(page: Page): Promise<string> {
  await page.goto('/incidents/new')
  await page.getByLabel('What happened?').fill('Orders failed')
  await page.getByLabel('Day').fill('2026-08-14')
  await page.getByRole('button', { name: 'Write it down' }).click()
  await page.waitForURL(/\/incidents\/\d+$/)
  return new URL(page.url()).pathname
}

test('a chat is pasted into the quick add, looked through, added with one key and taken back; a clock that was off is put right', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const incident = await writeIncident(page)
  const rows = page.locator('#timeline ol > li')
  await page.evaluate((text) => navigator.clipboard.writeText(text), CHAT)
  await page.getByLabel(/^Add an entry/).focus()
  await page.keyboard.press('ControlOrMeta+v')
  const dialog = page.getByRole('dialog', { name: 'Paste into the timeline' })
  await expect(dialog.getByText('Understood as 4 entries')).toBeVisible()
  await expect(dialog.getByText('1 passage is left out')).toBeVisible()
  await dialog.getByRole('checkbox', { name: /lunch, anyone/ }).uncheck()
  await expectUsable(page, 'paste')
  await dialog.getByLabel('What you pasted').press('ControlOrMeta+Enter')
  await expect(dialog).toBeHidden()
  await expect(rows.filter({ hasText: /first order|rolling back|orders go through/ })).toHaveCount(3)
  await expect(page.locator('#timeline')).not.toContainText('lunch')

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.locator('#timeline')).not.toContainText('rolling back')

  await page.getByRole('link', { name: 'Paste a chat or a log' }).click()
  await dialog.getByLabel('What you pasted').fill('10:13 first order fails\n10:20 ran the wrong job\n')
  await expect(dialog.getByText('Understood as 2 entries')).toBeVisible()
  await dialog.getByRole('button', { name: 'Add 2 entries' }).click()
  // Its own list of what was understood shows the same words.
  await expect(dialog).toBeHidden()
  await expect(rows.filter({ hasText: 'ran the wrong job' })).toContainText('10:20')

  await page.goto(`${incident}/timeline/shift`)
  await page.getByRole('checkbox', { name: /ran the wrong job/ }).check()
  await page.getByLabel('Minutes').fill('-12')
  await page.getByRole('button', { name: 'Shift' }).click()
  await expect(page.getByRole('status')).toContainText('1 entry shifted.')
  await page.getByRole('link', { name: 'Back to the timeline' }).click()
  await expect(rows.filter({ hasText: 'ran the wrong job' })).toContainText('10:08')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('a log is pasted on a page of its own: read, looked at, added', async ({ page }) => {
    const incident = await writeIncident(page)
    await page.goto(`${incident}/timeline/paste`)
    await page.getByLabel('What you pasted').fill('10:13 first order fails\n10:20 lunch')
    await page.getByRole('button', { name: 'Read it' }).click()
    await page.getByRole('checkbox', { name: /lunch/ }).uncheck()
    await page.getByRole('button', { name: 'Add 2 entries' }).click()
    await expect(page.getByRole('status')).toContainText('1 entry added.')
    await page.getByRole('link', { name: 'Show them' }).click()
    await expect(page.locator('#timeline')).toContainText('first order fails')
    await expect(page.locator('#timeline')).not.toContainText('lunch')
  })
})
