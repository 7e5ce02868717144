import type { BrowserContext, Page } from '@playwright/test'
import type { MemberActor } from '@/lib/access/actor'
import { createIncident } from '@/lib/incidents/store'
import { closeDb } from '@/lib/platform/db/client'
import { findEmbedded } from '@/lib/platform/db/embedded/server'
import { newId } from '@/lib/platform/ids'
import { overrideSettings } from '@/lib/platform/settings'
import { addSection, listSections } from '@/lib/sections/store'
import { makeSignedIn } from '../support/sign-in'
import type { Instance } from './instance'
import { expect, test } from './nevermore'

test.use({ apart: 'together' })
test.setTimeout(150_000)

const NAMES = ['Ines Brandt', 'Tom Weber', 'Ana Lima', 'Kofi Mensah']
/** Letters by which one sees who typed what. */
const ALPHABETS = ['abcdefghij', 'klmnopqrst', 'ABCDEFGHIJ', 'KLMNOPQRST']
const KEYS = 20

test('four browsers write one section over lost connections, late requests and a restart, and every keystroke is there', async ({
  instance,
  signedIn: _,
  browser,
}) => {
  const { path, sectionId, actors, cookies } = await fill(instance)
  const contexts = await Promise.all(
    cookies.map(async (cookie) => {
      const context = await browser.newContext({ baseURL: instance.url })
      await context.addCookies([cookie])
      return context
    }),
  )
  const pages = await Promise.all(contexts.map((context) => open(context, path)))
  const [ines, tom, ana, kofi] = pages as [Page, Page, Page, Page]
  const typed = ['', '', '', '']
  const type = async (who: number, page: Page) => {
    const alphabet = ALPHABETS[who] ?? ''
    await page.locator('.cm-content').focus()
    for (let n = 0; n < KEYS; n++) {
      const key = alphabet[(typed[who]?.length ?? 0) % alphabet.length] ?? ''
      await page.keyboard.press(key)
      typed[who] += key
    }
  }

  await test.step('all at once, over a line that loses answers and delays requests', async () => {
    let request = 0
    await contexts[1]?.route('**/api/together/*?document=*', async (route) => {
      const turn = request++ % 4
      if (turn === 0) return route.abort()
      if (turn === 1) {
        await route.fetch().catch(() => {})
        return route.abort().catch(() => {})
      }
      if (turn === 2) await new Promise((resolve) => setTimeout(resolve, 400))
      return route.continue().catch(() => {})
    })
    await Promise.all(pages.map((page, who) => type(who, page)))
    await expect(ines.locator('.cm-peerName').first()).toBeVisible()
  })

  await test.step('one of them without a network, and it is said', async () => {
    await contexts[0]?.setOffline(true)
    await Promise.all([type(0, ines), type(2, ana)])
    await expect(ines.locator('[data-kind="unsaved"]')).toContainText(/NOT saved: .* kept in this browser/)
    await contexts[0]?.setOffline(false)
  })

  await test.step('while the server is started anew', async () => {
    await Promise.all([instance.stop(), type(2, ana), type(3, kofi)])
    await type(3, kofi)
    await expect(kofi.locator('[data-kind="unsaved"]')).toContainText('NOT saved')
    await instance.start()
  })

  await test.step('one browser is closed with words that are on no server, and opened again', async () => {
    await contexts[3]?.setOffline(true)
    await type(3, kofi)
    await expect(kofi.locator('[data-kind="unsaved"]')).toContainText('kept in this browser')
    await kofi.close({ runBeforeUnload: false })
    await contexts[3]?.setOffline(false)
    if (contexts[3]) pages[3] = await open(contexts[3], path)
  })

  await test.step('everything is everywhere', async () => {
    await contexts[1]?.unrouteAll({ behavior: 'ignoreErrors' })
    for (const page of pages) await expect(page.locator('[data-kind]')).toHaveAttribute('data-kind', 'saved', { timeout: 30_000 })
    const [actor] = actors as [MemberActor]
    await connect(instance)
    const body = async () => (await listSections(actor, sectionId.incidentId)).find(({ id }) => id === sectionId.id)?.body ?? ''
    for (const page of pages)
      await expect.poll(async () => (await textOf(page)) === (await body()), { timeout: 20_000 }).toBe(true)
    const text = await body()
    for (const [who, alphabet] of ALPHABETS.entries())
      expect([...text].filter((letter) => alphabet.includes(letter)).join(''), NAMES[who]).toBe(typed[who])
    await closeDb()
  })
  await tom.getByRole('link', { name: 'Close' }).click()
  await expect(tom.locator('#section-background')).toContainText(typed[1]?.slice(0, 1) ?? '?')
  await Promise.all(contexts.map((context) => context.close()))
})

async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage()
  page.on('dialog', (dialog) => dialog.accept())
  await page.goto(path)
  await page.locator('.cm-content').waitFor({ timeout: 30_000 })
  return page
}

const textOf = (page: Page): Promise<string> =>
  page.locator('.cm-content').evaluate((node) =>
    [...node.querySelectorAll('.cm-line')]
      .map((line) => {
        const copy = line.cloneNode(true) as HTMLElement
        for (const peer of copy.querySelectorAll('.cm-peer')) peer.remove()
        return copy.textContent ?? ''
      })
      .join('\n'),
  )

async function connect({ dataDir }: Instance): Promise<string> {
  const databaseUrl = (await findEmbedded(dataDir)) ?? ''
  overrideSettings({ databaseUrl, dataDir })
  return databaseUrl
}

async function fill(instance: Instance) {
  const databaseUrl = await connect(instance)
  const { url, sessionSecret } = instance
  const members = await Promise.all(NAMES.map((name) => makeSignedIn({ url, databaseUrl, sessionSecret }, 'editor', name)))
  const actors = members.map(
    ({ memberId, email, role }, who): MemberActor => ({
      ...{ kind: 'member', memberId, email, role, name: NAMES[who] ?? '', timeZone: null },
    }),
  )
  const [actor] = actors as [MemberActor]
  const { id: incidentId, number } = await createIncident(actor, { id: newId(), title: 'Four hands', timeZone: 'UTC' })
  const { id } = await addSection(actor, { id: newId(), incidentId, title: 'Background', body: '' })
  await closeDb()
  return {
    ...{ path: `/incidents/${number}?edit=${id}`, sectionId: { incidentId, id }, actors },
    cookies: members.map(({ cookie }) => cookie),
  }
}
