import { expect, test } from './nevermore'
import { expectUsable, takenOver } from './watch'

test.beforeEach(async ({ page, signedIn }) => {
  await page.context().addCookies(signedIn.cookies)
})

test('the palette is opened, used and left by keyboard alone', async ({ page }) => {
  await page.goto('/')
  await takenOver(page)
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Go to, do, find' })
  await expect(field).toBeFocused()
  await expectUsable(page, 'palette')
  await page.keyboard.type('prof')
  await expect(page.getByRole('option')).toHaveText(['Your profile'])
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/settings\/profile$/)
  await page.keyboard.press('Control+k')
  await page.keyboard.press('Escape')
  await expect(field).toBeHidden()
})

test('the theme follows the device until one is chosen, and the choice is there before any script', async ({ page }) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const [light, dark] = ['rgb(250, 248, 244)', 'rgb(18, 19, 23)']
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto('/')
  expect(await paper()).toBe(dark)
  await page.getByRole('button', { name: `Ines Brandt, menu` }).click()
  await expectUsable(page, 'menu')
  await page.getByRole('button', { name: 'Light' }).click()
  await expect(page.getByRole('button', { name: 'Light' })).toHaveAttribute('aria-pressed', 'true')
  expect(await paper()).toBe(light)
  const html = await (await page.request.get('/')).text()
  expect(html).toContain('data-theme="light"')
  await page.getByRole('button', { name: 'System' }).click()
  await expect(page.getByRole('button', { name: 'System' })).toHaveAttribute('aria-pressed', 'true')
  expect(await paper()).toBe(dark)
})

test('? shows what the keys do here, and single keys can be switched off', async ({ page }) => {
  await page.goto('/')
  const help = page.getByRole('dialog', { name: 'Keyboard' })
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(help).toBeVisible({ timeout: 500 })
  }).toPass()
  await expectUsable(page, 'keyboard help')
  await page.getByRole('checkbox', { name: 'Single keys do something' }).uncheck()
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
  await page.keyboard.press('?')
  await page.waitForTimeout(300)
  await expect(help).toBeHidden()
})

test('a phone has its navigation at the foot, and the rest behind Menu', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/')
  const bar = page.getByRole('navigation', { name: 'Main' })
  const box = await bar.boundingBox()
  expect(box && box.y + box.height).toBe(844)
  for (const name of ['Home', 'Incidents', 'Board', 'Checks'])
    await expect(bar.getByRole('link', { name, exact: name !== 'Board' })).toBeInViewport()
  await bar.getByRole('button', { name: 'menu' }).click()
  await expectUsable(page, 'menu of a phone')
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page).toHaveURL(/\/settings/)
})

test('the first Tab of a page offers to skip to its content', async ({ page }) => {
  await page.goto('/')
  const skip = page.getByRole('link', { name: 'Skip to the content' })
  await page.keyboard.press('Tab')
  await expect(skip).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.locator('#main')).toBeFocused()
})

test('without JavaScript the rail, the search and the theme work', async ({ browser, instance, signedIn }) => {
  const context = await browser.newContext({ baseURL: instance.url, javaScriptEnabled: false, storageState: signedIn })
  const page = await context.newPage()
  await page.goto('/')
  await page.getByRole('link', { name: /Go to, do, find/ }).click()
  await page.getByRole('searchbox').fill('nothing of that name')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page.getByText('Nothing is called “nothing of that name”')).toBeVisible()
  await page.getByRole('button', { name: 'Ines Brandt, menu' }).click()
  await page.getByRole('button', { name: 'Dark' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await context.close()
})
