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
test('what watches the pages sees a planted mistake, be it of one theme or one width alone', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.goto('/sign-in')
  await takenOver(page)
  expect(await violations(page)).toEqual([])
  // A rule may be added to a style sheet that is allowed, where no style sheet may be added.
  await page.evaluate((rules) => {
    const planted = '<p class="pale">hardly there</p><button class="nameless"></button><p class="wide">far out</p>'
    document.querySelector('main')?.insertAdjacentHTML('beforeend', planted)
    for (const rule of rules) document.styleSheets[0]?.insertRule(rule, document.styleSheets[0].cssRules.length)
  }, PLANTED)
  const seen = async (viewport: typeof DESK, colorScheme: 'light' | 'dark', only?: string[]) => {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme })
    return {
      found: (await violations(page, only)).map((line) => line.split(':')[0]),
      overflows: (await overflow(page)).length > 0,
    }
  }
  expect(await seen(DESK, 'light')).toEqual({ found: [], overflows: false })
  expect(await seen(DESK, 'dark', ['color-contrast'])).toEqual({ found: ['color-contrast'], overflows: false })
  expect(await seen(PHONE, 'light')).toEqual({ found: ['button-name'], overflows: true })
  expect(await seen(PHONE, 'dark', ['color-contrast'])).toEqual({ found: ['color-contrast'], overflows: true })
})

const PLANTED = [
  '.pale { color: #333; background: #fff }',
  '@media (prefers-color-scheme: dark) { .pale { color: #333; background: #222 } }',
  '.nameless, .wide { display: none }',
  '@media (max-width: 500px) { .nameless { display: block; width: 40px; height: 40px } .wide { display: block; width: 4000px } }',
]

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
