import { expect, test } from './nevermore'
import { PAGES } from './pages'
import { expectUsable, overflow, violations } from './watch'

const SIZES = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }

for (const { name, path, as } of PAGES) {
  for (const theme of ['light', 'dark'] as const) {
    test(`${name} can be used by everybody, ${theme}, on a desk and on a phone`, async ({ page, signedIn }) => {
      if (as === 'admin') await page.context().addCookies(signedIn.cookies)
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      for (const [size, viewport] of Object.entries(SIZES)) {
        await page.setViewportSize(viewport)
        await page.goto(path)
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
        await expectUsable(page, size)
      }
    })
  }
}

test('what watches the pages sees a planted mistake', async ({ page }) => {
  await page.goto('/sign-in')
  await page.evaluate(() => {
    const planted = document.createElement('p')
    planted.textContent = 'hardly there'
    planted.style.cssText = 'color: #ddd; background: #eee; width: 4000px'
    document.querySelector('main')?.append(planted)
  })
  expect(await violations(page)).toEqual([expect.stringContaining('color-contrast')])
  expect(await overflow(page)).not.toEqual([])
})

test('a console error and a refused script fail the test that caused them', async ({ page, complaints }) => {
  await page.goto('/sign-in')
  await page.evaluate(() => console.error('planted'))
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<button onclick="document.title = \'taken over\'">planted</button>')
  })
  await page.getByRole('button', { name: 'planted' }).click()
  await expect.poll(() => complaints.length).toBeGreaterThanOrEqual(2)
  expect(await page.title()).not.toBe('taken over')
  complaints.length = 0
})
