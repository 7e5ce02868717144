import { expect } from '@playwright/test'
import { test, writeIncident } from './nevermore'

const FENCE = '```'
const fenced = (...diagrams: string[]) => diagrams.map((one) => `${FENCE}mermaid\n${one}\n${FENCE}`).join('\n\n')

const SHOP = 'flowchart LR\n  shop --> api\n  api -->|503| ledger'
/** Each would run, ask or lead somewhere if it were obeyed. */
const HOSTILE = [
  'flowchart LR\n  a["<script>fetch(\'https://evil.example/1\')</script>"] --> b',
  'flowchart LR\n  a --> b\n  click a "javascript:alert(1)"\n  click b href "https://evil.example/2" _top',
  '%%{init: {"securityLevel":"loose","themeCSS":"@import url(https://evil.example/3);"}}%%\nflowchart LR\n  a --> b',
]
const BROKEN = 'flowchart LR\n  a --> --> ['
const ENDLESS = `flowchart LR\n${Array.from({ length: 900 }, (_, at) => `  n${at} --> n${at + 1}`).join('\n')}`

/** A machine that does other things as well draws slowly. */
const PATIENCE = { timeout: 30_000 }

test('a diagram is drawn in a sandbox, only where one stands, and what cannot be drawn stays readable', async ({
  page,
  signedIn,
}) => {
  test.setTimeout(120_000)
  await page.context().addCookies(signedIn.cookies)
  const incident = await writeIncident(page, 'The ledger answered 503')
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(`${incident}?edit=new-section`)
  await page.getByLabel('Heading').fill('What it looked like')
  await page.locator('.cm-content').waitFor()
  await page.locator('.cm-content').fill(fenced(SHOP, ...HOSTILE, BROKEN, ENDLESS))
  expect(asked.filter((path) => path.startsWith('/diagrams/'))).toEqual([])
  await page.getByRole('button', { name: 'Add the section' }).click()
  const section = page.locator('section', { has: page.getByRole('heading', { name: 'What it looked like' }) })
  const outside: string[] = []
  page.on('request', (request) => request.url().includes('evil.example') && outside.push(request.url()))
  page.on('dialog', (dialog) => outside.push(dialog.message()))

  // They are drawn when they come near.
  await section.locator('iframe').first().scrollIntoViewIfNeeded()
  await expect(section.locator('iframe').first()).toHaveAttribute('sandbox', 'allow-scripts')
  await expect(section.frameLocator('iframe').first().getByText('ledger')).toBeVisible(PATIENCE)
  await section.locator('pre').last().scrollIntoViewIfNeeded()
  await expect(section.getByText('Source of the diagram')).toHaveCount(1 + HOSTILE.length, PATIENCE)
  await expect(section.getByText('This diagram could not be drawn.')).toHaveCount(2, PATIENCE)
  await expect(section.locator('pre', { hasText: BROKEN })).toBeVisible()
  expect(outside).toEqual([])

  const quiet = await page.context().browser()!.newContext({ javaScriptEnabled: false, storageState: signedIn })
  const reader = await quiet.newPage()
  await reader.goto(new URL(incident, page.url()).href)
  await expect(reader.locator('pre', { hasText: 'shop --> api' })).toBeVisible()
  await quiet.close()
})
