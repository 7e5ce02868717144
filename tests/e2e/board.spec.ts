import type { Browser, BrowserContext, Locator, Page } from '@playwright/test'
import type { MemberActor } from '@/lib/access/actor'
import { moveAction } from '@/lib/corrective-actions/state.store'
import { createAction } from '@/lib/corrective-actions/store'
import { createIncident } from '@/lib/incidents/store'
import { closeDb } from '@/lib/platform/db/client'
import { findEmbedded } from '@/lib/platform/db/embedded/server'
import { newId } from '@/lib/platform/ids'
import { overrideSettings } from '@/lib/platform/settings'
import { makeSignedIn, type SignedInMember } from '../support/sign-in'
import type { Instance } from './instance'
import { test as base, expect, listen } from './nevermore'
import { takenOver } from './watch'

interface Crew {
  ines: SignedInMember
  tomas: SignedInMember
  actor: MemberActor
}

const test = base.extend<{ action: { id: string; name: string; title: string } }, { crew: Crew }>({
  crew: [
    async ({ instance }, use) => {
      const databaseUrl = (await findEmbedded(instance.dataDir)) ?? ''
      overrideSettings({ databaseUrl })
      const server = { url: instance.url, databaseUrl, sessionSecret: instance.sessionSecret }
      const [ines, tomas] = [await makeSignedIn(server, 'editor', 'Ines'), await makeSignedIn(server, 'editor', 'Tomas')]
      const { memberId, email } = ines
      await use({ ines, tomas, actor: { kind: 'member', memberId, email, role: 'editor', name: 'Ines', timeZone: null } })
      await closeDb()
    },
    { scope: 'worker' },
  ],
  action: async ({ crew: { actor } }, use) => {
    const incident = await createIncident(actor, { id: newId(), title: 'Kiln went out', timeZone: 'UTC', tags: [] })
    const title = `Watch the kiln ${newId().slice(-6)}`
    const { id, number } = await createAction(actor, { id: newId(), incidentId: incident.id, title })
    await use({ id, name: `ACT-${number}`, title })
  },
})

const column = (page: Page, name: RegExp): Locator => page.getByRole('region', { name })
const OPEN = /^Open/
const IN_PROGRESS = /^In progress/
const DONE = /^Done/
const VERIFIED = /^Verified/

async function board(
  browser: Browser,
  instance: Instance,
  member: SignedInMember,
  { touch = false, path = '/board' } = {},
): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    baseURL: instance.url,
    ...(touch ? { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } } : {}),
  })
  await context.addCookies([member.cookie])
  const page = await context.newPage()
  const followed = page.waitForResponse((response) => response.url().includes('/api/live'))
  await page.goto(path)
  await takenOver(page)
  expect((await followed).headers()['content-type']).toContain('text/event-stream')
  return page
}

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()]
  if (!start || !end) throw new Error('nothing to drag, or nowhere to drag it to')
  await page.mouse.move(start.x + 40, start.y + 30)
  await page.mouse.down()
  await page.mouse.move(end.x + end.width / 2, end.y + 90, { steps: 8 })
  await page.mouse.up()
}

test('a card dragged by one person moves on the board of another, without a reload', async ({
  browser,
  instance,
  crew,
  action,
}) => {
  const [mine, theirs] = [await board(browser, instance, crew.ines), await board(browser, instance, crew.tomas)]
  const complaints = [...listen(mine), ...listen(theirs)]
  await drag(mine, column(mine, OPEN).locator('[data-card]', { hasText: action.title }), column(mine, IN_PROGRESS))
  await expect(column(mine, IN_PROGRESS).getByRole('link', { name: action.title })).toBeVisible()
  await expect(column(theirs, IN_PROGRESS).getByRole('link', { name: action.title })).toBeVisible()
  expect(complaints).toEqual([])
  await Promise.all([mine.context().close(), theirs.context().close()])
})

test('of two people who move the same card at once one is told, and both see where it is', async ({
  browser,
  instance,
  crew,
  action,
}) => {
  const [mine, theirs] = [await board(browser, instance, crew.ines), await board(browser, instance, crew.tomas)]
  // Tomas has not heard of anything when he lets go: his stream is down, and he does not ask.
  await theirs.route('**/api/live**', (route) => route.abort())
  await theirs.route('**/board/version', (route) => route.abort())
  await theirs.reload()
  await takenOver(theirs)
  await drag(mine, column(mine, OPEN).locator('[data-card]', { hasText: action.title }), column(mine, IN_PROGRESS))
  await expect(column(mine, IN_PROGRESS).getByRole('link', { name: action.title })).toBeVisible()
  await expect(mine.getByText(`${action.name} is in progress`, { exact: true })).toBeVisible()
  await drag(theirs, column(theirs, OPEN).locator('[data-card]', { hasText: action.title }), column(theirs, DONE))
  await expect(theirs.getByRole('alert').filter({ hasText: 'meanwhile' })).toContainText(
    `Somebody moved ${action.name} meanwhile: it is in progress now.`,
  )
  for (const page of [mine, theirs]) {
    await expect(column(page, IN_PROGRESS).getByRole('link', { name: action.title })).toBeVisible()
    await expect(column(page, DONE).getByRole('link', { name: action.title })).toHaveCount(0)
  }
  await Promise.all([mine.context().close(), theirs.context().close()])
})

test('by keys alone a card is picked up, held over columns, refused, put back and let go, and each step is read out', async ({
  browser,
  instance,
  crew,
  action,
}) => {
  const page = await board(browser, instance, crew.ines)
  const said = page.locator('section[aria-label="Board"] > p[role="status"]').first()
  await column(page, OPEN).getByRole('link', { name: action.title }).focus()
  await page.keyboard.press('Space')
  await expect(said).toHaveText(new RegExp(`^Picked up ${action.name}, open\\. The left and right arrows`))
  await page.keyboard.press('ArrowRight')
  await expect(said).toHaveText('Over In progress.')
  await page.keyboard.press('Escape')
  await expect(said).toHaveText(`Put back: ${action.name} stays open.`)
  await page.keyboard.press('Space')
  for (const _ of ['in progress', 'done', 'verified']) await page.keyboard.press('ArrowRight')
  await expect(said).toHaveText(/^Over Verified\. Only its checks can verify an action\./)
  await page.keyboard.press('Space')
  await expect(page.getByRole('alert').filter({ hasText: 'Only its checks' })).toBeVisible()
  await expect(column(page, VERIFIED).getByRole('link', { name: action.title })).toHaveCount(0)
  await column(page, OPEN).getByRole('link', { name: action.title }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(said).toHaveText(`${action.name} is in progress.`)
  await expect(column(page, IN_PROGRESS).getByRole('link', { name: action.title })).toBeFocused()
  await page.context().close()
})

test('a finger that holds still lifts a card, and one that moves at once scrolls the page', async ({
  browser,
  instance,
  crew,
  action,
}) => {
  const page = await board(browser, instance, crew.ines, { touch: true })
  await page.getByRole('navigation', { name: 'Columns' }).getByRole('link', { name: /Open/ }).click()
  const card = column(page, OPEN).locator('[data-card]', { hasText: action.title })
  await card.scrollIntoViewIfNeeded()
  const box = await card.boundingBox()
  const target = await page
    .getByRole('navigation', { name: 'Columns' })
    .getByRole('link', { name: /In progress/ })
    .boundingBox()
  if (!box || !target) throw new Error('nothing to touch')
  const finger = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number, y?: number) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined || y === undefined ? [] : [{ x, y }] })
  const at = { x: box.x + 60, y: box.y + 40 }

  await touch('touchStart', at.x, at.y)
  for (let step = 1; step <= 5; step++) await touch('touchMove', at.x, at.y - step * 15)
  await expect(page.locator('[data-ghost]')).toHaveCount(0)
  await touch('touchEnd')
  await expect(card).toBeVisible()

  await card.scrollIntoViewIfNeeded()
  const again = (await card.boundingBox()) ?? box
  const spot =
    (await page
      .getByRole('navigation', { name: 'Columns' })
      .getByRole('link', { name: /In progress/ })
      .boundingBox()) ?? target
  await touch('touchStart', again.x + 60, again.y + 40)
  await expect(page.locator('[data-ghost]')).toHaveCount(1)
  for (let step = 1; step <= 6; step++) {
    const part = step / 6
    await touch(
      'touchMove',
      again.x + 60 + (spot.x + spot.width / 2 - again.x - 60) * part,
      again.y + 40 + (spot.y + spot.height / 2 - again.y - 40) * part,
    )
  }
  await touch('touchEnd')
  await expect(page.getByText(`${action.name} is in progress`, { exact: true })).toBeVisible()
  await page.context().close()
})

test('several are chosen by x and shift-click, changed at once, and the change is taken back', async ({
  browser,
  instance,
  crew: { ines, actor },
}) => {
  const incident = await createIncident(actor, { id: newId(), title: 'Kiln went out', timeZone: 'UTC', tags: [] })
  const mark = newId().slice(-6)
  for (const name of ['first', 'second', 'third'])
    await createAction(actor, { id: newId(), incidentId: incident.id, title: `${name} ${mark}` })
  const page = await board(browser, instance, ines, { path: `/board?incident=${incident.number}` })
  const card = (name: string) => page.locator('[data-card]', { hasText: `${name} ${mark}` })
  await card('first').getByRole('link', { name: 'first' }).focus()
  await page.keyboard.press('x')
  await card('third')
    .getByRole('link', { name: 'third' })
    .click({ modifiers: ['Shift'] })
  const bar = page.getByRole('region', { name: 'Change the chosen actions' })
  await expect(bar).toContainText('3 chosen')
  await bar.getByRole('button', { name: 'Set the priority' }).click()
  await page.getByRole('button', { name: 'urgent' }).click()
  await expect(page.getByText('3 actions · priority: urgent')).toBeVisible()
  for (const name of ['first', 'second', 'third']) await expect(card(name).getByRole('img', { name: 'Urgent' })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  for (const name of ['first', 'second', 'third']) await expect(card(name).getByRole('img', { name: 'Urgent' })).toHaveCount(0)
  await page.context().close()
})

test('without JavaScript the board is narrowed by its boxes and switches, grouped, and opened again', async ({
  browser,
  instance,
  crew: { ines, actor },
}) => {
  const [worst, least] = await Promise.all(
    (['SEV1', 'SEV4'] as const).map((severity) =>
      createIncident(actor, { id: newId(), title: `Kiln ${severity}`, severity, timeZone: 'UTC', tags: [] }),
    ),
  )
  const mark = newId().slice(-6)
  for (const [name, incident] of [['worst', worst] as const, ['least', least] as const])
    await createAction(actor, { id: newId(), incidentId: incident?.id ?? '', title: `${name} ${mark}` })
  const context = await browser.newContext({ baseURL: instance.url, javaScriptEnabled: false })
  await context.addCookies([ines.cookie])
  const page = await context.newPage()
  const filters = page.getByRole('search', { name: 'Filters' })
  const card = (name: string) => page.getByRole('link', { name: `${name} ${mark}` })
  await page.goto('/board?rows=1000')
  await filters.getByRole('button', { name: 'Filter by severity' }).click()
  await page.getByLabel('SEV1').check()
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page).toHaveURL(/severity=SEV1/)
  await expect(card('worst')).toBeVisible()
  await expect(card('least')).toHaveCount(0)
  await filters.getByRole('button', { name: 'Group the cards' }).click()
  await page.getByRole('link', { name: 'By incident' }).click()
  await expect(page).toHaveURL(/severity=SEV1.*group=incident/)
  await expect(page.getByRole('heading', { name: `INC-${worst?.number}` })).toBeVisible()
  await filters.getByRole('link', { name: 'Overdue' }).click()
  await expect(page.getByText('No action matches these filters')).toBeVisible()
  await filters.getByRole('link', { name: 'Show all' }).click()
  await expect(card('least')).toBeVisible()
  await context.close()
})

test('a view is saved for everyone, opened by its address, deleted and brought back', async ({ browser, instance, crew }) => {
  const page = await board(browser, instance, crew.ines, { path: '/board?overdue=1&waived=1&group=owner' })
  const name = `Late ${newId().slice(-6)}`
  await page.getByRole('button', { name: 'Saved views' }).click()
  await page.getByLabel('Save what is shown as').fill(name)
  await page.getByLabel('For everyone').check()
  await page.getByRole('button', { name: 'Save the view' }).click()
  await expect(page.getByRole('button', { name: `Saved view: ${name}` })).toBeVisible()

  const theirs = await board(browser, instance, crew.tomas)
  await theirs.getByRole('button', { name: 'Saved views' }).click()
  await theirs.getByRole('link', { name }).click()
  await expect(theirs).toHaveURL(/\/board\?.*overdue=1&waived=1&group=owner&saved=/)
  await theirs.context().close()

  await page.getByRole('button', { name: `Saved view: ${name}` }).click()
  await page.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText(`“${name}” deleted`)).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Saved views' }).click()
  await expect(page.getByRole('link', { name })).toBeVisible()
  await page.context().close()
})

test('a board comes back by itself after the web was restarted, and signing out elsewhere ends what it follows', async ({
  browser,
  instance,
  crew,
  action,
}) => {
  const page = await board(browser, instance, crew.tomas)
  await expect(column(page, OPEN).getByRole('link', { name: action.title })).toBeVisible()
  const began = Date.now()
  expect(await instance.stop()).toBe(0)
  expect(Date.now() - began, 'an open stream holds no stop up').toBeLessThan(15_000)
  await instance.start()
  overrideSettings({ databaseUrl: (await findEmbedded(instance.dataDir)) ?? '' })
  await closeDb()
  await moveAction(crew.actor, { id: action.id, from: 'open', to: 'done', because: '' })
  await expect(column(page, DONE).getByRole('link', { name: action.title })).toBeVisible({ timeout: 30_000 })
  const ended = page.waitForEvent('requestfinished', { predicate: (request) => request.url().includes('/api/live') })
  const elsewhere = await browser.newContext({ baseURL: instance.url })
  await elsewhere.addCookies([crew.tomas.cookie])
  const other = await elsewhere.newPage()
  await other.goto('/')
  await other.getByRole('button', { name: 'Tomas, menu' }).click()
  await other.getByRole('button', { name: 'Sign out' }).click()
  await ended
  await Promise.all([elsewhere.close(), page.context().close()])
})
