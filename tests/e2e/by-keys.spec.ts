import type { Browser } from '@playwright/test'
import type { MemberActor } from '@/lib/access/actor'
import { createIncident } from '@/lib/incidents/store'
import { closeDb } from '@/lib/platform/db/client'
import { findEmbedded } from '@/lib/platform/db/embedded/server'
import { newId } from '@/lib/platform/ids'
import { overrideSettings } from '@/lib/platform/settings'
import { addSection } from '@/lib/sections/store'
import { EntryInput, UNKNOWN } from '@/lib/timeline/schema'
import { addEntry } from '@/lib/timeline/store'
import { makeSignedIn, type SignedInMember } from '@/tests/support/sign-in'
import { keyboard } from './hands'
import type { Instance } from './instance'
import { expect, test } from './nevermore'
import { takenOver } from './watch'

test.setTimeout(120_000)

async function makeWritten({ dataDir, url, sessionSecret }: Instance) {
  const databaseUrl = (await findEmbedded(dataDir)) ?? ''
  overrideSettings({ databaseUrl })
  const server = { url, databaseUrl, sessionSecret }
  const mara = await makeSignedIn(server, 'editor', 'Mara Lind')
  const ravi = await makeSignedIn(server, 'viewer', 'Ravi Sen')
  const actor: MemberActor = { kind: 'member', ...mara, role: 'editor', name: 'Mara Lind', timeZone: null }
  const { id: incidentId, number } = await createIncident(actor, {
    id: newId(),
    title: 'The lighthouse went dark',
    timeZone: 'UTC',
  })
  await addSection(actor, { id: newId(), incidentId, title: 'Impact', key: 'impact', body: 'Ships waited outside.' })
  const entryId = newId()
  await addEntry(actor, EntryInput.parse({ id: entryId, incidentId, text: 'The generator stopped at full load', ...UNKNOWN }))
  await closeDb()
  return { mara, ravi, path: `/incidents/${number}`, entryId }
}

async function enter(browser: Browser, { url }: Instance, member: SignedInMember) {
  const context = await browser.newContext({ baseURL: url, reducedMotion: 'reduce' })
  await context.addCookies([member.cookie])
  return context.newPage()
}

test('by keys alone an incident is found, asked why twice, and a selected passage of an entry commented on', async ({
  browser,
  instance,
}) => {
  const { mara, path, entryId } = await makeWritten(instance)
  const page = await enter(browser, instance, mara)
  const hands = keyboard(page)
  const { keyboard: keys } = page
  const palette = page.getByRole('combobox', { name: 'Go to, do, find' })
  const chosen = page.getByRole('dialog').getByRole('option', { selected: true })

  await test.step('the palette finds the incident, and does what is to be done there', async () => {
    await page.goto('/')
    await takenOver(page)
    await keys.press('ControlOrMeta+k')
    await palette.waitFor()
    await keys.type('lighthouse')
    await expect(chosen).toContainText('The lighthouse went dark')
    await keys.press('Enter')
    await page.waitForURL(`**${path}`)
    await page.getByRole('heading', { name: 'The lighthouse went dark' }).waitFor()
    await keys.press('ControlOrMeta+k')
    await palette.waitFor()
    await keys.type('ask why')
    await expect(chosen).toContainText('Ask why')
    await keys.press('Enter')
    await page.waitForURL(`**${path}/causes/why`)
  })

  await test.step('each answer is asked about in its turn', async () => {
    const answers = page.getByRole('list', { name: 'The answers so far' }).getByRole('listitem')
    await expect(page.getByLabel('What had to be so')).toBeFocused()
    await keys.type('The generator ran alone')
    await keys.press('ControlOrMeta+Enter')
    await expect(answers).toHaveText(['The generator ran alone'])
    await expect(page.getByLabel('Why did that happen?')).toBeFocused()
    await keys.type('The second one was away')
    await hands.press(page.getByRole('button', { name: 'Write it down and stop' }))
    await page.waitForURL((url) => url.pathname === path)
    await expect(page.locator('#causes')).toContainText('The second one was away')
  })

  await test.step('selected words lead by M to a comment on what they stand in', async () => {
    await page.goto(path)
    await page.getByRole('link', { name: 'Edit “Impact”' }).waitFor()
    await page.locator(`#entry-${entryId}`).evaluate((entry) => {
      const words = document.createTreeWalker(entry, NodeFilter.SHOW_TEXT)
      while (words.nextNode() && !words.currentNode.textContent?.includes('generator'));
      getSelection()?.setBaseAndExtent(words.currentNode, 4, words.currentNode, 13)
    })
    const menu = page.getByRole('toolbar', { name: 'Make of the selected words' })
    await menu.waitFor()
    await keys.press('m')
    await hands.press(menu.getByRole('link', { name: 'Comment' }))
    await expect(page.getByLabel('Passage')).toHaveValue('generator')
    await hands.write(page.getByRole('textbox', { name: 'Comment' }), 'Which one, @Ravi Sen?')
    await hands.press(page.getByRole('button', { name: 'Comment', exact: true }))
    await expect(page.getByRole('article')).toContainText('Which one')
    await page.goto(path)
    await expect(page.locator(`#entry-${entryId} mark`)).toHaveText('generator')
    await hands.press(page.locator(`#entry-${entryId}`).getByRole('link', { name: '1 comment' }))
    await hands.press(page.getByRole('button', { name: 'Resolve' }))
    await expect(page.getByRole('article')).toContainText('Resolved by Mara Lind')
  })
  await page.context().close()
})

test('who reads sees who comes, what they write and that they left, and is told when nobody knows', async ({
  browser,
  instance,
}) => {
  const { mara, ravi, path } = await makeWritten(instance)
  const reader = await enter(browser, instance, ravi)
  await reader.goto(path)
  const writer = await enter(browser, instance, mara)
  await writer.goto(path)
  const here = reader.getByRole('list', { name: 'Who is here' })
  await expect(here).toContainText('Mara Lind is here', { timeout: 30_000 })
  await writer.getByRole('link', { name: 'Edit “Impact”' }).click()
  await expect(here).toContainText('Mara Lind writes “Impact”', { timeout: 30_000 })
  await writer.goto('/board')
  await expect(here).toBeHidden({ timeout: 30_000 })
  await reader.context().setOffline(true)
  await expect(reader.getByText('who is here is not known')).toBeVisible({ timeout: 30_000 })
  for (const page of [reader, writer]) await page.context().close()
})
