import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, expect, type Page } from '@playwright/test'

/** Where the things of a small world are found. */
export interface World {
  check: string
  draft: string
  /** A document of three incidents, the first of them accepted. */
  several: string
  /** Many documents that came in together. */
  batch: string
  /** What a newer version of one of them says otherwise. */
  difference: string
  /** A channel that notices go to. */
  channel: string
  /** A template made here, saved twice. */
  template: string
}

const CLOSED = 'http://127.0.0.1:59999/labels'

/** An incident out of a document, one of its actions bound to a check that is red, and a document that waits to be accepted. */
export async function makeWorld(context: BrowserContext): Promise<World> {
  const page = await context.newPage()
  const read = async (file: string) => {
    await page.goto('/incidents/import')
    await page.waitForLoadState('networkidle')
    await page.getByLabel('Files or a zip').setInputFiles(file)
    await expect(page).toHaveURL(/\/import\/[0-9a-f-]{36}$/)
    return new URL(page.url()).pathname
  }
  await read('tests/fixtures/journey.md')
  await page.getByRole('button', { name: 'Accept' }).click()
  await expect(page).toHaveURL(/\/incidents\/1$/)
  await page.goto('/checks/new?action=1')
  await page.getByLabel('Address').fill(CLOSED)
  await page.getByRole('button', { name: 'Create and bind to ACT-1' }).click()
  await expect(page.getByRole('heading', { name: `GET ${CLOSED} answers 200` })).toBeVisible()
  const check = new URL(page.url()).pathname
  const draft = await read('tests/fixtures/waiting.md')
  const several = await read('tests/fixtures/three-incidents.md')
  await page.getByRole('button', { name: 'Accept this one' }).click()
  await expect(page.getByRole('main')).toContainText('Accepted as')
  const { batch, difference } = await sendFolderTwice(page)
  const channel = await addChannel(page)
  const template = await addTemplate(page)
  await page.close()
  return { check, draft, several, batch, difference, channel, template }
}

/** A channel with one message in its log: a test that found nobody listening. */
async function addChannel(page: Page): Promise<string> {
  await page.goto('/settings/notifications')
  await page.waitForLoadState('networkidle')
  await page.getByLabel('Kind', { exact: true }).selectOption('webhook')
  await page.getByLabel('Address').fill(CLOSED)
  await page.getByLabel('Name').fill('On-call room')
  await page.getByRole('button', { name: 'Add the channel' }).click()
  await page.getByRole('status').getByRole('link', { name: 'On-call room' }).click()
  await page.getByRole('button', { name: 'Send a test' }).click()
  await expect(page.getByRole('main')).toContainText('It did not arrive.')
  return new URL(page.url()).pathname
}

async function addTemplate(page: Page): Promise<string> {
  await page.goto('/settings/templates/new?from=brief')
  await page.waitForLoadState('networkidle')
  await page.getByLabel('Name').fill('Our weekly')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name: 'Our weekly' })).toBeVisible()
  await page.waitForLoadState('networkidle')
  await page.getByLabel('Template', { exact: true }).fill('# :fact[incident]: :fact[title]\n\n::timeline{format=table}\n')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Version 2.')).toBeVisible()
  return new URL(page.url()).pathname
}

const MANY = (clock: string) =>
  `# Kiln went out\n\nSeverity: SEV3\n\n## Timeline (UTC)\n\n- 2024-03-01 ${clock} The kiln went out\n`

/** A folder with a good and a bad file in it: accepted, and sent once more when the good one was changed. */
async function sendFolderTwice(page: Page) {
  const folder = mkdtempSync(join(tmpdir(), 'nevermore-folder-'))
  writeFileSync(join(folder, 'bad.md'), Buffer.from(Array.from({ length: 500 }, (_, n) => n % 8)))
  const send = async (clock: string) => {
    writeFileSync(join(folder, 'kiln.md'), MANY(clock))
    await page.goto('/incidents/import')
    await page.waitForLoadState('networkidle')
    await page.getByLabel('A folder').setInputFiles(folder)
    await expect(page.getByText('2 of 2 files read')).toBeVisible({ timeout: 30_000 })
    return new URL(page.url()).pathname
  }
  const batch = await send('10:00')
  await page.getByText('Accept drafts …').click()
  await page.getByRole('button', { name: /^Accept the/ }).click()
  await expect(page.getByRole('link', { name: /^INC-/ })).toBeVisible({ timeout: 30_000 })
  await send('10:05')
  const changed = page.getByRole('link', { name: /kiln\.md$/ })
  const difference = (await changed.getAttribute('href')) ?? ''
  rmSync(folder, { recursive: true })
  return { batch, difference }
}
