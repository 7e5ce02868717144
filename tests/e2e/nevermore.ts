import { test as base, type ConsoleMessage, expect, type Page } from '@playwright/test'
import { type EditedThere, editThere } from './edited-there'
import { Instance } from './instance'
import { makeWorld, type World } from './world'

/** The first admin of each instance; made by the set-up link, as the person who installed it would. */
export const ADMIN = { name: 'Ines Brandt', email: 'ines@example.org', password: 'forty ravens at dusk' }

interface PerWorker {
  /** A file that says something of its own here has an instance of its own, empty when its tests begin. */
  apart: string
  instance: Instance
  /** Cookies of the admin, for contexts that begin signed in. */
  signedIn: Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>
  /** The admin's instance with something in it. */
  world: World
  /** The same, with published files of its second incident that somebody edited. */
  proposals: EditedThere
}

interface PerTest {
  /** What the page complained of: script errors, console errors, refusals of the content policy. Empty at the end of every test. */
  complaints: string[]
}

/** Playwright's test with a running Nevermore: relative addresses lead to it, and a page that complains fails its test. */
export const test = base.extend<PerTest, PerWorker>({
  apart: ['', { scope: 'worker', option: true }],
  instance: [
    async ({ browserName: _any }, use) => {
      const instance = await Instance.start()
      await use(instance)
      await instance.remove()
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  signedIn: [
    async ({ instance, browser }, use) => {
      const page = await browser.newPage({ baseURL: instance.url })
      await setUp(page, instance)
      const state = await page.context().storageState()
      await page.close()
      await use(state)
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  world: [
    async ({ instance, browser, signedIn }, use) => {
      const context = await browser.newContext({ baseURL: instance.url, storageState: signedIn })
      const world = await makeWorld(context)
      await context.close()
      await use(world)
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  proposals: [async ({ instance, world: _made }, use) => use(await editThere(instance, 2)), { scope: 'worker' }],
  baseURL: async ({ instance }, use) => use(instance.url),
  complaints: [
    async ({ page }, use) => {
      const complaints = listen(page)
      await use(complaints)
      expect(complaints, 'the page complained').toEqual([])
    },
    { auto: true },
  ],
})

export { expect }

/** Makes the first admin by the printed link; the page is signed in afterwards. */
export async function setUp(page: Page, instance: Instance): Promise<void> {
  await page.goto(instance.setupLink)
  await page.getByLabel('Your name').fill(ADMIN.name)
  await page.getByLabel('E-mail').fill(ADMIN.email)
  await page.getByLabel('Password', { exact: true }).fill(ADMIN.password)
  await page.getByRole('button', { name: 'Create the admin account' }).click()
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
}

/** Writes an incident down by its form; answers the address that it has. */
export async function writeIncident(page: Page, title: string): Promise<string> {
  await page.goto('/incidents/new')
  await page.waitForLoadState('networkidle')
  await page.getByRole('textbox', { name: 'What happened?' }).fill(title)
  await page.getByRole('button', { name: 'Write it down' }).click()
  await expect(page).toHaveURL(/\/incidents\/\d+$/)
  return new URL(page.url()).pathname
}

/** Collects what a page complains of from now on. */
export function listen(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' && !isExpected(message)) complaints.push(`console: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`))
  return complaints
}

// The browser itself reports every 4xx it loads, and a page that is not there is one of our pages.
const isExpected = (message: ConsoleMessage): boolean => /the server responded with a status of 404/.test(message.text())
