import { expect, test } from './nevermore'
import { expectUsable } from './watch'

test.slow()

test.beforeEach(async ({ page, signedIn }) => {
  await page.context().addCookies(signedIn.cookies)
})

test('by keyboard alone a timeline is written, seen as a picture and zoomed, its entries merged, brought back and mended', async ({
  page,
}) => {
  await page.goto('/incidents/new')
  await page.getByLabel('What happened?').fill('Orders stood still')
  await page.getByLabel('Day').fill('2026-08-14')
  await page.getByRole('button', { name: 'Write it down' }).press('Enter')
  await page.waitForURL(/\/incidents\/\d+$/)
  const rows = page.locator('#timeline ol > li[id^="entry-"]')
  const field = page.getByRole('textbox', { name: /^Add an entry/ })
  // Until the page listens.
  await expect(async () => {
    await page.keyboard.press('n')
    expect(await field.evaluate((node) => node === document.activeElement)).toBe(true)
  }).toPass()
  for (const [index, line] of ['10:00 deploy of 4.12', '10:05 detected: pager rings', '10:40 orders go through'].entries()) {
    await page.keyboard.type(line)
    await page.keyboard.press('Enter')
    await expect(rows).toHaveCount(index + 1)
  }

  const picture = page.getByRole('region', { name: /^Picture of the timeline/ })
  await picture.focus()
  const width = () => picture.locator(':scope > svg:visible').evaluate((svg) => Math.round(svg.getBoundingClientRect().width))
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
