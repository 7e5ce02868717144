import type { Browser, BrowserContext, Page } from '@playwright/test'
import { ADMIN, expect, test } from '../nevermore'

// The first admin is there before every test, whether or not it begins as them.
test.beforeEach(async ({ signedIn }) => {
  expect(signedIn.cookies).toHaveLength(1)
})

const PASSWORD = 'six herons by the weir'

/** The link that the admin makes for somebody, as the page shows it. */
async function invite(page: Page, role: string, email = ''): Promise<string> {
  await page.goto('/settings/members')
  await page.getByLabel('Role').selectOption(role)
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('button', { name: 'Make an invitation link' }).click()
  return (await page.getByRole('status').locator('code').textContent()) ?? ''
}

/** Somebody who took an invitation up, in a browser of their own. */
async function join(
  browser: Browser,
  link: string,
  name: string,
  email: string,
  options: Parameters<Browser['newContext']>[0] = {},
) {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await page.goto(link)
  await page.getByLabel('Your name').fill(name)
  if (await page.getByLabel('E-mail').isEditable()) await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Create my account' }).click()
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  return { context, page }
}

async function signIn(page: Page, email: string, password: string) {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** What the form says: Next's own announcer of pages is an alert as well. */
const alertOf = (page: Page) => page.locator('form [role="alert"]')

const isSignedOut = async (context: BrowserContext) => {
  const page = await context.newPage()
  await page.goto('/settings/profile')
  const out = page.url().includes('/sign-in')
  await page.close()
  return out
}

test('without JavaScript: signing in says what is wrong, and leads on to the page that was asked for', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/settings/sessions')
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fsettings%2Fsessions$/)
  await signIn(page, ADMIN.email, 'not my password')
  await expect(alertOf(page)).toHaveText('The e-mail address or the password is not right.')
  await expect(page.getByLabel('E-mail')).toHaveValue(ADMIN.email)
  await signIn(page, ADMIN.email.toUpperCase(), ADMIN.password)
  await expect(page).toHaveURL(/\/settings\/sessions$/)
  await expect(page.getByText('this one')).toBeVisible()
  await context.close()
})

test('a link that says to go elsewhere after signing in leads home', async ({ page }) => {
  for (const elsewhere of ['https://evil.example', '//evil.example', '/\\evil.example', '/sign-out']) {
    await page.context().clearCookies()
    await page.goto(`/sign-in?next=${encodeURIComponent(elsewhere)}`)
    await signIn(page, ADMIN.email, ADMIN.password)
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
    expect(new URL(page.url()).pathname).toBe('/')
  }
})

test('the set-up link is worth nothing once there is an admin', async ({ page, instance }) => {
  await page.goto(instance.setupLink)
  await expect(page).toHaveURL(/\/sign-in$/)
})

test('the cookie of a session cannot be read by a script and is not sent along from other sites', async ({ signedIn }) => {
  expect(signedIn.cookies).toEqual([
    expect.objectContaining({ name: 'nevermore-session', httpOnly: true, sameSite: 'Lax', path: '/' }),
  ])
})

test('a password can be looked at while it is typed', async ({ page }) => {
  await page.goto('/sign-in')
  const field = page.getByLabel('Password', { exact: true })
  await field.fill('what did I type')
  await page.getByRole('button', { name: 'Show the password' }).click()
  await expect(field).toHaveAttribute('type', 'text')
  await expect(field).toHaveValue('what did I type')
  await page.getByRole('button', { name: 'Hide the password' }).click()
  await expect(field).toHaveAttribute('type', 'password')
})

test('an invitation makes one account with its role, and is over then', async ({ page, browser, signedIn, baseURL }) => {
  await page.context().addCookies(signedIn.cookies)
  const link = await invite(page, 'viewer', 'vera@example.org')
  const { page: vera } = await join(browser, link, 'Vera Lind', 'vera@example.org', { baseURL })
  await vera.goto('/settings/profile')
  await expect(vera.getByText('You are a viewer')).toBeVisible()
  await expect(vera.getByRole('link', { name: 'Members' })).toHaveCount(0)
  const late = await (await browser.newContext()).newPage()
  await late.goto(link)
  await expect(late.getByRole('heading', { level: 1 })).toHaveText('This invitation is over')
})

test('a guessable password is refused where it is typed, and the rest of the form stays', async ({
  page,
  browser,
  signedIn,
  baseURL,
}) => {
  await page.context().addCookies(signedIn.cookies)
  const link = await invite(page, 'editor')
  const guest = await (await browser.newContext({ baseURL })).newPage()
  await guest.goto(link)
  await guest.getByLabel('Your name').fill('Tom Reuter')
  await guest.getByLabel('E-mail').fill('tom@example.org')
  await guest.getByLabel('Password', { exact: true }).fill('tomreuter2026!')
  await guest.getByRole('button', { name: 'Create my account' }).click()
  await expect(guest.getByLabel('Password', { exact: true })).toHaveAttribute('aria-invalid', 'true')
  await expect(guest.getByText('It is made of words, dates or keys that are tried first.')).toBeVisible()
  await expect(guest.getByLabel('Your name')).toHaveValue('Tom Reuter')
  await expect(guest.getByLabel('E-mail')).toHaveValue('tom@example.org')
})

test('whoever is disabled is out at the next click, and comes back only by signing in', async ({
  page,
  browser,
  signedIn,
  baseURL,
}) => {
  await page.context().addCookies(signedIn.cookies)
  const { context, page: nora } = await join(browser, await invite(page, 'editor'), 'Nora Falk', 'nora@example.org', { baseURL })
  const change = async (what: string) => {
    await page.goto('/settings/members')
    await page.getByRole('button', { name: 'Change Nora Falk' }).click()
    await page.getByRole('button', { name: what }).filter({ visible: true }).click()
  }
  await change('Disable')
  await expect(page.getByText('disabled')).toBeVisible()
  await nora.getByRole('link', { name: 'Board' }).first().click()
  await expect(nora).toHaveURL(/\/sign-in/)
  await signIn(nora, 'nora@example.org', PASSWORD)
  await expect(alertOf(nora)).toHaveText('The e-mail address or the password is not right.')
  await change('Let in again')
  await expect(page.getByText('disabled')).toBeHidden()
  expect(await isSignedOut(context)).toBe(true)
  await nora.goto('/sign-in')
  await signIn(nora, 'nora@example.org', PASSWORD)
  await expect(nora.getByRole('navigation', { name: 'Main' })).toBeVisible()
})

test('a new password signs out everywhere else', async ({ page, browser, signedIn, baseURL }) => {
  await page.context().addCookies(signedIn.cookies)
  const { page: here } = await join(browser, await invite(page, 'editor'), 'Pia Hahn', 'pia@example.org', { baseURL })
  const elsewhere = await browser.newContext({ baseURL })
  const there = await elsewhere.newPage()
  await there.goto('/sign-in')
  await signIn(there, 'pia@example.org', PASSWORD)
  await expect(there.getByRole('navigation', { name: 'Main' })).toBeVisible()
  await here.goto('/settings/profile')
  await here.getByLabel('Present password').fill(PASSWORD)
  await here.getByLabel('New password').fill('nine otters under the pier')
  await here.getByRole('button', { name: 'Change the password' }).click()
  await expect(here.getByText('Changed. Every other session is signed out.')).toBeVisible()
  expect(await isSignedOut(elsewhere)).toBe(true)
  await here.goto('/settings/sessions')
  await expect(here.getByText('this one')).toBeVisible()
})

test('a session can be ended from another one', async ({ page, browser, signedIn, baseURL }) => {
  await page.context().addCookies(signedIn.cookies)
  const { context, page: other } = await join(browser, await invite(page, 'editor'), 'Udo Kern', 'udo@example.org', { baseURL })
  const second = await (await browser.newContext({ baseURL })).newPage()
  await second.goto('/sign-in')
  await signIn(second, 'udo@example.org', PASSWORD)
  await expect(second.getByRole('navigation', { name: 'Main' })).toBeVisible()
  await second.goto('/settings/sessions')
  await second.getByRole('button', { name: 'End', exact: true }).click()
  await expect(second.getByRole('button', { name: 'End', exact: true })).toHaveCount(0)
  // A page that is just being replaced shows no button either.
  await expect.poll(() => isSignedOut(context)).toBe(true)
  await other.close()
})

test('a forgotten password is replaced by a link an admin makes', async ({ page, browser, signedIn, baseURL }) => {
  await page.context().addCookies(signedIn.cookies)
  await join(browser, await invite(page, 'editor'), 'Mara Voss', 'mara@example.org', { baseURL })
  await page.goto('/settings/members')
  await page.getByRole('button', { name: 'Change Mara Voss' }).click()
  await page.getByRole('button', { name: 'Make a link to a new password' }).filter({ visible: true }).click()
  const link = (await page.getByRole('status').locator('code').textContent()) ?? ''
  const mara = await (await browser.newContext({ baseURL })).newPage()
  await mara.goto(link)
  await mara.getByLabel('New password').fill('nine otters under the pier')
  await mara.getByRole('button', { name: 'Set the password and sign in' }).click()
  await expect(mara.getByRole('navigation', { name: 'Main' })).toBeVisible()
  await mara.goto(link)
  await expect(mara.getByRole('heading', { level: 1 })).toHaveText('This link is over')
})

test('guessing is stopped after five tries, for the right password too, and says for how long', async ({ page }) => {
  await page.goto('/sign-in')
  const alert = alertOf(page)
  for (let guess = 1; guess <= 6; guess += 1) {
    await signIn(page, 'guessed@example.org', `guess number ${guess} of many`)
    await expect(alert).toHaveText(
      guess <= 5 ? 'The e-mail address or the password is not right.' : /^Too many tries\. The next one counts in 15 minutes\.$/,
    )
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeEnabled()
  }
})

test('signing out ends the session itself, not only the cookie', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL })
  const page = await context.newPage()
  await page.goto('/sign-in')
  await signIn(page, ADMIN.email, ADMIN.password)
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
  const cookies = await context.cookies()
  await page.getByRole('button', { name: `${ADMIN.name}, menu` }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in$/)
  await context.addCookies(cookies)
  expect(await isSignedOut(context)).toBe(true)
})
