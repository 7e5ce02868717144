import type { Locator, Page } from '@playwright/test'
import { expect, test } from './nevermore'
import { expectUsable } from './watch'

test.slow()

test.beforeEach(async ({ page, signedIn }) => {
  await page.context().addCookies(signedIn.cookies)
})

const rowsOf = (page: Page) => page.locator('#timeline ol > li[id^="entry-"]')
const pictureOf = (page: Page) => page.getByRole('region', { name: /^Picture of the timeline/ })
const widthOf = (page: Page) =>
  pictureOf(page)
    .locator(':scope > svg:visible')
    .evaluate((svg) => Math.round(svg.getBoundingClientRect().width))

/** Without anything but keys. */
async function writeTimeline(page: Page): Promise<void> {
  await page.goto('/incidents/new')
  await page.getByLabel('What happened?').fill('Orders stood still')
  await page.getByLabel('Day').fill('2026-08-14')
  await page.getByRole('button', { name: 'Write it down' }).press('Enter')
  await page.waitForURL(/\/incidents\/\d+$/)
  const field = page.getByRole('textbox', { name: /^Add an entry/ })
  // Until the page listens.
  await expect(async () => {
    await page.keyboard.press('n')
    expect(await field.evaluate((node) => node === document.activeElement)).toBe(true)
  }).toPass()
  for (const [index, line] of ['10:00 deploy of 4.12', '10:05 detected: pager rings', '10:40 orders go through'].entries()) {
    await page.keyboard.type(line)
    await page.keyboard.press('Enter')
    await expect(rowsOf(page)).toHaveCount(index + 1)
  }
}

test('by keyboard alone a timeline is written, seen as a picture and zoomed, its entries merged, brought back and mended', async ({
  page,
}) => {
  await writeTimeline(page)
  const rows = rowsOf(page)
  const picture = pictureOf(page)
  await picture.focus()
  const width = () => widthOf(page)
  const whole = await width()
  const drawn = page.waitForResponse(/\/timeline\/picture\?&zoom=2$/)
  await page.keyboard.press('+')
  expect((await drawn).headers()['content-type']).toBe('image/svg+xml')
  await expect.poll(width).toBe(whole * 2)
  await page.keyboard.press('0')
  await expect.poll(width).toBe(whole)

  const more = rows.filter({ hasText: 'orders go through' }).getByRole('button', { name: 'More for this entry' })
  await more.focus()
  await page.keyboard.press('Enter')
  const merge = page.getByRole('button', { name: 'Merge with the one above' })
  await merge.focus()
  await page.keyboard.press('Enter')
  await expect(rows).toHaveCount(2)
  await expect(rows.filter({ hasText: 'pager rings' })).toContainText('orders go through')
  await page.getByRole('button', { name: 'Undo' }).focus()
  await page.keyboard.press('Enter')
  await expect(rows).toHaveCount(3)

  const mend = page.getByRole('button', { name: 'Resolved: 10:40 “orders go through”' })
  await mend.focus()
  await page.keyboard.press('Enter')
  await expect(rows.filter({ hasText: 'orders go through' })).toContainText('Resolved')
  await expectUsable(page, 'picture')
})

test('by keyboard alone lines are pasted, an entry is edited where it stands, told in another zone and shifted', async ({
  page,
}) => {
  await writeTimeline(page)
  const rows = rowsOf(page)
  const press = async (target: Locator, key = 'Enter') => {
    await target.focus()
    await page.keyboard.press(key)
  }
  await press(page.getByRole('link', { name: 'Paste a chat or a log' }))
  const dialog = page.getByRole('dialog', { name: 'Paste into the timeline' })
  await expect(dialog.getByLabel('What you pasted')).toBeFocused()
  await page.keyboard.type('11:20 <tom> queue is empty\n2026-08-15 00:30 all quiet')
  await expect(dialog.getByText('Understood as 2 entries')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(rows).toHaveCount(5)
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible()

  const own = rows.filter({ hasText: 'deploy of 4.12' })
  await press(own.getByRole('link', { name: /^Edit the entry/ }))
  await expect(page.getByRole('textbox', { name: 'What happened', exact: true })).toBeFocused()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.type(' by ines')
  await page.getByLabel('Time', { exact: true }).focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('10:02')
  await page.keyboard.press('ControlOrMeta+Enter')
  await expect(own).toContainText('deploy of 4.12 by ines')
  await expect(own).toContainText('10:02')
  await expect(own.getByRole('link', { name: /^Edit the entry/ })).toBeFocused()

  const days = page.locator('#timeline ol h3:visible')
  await expect(days).toHaveText(['Friday 14 August 2026', 'Saturday 15 August 2026'])
  await page.keyboard.press('u')
  await expect(own).toContainText('08:02')
  await expect(days).toHaveText(['Friday 14 August 2026'])
  await page.keyboard.press('i')
  await expect(own).toContainText('10:02')
  await expect(days).toHaveCount(2)

  await press(page.getByRole('link', { name: 'A clock was off' }))
  await press(page.getByRole('checkbox', { name: /queue is empty/ }), 'Space')
  await page.getByLabel('Minutes').focus()
  await page.keyboard.type('-5')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toContainText('1 entry shifted.')
  await press(page.getByRole('link', { name: 'Back to the timeline' }))
  await expect(rows.filter({ hasText: 'queue is empty' })).toContainText('11:15')
})

test('a mark is drawn to another time with the mouse, and put back', async ({ page }) => {
  await writeTimeline(page)
  const row = rowsOf(page).filter({ hasText: 'pager rings' })
  const marks = pictureOf(page).locator('a.milestone')
  // Until what moves marks is there.
  await expect(async () => {
    await marks.locator('path').hover()
    const box = await marks.locator('path').boundingBox()
    if (!box) throw new Error('The mark is not in the picture.')
    await page.mouse.down()
    await page.mouse.move(box.x + 100, box.y, { steps: 4 })
    await page.mouse.up()
    await expect(row).not.toContainText('10:05', { timeout: 2_000 })
  }).toPass()
  await expect(page.getByText(/^Moved by \+\d+ min/)).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row).toContainText('10:05')
})

test.describe('with fingers', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } })

  test('two of them make the picture wider, and one does not move a mark', async ({ page }) => {
    await writeTimeline(page)
    await pictureOf(page).scrollIntoViewIfNeeded()
    const box = await pictureOf(page).boundingBox()
    if (!box) throw new Error('There is no picture.')
    const { x, y } = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    const whole = await widthOf(page)
    const device = await page.context().newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...across: number[]) =>
      device.send('Input.dispatchTouchEvent', { type, touchPoints: across.map((by) => ({ x: x + by, y })) })
    // The first touch loads what zooms.
    await expect(async () => {
      await touch('touchStart', -30, 30)
      for (const by of [50, 70, 90]) await touch('touchMove', -by, by)
      await touch('touchEnd')
      expect(await widthOf(page)).toBeGreaterThan(whole * 1.5)
    }).toPass()
    await touch('touchStart', 0)
    for (const by of [-30, -60, -90]) await touch('touchMove', by)
    await touch('touchEnd')
    await expect(rowsOf(page).filter({ hasText: 'pager rings' })).toContainText('10:05')
  })
})
