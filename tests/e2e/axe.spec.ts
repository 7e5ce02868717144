import type { BrowserContext } from '@playwright/test'
import { test as base, expect } from './nevermore'
import { PAGES } from './pages'
import { expectReadable, expectUsable, overflow, takenOver, violations } from './watch'

const DESK = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }

/** One browser for all pages of the list, and one for those of nobody: what they share is loaded and compiled once. */
const test = base.extend<{ as: 'admin' | 'nobody' }, { browsers: Record<'admin' | 'nobody', BrowserContext> }>({
  as: ['nobody', { option: true }],
  browsers: [
    async ({ browser, instance, signedIn }, use) => {
      const open = (storageState?: typeof signedIn) =>
        browser.newContext({ baseURL: instance.url, ...(storageState && { storageState }), reducedMotion: 'reduce' })
      const browsers = { admin: await open(signedIn), nobody: await open() }
      await use(browsers)
      await Promise.all([browsers.admin.close(), browsers.nobody.close()])
    },
    { scope: 'worker' },
  ],
  page: async ({ browsers, as }, use) => {
    const page = await browsers[as].newPage()
    await page.setViewportSize(DESK)
    await use(page)
    await page.close()
  },
})

for (const { name, path, as } of PAGES) {
  test.describe(() => {
    test.use({ as })
    test(`${name} can be used by everybody, light and dark, on a desk and on a phone`, async ({ page, world, proposals }) => {
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
      await page.goto(path({ ...world, proposals }))
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      for (const viewport of [DESK, PHONE]) {
        await page.setViewportSize(viewport)
        // As high as the page is, so that nothing lies half behind the bar at the foot of a phone: that is only a matter of scrolling.
        const height = await page.evaluate(() => document.documentElement.scrollHeight)
        await page.setViewportSize({ width: viewport.width, height })
        await page.emulateMedia({ colorScheme: 'light' })
        await expectUsable(page, `${viewport.width} px wide, light`)
        await page.emulateMedia({ colorScheme: 'dark' })
        await expectReadable(page, `${viewport.width} px wide, dark`)
      }
    })
  })
}
test('what watches the pages sees a planted mistake', async ({ page }) => {
  await page.goto('/sign-in')
  await takenOver(page)
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
  await takenOver(page)
  await page.evaluate(() => console.error('planted'))
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<button onclick="document.title = \'taken over\'">planted</button>')
  })
  await page.getByRole('button', { name: 'planted' }).click()
  await expect.poll(() => complaints.length).toBeGreaterThanOrEqual(2)
  expect(await page.title()).not.toBe('taken over')
  complaints.length = 0
})
