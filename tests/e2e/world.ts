import { type BrowserContext, expect } from '@playwright/test'

/** Where the things of a small world are found. */
export interface World {
  check: string
  draft: string
  /** A document of three incidents, the first of them accepted. */
  several: string
}

const CLOSED = 'http://127.0.0.1:59999/labels'

/** An incident out of a document, one of its actions bound to a check that is red, and a document that waits to be accepted. */
export async function makeWorld(context: BrowserContext): Promise<World> {
  const page = await context.newPage()
  const read = async (file: string) => {
    await page.goto('/incidents/import')
    await page.waitForLoadState('networkidle')
    await page.locator('input[type=file]').setInputFiles(file)
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
  await page.close()
  return { check, draft, several }
}
